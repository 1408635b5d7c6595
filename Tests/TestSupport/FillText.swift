package import Simulation
import TickData

extension Fill {
  /// What was done and when, as a trader would say it: `D1 10:00:05 buy 200 @ 10.0`.
  package var brief: String {
    let day = CivilDate(of: time).dayNumber - CivilDate(year: 2025, month: 4, day: 13).dayNumber
    return "D\(day) \(clock) \(verb) \(quantity) @ \(price)"
  }

  /// The line of a trade log with whole-second stamps, written apart from the code under test.
  package var logLine: String {
    let (year, month, day) = CivilDate(of: time).components
    let date = "\(year)-\(twoDigits(month))-\(twoDigits(day))"
    return "\(date) \(clock),\(verb),\(price),\(quantity),\(realizedPnL),\(position),\(totalRealizedPnL)"
  }

  private var verb: String { side == .bid ? "buy" : "sell" }

  private var clock: String {
    let intoDay = time - WallClock.startOfDay(time)
    let seconds = intoDay / WallClock.second
    let fraction = intoDay % WallClock.second
    let text = "\(twoDigits(seconds / 3600)):\(twoDigits(seconds / 60 % 60)):\(twoDigits(seconds % 60))"
    return fraction == 0 ? text : "\(text)+\(fraction)ns"
  }

  private func twoDigits(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

internal import Analytics
internal import FoundationEssentials
internal import TickData

/// The realized P&L of each day, from trade logs of either layout.
enum TradeDays {
  private static let endings = ["_trades_timeseries.csv", "_trades.csv"]

  /// The names of the trade logs in a folder, ascending.
  static func logs(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { name in endings.contains(where: name.hasSuffix) }.sorted()
  }

  /// Of all logs together; nil where there is none.
  ///
  /// - Throws: where a log is not the one that its record speaks of.
  static func daily(of logs: [String], recorded: RecordedLogs?) throws(ComparisonError) -> DailyPnL? {
    guard !logs.isEmpty else { return nil }
    var securities: [DailyPnL] = []
    for log in logs { securities.append(try daily(of: log, recorded)) }
    return .sum(of: securities)
  }

  private static func daily(of path: String, _ recorded: RecordedLogs?) throws(ComparisonError) -> DailyPnL {
    let log = try CSVFile(path: path, recorded: recorded)
    let amounts = try log.numbers("realized_pnl")
    var days: [CivilDate] = []
    for (index, stamp) in try log.texts("timestamp").enumerated() {
      guard let day = CivilDate(writtenAs: stamp.prefix(10)) else {
        throw ComparisonError("\(path), row \(index + 2): timestamp expected a date and a time, was \(stamp.quoted)")
      }
      days.append(day)
    }
    return DailyPnL(ofFills: amounts, on: days)
  }
}

extension CivilDate {
  /// The date of a text such as 2025-04-14.
  fileprivate init?(writtenAs text: Substring) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int64(parts[0]), let month = Int64(parts[1]),
      let day = Int64(parts[2]),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

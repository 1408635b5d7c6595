internal import TickData
internal import TickStorage

/// The values of a row for people.
struct RowTexts {
  let stamp: String
  let type: String
  let price: String
  let volume: String

  var all: String { "\(stamp) \(type) \(price) \(volume)" }
}

extension SourceRows {
  func texts(at index: Int) -> RowTexts {
    RowTexts(
      stamp: time[index] == Self.missingStamp ? "missing" : Self.text(ofStamp: time[index]),
      type: type[index] < 0 ? "missing" : "\"\(words[Int(type[index])])\"",
      price: price[index].isNaN ? "missing" : "\(price[index])",
      volume: hasVolume[index] == 0 ? "missing" : "\(volume[index])")
  }

  /// `2025-04-14 09:30:00.000000001`, with as many decimals as there are.
  static func text(ofStamp time: Int64) -> String {
    let midnight = WallClock.startOfDay(time)
    let (second, fraction) = (time &- midnight).quotientAndRemainder(dividingBy: WallClock.second)
    func padded(_ number: Int64, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
    }
    var text =
      "\(CivilDate(of: time)) \(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
    guard fraction > 0 else { return text }
    var decimals = padded(fraction, 9)
    while decimals.last == "0" { decimals.removeLast() }
    text += ".\(decimals)"
    return text
  }
}

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
      stamp: time[index] == Self.missingStamp ? "missing" : WallClock.stampText(time[index]),
      type: type[index] < 0 ? "missing" : words[Int(type[index])].quoted,
      price: price[index].isNaN ? "missing" : "\(price[index])",
      volume: hasVolume[index] == 0 ? "missing" : "\(volume[index])")
  }
}

internal import TickData

/// Which columns of a table hold the stamp, the type, the price and the volume.
///
/// A column is known by its exact name, in lower case and without white space around it. There must be one column for each purpose: two are an
/// error, and so is none. A `date` and a `time` column together make the stamp.
struct TickColumns: Equatable {
  enum Stamp: Equatable {
    case column(Int)
    case dateAndTime(date: Int, time: Int)
  }

  let stamp: Stamp
  let type: Int
  let price: Int
  let volume: Int

  static let stampNames: Set<String> = ["timestamp", "dates", "date", "datetime", "date_time", "time"]
  static let typeNames: Set<String> = ["type", "types"]
  static let priceNames: Set<String> = ["price", "prices"]
  static let volumeNames: Set<String> = ["volume", "vol", "size", "sizes", "qty", "quantity"]

  /// What is wrong with a table's columns, as a text that names those it has.
  struct Mismatch: Error, Equatable {
    let text: String
    /// Whether there are columns for all purposes, but too many for one.
    let isAmbiguous: Bool
  }

  init(names: [String]) throws(Mismatch) {
    let known = names.map(Self.normalised)
    func candidates(_ wanted: Set<String>) -> [Int] { known.indices.filter { wanted.contains(known[$0]) } }
    func one(_ purpose: String, _ wanted: Set<String>) throws(Mismatch) -> Int {
      let found = candidates(wanted)
      if found.count == 1 { return found[0] }
      let accepted = wanted.sorted().joined(separator: ", ")
      guard !found.isEmpty else {
        throw Mismatch(
          text: "no column for the \(purpose): \(Self.list(names)); name one of them \(accepted)", isAmbiguous: false)
      }
      let all = [Self.stampNames, Self.typeNames, Self.priceNames, Self.volumeNames]
      throw Mismatch(
        text:
          "\(found.count) columns for the \(purpose) (\(Self.enumerated(found.map { names[$0] }))): "
          + "keep one of them under a name for the \(purpose)",
        isAmbiguous: all.allSatisfy { !candidates($0).isEmpty })
    }

    let stamps = candidates(Self.stampNames)
    if stamps.count == 2, let date = stamps.first(where: { known[$0] == "date" }),
      let time = stamps.first(where: { known[$0] == "time" })
    {
      stamp = .dateAndTime(date: date, time: time)
    } else {
      stamp = .column(try one("timestamp", Self.stampNames))
    }
    type = try one("type", Self.typeNames)
    price = try one("price", Self.priceNames)
    volume = try one("volume", Self.volumeNames)
  }

  static func list(_ names: [String]) -> String {
    guard !names.isEmpty else { return "it has no columns" }
    return "its columns are \(enumerated(names))"
  }

  /// The first twenty names, and how many more there are.
  private static func enumerated(_ names: [String]) -> String {
    let shown = names.prefix(20).map(shown).joined(separator: ", ")
    return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
  }

  /// A name as messages show it: what is no table has names of any length.
  private static func shown(_ name: String) -> String { name.abbreviated }

  static func normalised(_ name: String) -> String { name.lowercased().trimmed }
}

/// Rows of a described source, as columns in buffers that are filled again and again. A column that the source does not
/// have is empty; the others are at least `count` long.
struct DescribedRows {
  var count = 0
  /// The number of the first of the consecutive rows that these are of, as people count it.
  var firstNumber: Int64 = 0
  /// The place of each among those; empty where these are all of them.
  var places: [UInt16] = []
  /// Exchange-local wall-clock time; `Int64.min` where there is none.
  var time: [Int64] = []
  /// The word of the type; -1 where it is missing.
  var type: [Int32] = []
  /// NaN where it is missing.
  var price: [Double] = []
  /// ``missingSize`` where it is missing.
  var size: [Int64] = []
  var bidPrice: [Double] = []
  var bidSize: [Int64] = []
  var askPrice: [Double] = []
  var askSize: [Int64] = []
  /// 0 where it is missing.
  var sequence: [Int64] = []
  /// The text of the conditions, as a word; -1 where there is none.
  var conditions: [Int32] = []
  /// Empty, too, where no row has any.
  var flags: [RowFlags] = []

  /// What a missing size reads as: no source has it.
  static let missingSize = Int64.min

  /// The most consecutive rows, so that places are short.
  static let mostConsecutive = 1 << 16

  /// The number of a row in its file, as people count it.
  func number(_ row: Int) -> Int64 { firstNumber + Int64(places.isEmpty ? row : Int(places[row])) }

  /// What columns could not hold of a row.
  func flags(of row: Int) -> RowFlags { flags.isEmpty ? [] : flags[row] }

  /// The rows at these places among consecutive ones, in their order.
  func rows(at places: [UInt16]) -> DescribedRows {
    precondition(self.places.isEmpty, "places are those among consecutive rows")
    var rows = DescribedRows()
    rows.count = places.count
    rows.firstNumber = firstNumber
    rows.places = places
    rows.time = Self.gather(time, places)
    rows.type = Self.gather(type, places)
    rows.price = Self.gather(price, places)
    rows.size = Self.gather(size, places)
    rows.bidPrice = Self.gather(bidPrice, places)
    rows.bidSize = Self.gather(bidSize, places)
    rows.askPrice = Self.gather(askPrice, places)
    rows.askSize = Self.gather(askSize, places)
    rows.sequence = Self.gather(sequence, places)
    rows.conditions = Self.gather(conditions, places)
    if flags.contains(where: { $0.rawValue != 0 }) { rows.flags = Self.gather(flags, places) }
    return rows
  }

  private static func gather<Value: BitwiseCopyable>(_ column: [Value], _ places: [UInt16]) -> [Value] {
    guard !column.isEmpty else { return [] }
    return Array(unsafeUninitializedCapacity: places.count) { buffer, count in
      let (column, places) = (column.span, places.span)
      // Unsafe: every element up to the count is initialised, and the row is one of the places; the reads are checked.
      var row = 0
      while row < places.count {
        buffer.initializeElement(at: row, to: column[Int(places[unchecked: row])])
        row &+= 1
      }
      count = places.count
    }
  }
}

/// What typed columns could not hold of a row.
struct RowFlags: OptionSet, BitwiseCopyable {
  let rawValue: UInt8

  static let unreadableStamp = RowFlags(rawValue: 1)
  static let unreadablePrice = RowFlags(rawValue: 2)
  static let unreadableSize = RowFlags(rawValue: 4)
  static let fractionalSize = RowFlags(rawValue: 8)
}

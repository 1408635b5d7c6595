/// Consecutive rows of a described source, as columns in buffers that are filled again and again. A column that the source
/// does not have is empty; the others are at least `count` long.
struct DescribedRows {
  var count = 0
  /// The row's number in its file, as people count it.
  var number: [Int64] = []
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
  var flags: [RowFlags] = []

  /// What a missing size reads as: no source has it.
  static let missingSize = Int64.min

  /// Does something with each column, those that are empty included, always in the same order.
  mutating func visit<Visitor: RowColumnVisitor>(_ visitor: inout Visitor) throws(TickFileError) {
    try visitor.visit(&number)
    try visitor.visit(&time)
    try visitor.visit(&type)
    try visitor.visit(&price)
    try visitor.visit(&size)
    try visitor.visit(&bidPrice)
    try visitor.visit(&bidSize)
    try visitor.visit(&askPrice)
    try visitor.visit(&askSize)
    try visitor.visit(&sequence)
    try visitor.visit(&conditions)
    try visitor.visit(&flags)
  }

  /// Keeps the rows at these places and puts them in their order.
  mutating func keep(_ places: [Int32]) {
    var gathering = Gathering(places: places)
    // Gathering does not fail.
    try? visit(&gathering)
    count = places.count
  }
}

/// What is done with columns of whatever type, one after the other.
protocol RowColumnVisitor {
  mutating func visit<Value: BitwiseCopyable>(_ column: inout [Value]) throws(TickFileError)
}

private struct Gathering: RowColumnVisitor {
  let places: [Int32]

  mutating func visit<Value: BitwiseCopyable>(_ column: inout [Value]) throws(TickFileError) {
    guard !column.isEmpty else { return }
    let from = column
    column = Array(unsafeUninitializedCapacity: places.count) { buffer, count in
      // Unsafe: every element up to the count is initialised; the reads are checked.
      for place in places.indices { buffer.initializeElement(at: place, to: from[Int(places[place])]) }
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

/// Rows of a described source that are kept: narrow, since there may be millions.
struct KeptRows {
  private let firstNumber: Int64
  private var places: [UInt16]
  private var time: NarrowIntegers
  private var type: [Int32]
  private var price: [Double]
  private var size: NarrowIntegers
  private var bidPrice: [Double]
  private var bidSize: NarrowIntegers
  private var askPrice: [Double]
  private var askSize: NarrowIntegers
  private var sequence: NarrowIntegers
  private var conditions: [Int32]
  private var flags: [RowFlags]

  /// The rows at these places among consecutive ones, in their order.
  init(_ rows: DescribedRows, at places: [UInt16]) {
    func narrow(_ column: [Int64]) -> NarrowIntegers { NarrowIntegers(column, count: rows.count, at: places) }
    firstNumber = rows.firstNumber
    self.places = places
    time = narrow(rows.time)
    type = DescribedRows.gather(rows.type, places)
    price = DescribedRows.gather(rows.price, places)
    size = narrow(rows.size)
    bidPrice = DescribedRows.gather(rows.bidPrice, places)
    bidSize = narrow(rows.bidSize)
    askPrice = DescribedRows.gather(rows.askPrice, places)
    askSize = narrow(rows.askSize)
    sequence = narrow(rows.sequence)
    conditions = DescribedRows.gather(rows.conditions, places)
    let hasFlags = rows.flags.contains { $0.rawValue != 0 }
    flags = hasFlags ? DescribedRows.gather(rows.flags, places) : []
  }

  /// Fills with some of the rows.
  func copy(_ range: Range<Int>, to rows: inout DescribedRows) {
    func copy<Value>(_ column: [Value], to target: inout [Value]) {
      target.removeAll(keepingCapacity: true)
      if !column.isEmpty { target.append(contentsOf: column[range]) }
    }
    rows.count = range.count
    rows.firstNumber = firstNumber
    copy(places, to: &rows.places)
    time.copy(range, to: &rows.time)
    copy(type, to: &rows.type)
    copy(price, to: &rows.price)
    size.copy(range, to: &rows.size)
    copy(bidPrice, to: &rows.bidPrice)
    bidSize.copy(range, to: &rows.bidSize)
    copy(askPrice, to: &rows.askPrice)
    askSize.copy(range, to: &rows.askSize)
    sequence.copy(range, to: &rows.sequence)
    copy(conditions, to: &rows.conditions)
    copy(flags, to: &rows.flags)
  }

  /// Does something with each column, those that are empty included, always in the same order.
  mutating func visit<Visitor: RowColumnVisitor>(_ visitor: inout Visitor) throws(TickFileError) {
    try visitor.visit(&places)
    try time.visit(&visitor)
    try visitor.visit(&type)
    try visitor.visit(&price)
    try size.visit(&visitor)
    try visitor.visit(&bidPrice)
    try bidSize.visit(&visitor)
    try visitor.visit(&askPrice)
    try askSize.visit(&visitor)
    try sequence.visit(&visitor)
    try visitor.visit(&conditions)
    try visitor.visit(&flags)
  }
}

/// What is done with columns of whatever type, one after the other.
protocol RowColumnVisitor {
  mutating func visit<Value: BitwiseCopyable>(_ column: inout [Value]) throws(TickFileError)
}

/// Rows of a described source that are kept until their security is read. Columns that nothing is in take no room.
struct KeptRows {
  private let firstNumber: Int64
  private var places: [UInt16]
  private var time: [Int64]
  private var type: [Int32]
  private var price: [Double]
  private var size: [Int64]
  private var bidPrice: [Double]
  private var bidSize: [Int64]
  private var askPrice: [Double]
  private var askSize: [Int64]
  private var sequence: [Int64]
  private var conditions: [Int32]
  private var flags: [RowFlags]

  /// The rows at these places among consecutive ones, in their order.
  init(_ rows: DescribedRows, at places: [UInt16]) {
    firstNumber = rows.firstNumber
    self.places = places
    time = DescribedRows.gather(rows.time, places)
    type = DescribedRows.gather(rows.type, places)
    price = DescribedRows.gather(rows.price, places)
    size = DescribedRows.gather(rows.size, places)
    bidPrice = DescribedRows.gather(rows.bidPrice, places)
    bidSize = DescribedRows.gather(rows.bidSize, places)
    askPrice = DescribedRows.gather(rows.askPrice, places)
    askSize = DescribedRows.gather(rows.askSize, places)
    sequence = DescribedRows.gather(rows.sequence, places)
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
    copy(time, to: &rows.time)
    copy(type, to: &rows.type)
    copy(price, to: &rows.price)
    copy(size, to: &rows.size)
    copy(bidPrice, to: &rows.bidPrice)
    copy(bidSize, to: &rows.bidSize)
    copy(askPrice, to: &rows.askPrice)
    copy(askSize, to: &rows.askSize)
    copy(sequence, to: &rows.sequence)
    copy(conditions, to: &rows.conditions)
    copy(flags, to: &rows.flags)
  }

  /// Does something with each column, those that are empty included, always in the same order.
  mutating func visit<Visitor: RowColumnVisitor>(_ visitor: inout Visitor) throws(TickFileError) {
    try visitor.visit(&places)
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
}

/// What is done with columns of whatever type, one after the other.
protocol RowColumnVisitor {
  mutating func visit<Value: BitwiseCopyable>(_ column: inout [Value]) throws(TickFileError)
}

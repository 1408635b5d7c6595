extension DescribedRows {
  /// Takes some rows of others, which are kept, in place of its own.
  mutating func set(_ range: Range<Int>, of kept: DescribedRows) {
    func copy<Value>(_ column: [Value], to target: inout [Value]) {
      target.removeAll(keepingCapacity: true)
      if !column.isEmpty { target.append(contentsOf: column[range]) }
    }
    count = range.count
    firstNumber = kept.firstNumber
    copy(kept.places, to: &places)
    copy(kept.time, to: &time)
    copy(kept.type, to: &type)
    copy(kept.price, to: &price)
    copy(kept.size, to: &size)
    copy(kept.bidPrice, to: &bidPrice)
    copy(kept.bidSize, to: &bidSize)
    copy(kept.askPrice, to: &askPrice)
    copy(kept.askSize, to: &askSize)
    copy(kept.sequence, to: &sequence)
    copy(kept.conditions, to: &conditions)
    copy(kept.flags, to: &flags)
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

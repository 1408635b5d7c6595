extension TickChunk {
  /// Gives void rows, which have no stamp, that of the row before them, so that they stay with it in any order, and says
  /// how the stamps stand.
  ///
  /// - Parameter previous: The stamp of the row before the chunk's first.
  package mutating func completeStamps(after previous: Int64) -> StampOrder {
    if let order = orderOfAscendingStamps { return order }
    var order = StampOrder(isAscending: true, earliest: .max, last: previous)
    for index in 0..<count {
      if price[index].isNaN { time[index] = order.last }
      let stamp = time[index]
      if index > 0, stamp < order.last { order.isAscending = false }
      order.earliest = min(order.earliest, stamp)
      order.last = stamp
    }
    return order
  }

  /// How the stamps stand where they ascend and no row is void, which nearly every chunk's do: found without a branch for
  /// each row. nil otherwise.
  private var orderOfAscendingStamps: StampOrder? {
    guard count > 0 else { return nil }
    let (times, prices) = (time.span.extracting(first: count), price.span.extracting(first: count))
    var steps: Int64 = 0
    var void: Int64 = prices[0].isNaN ? 1 : 0
    for index in 1..<count {
      // Stamps are so far from the bounds of a number that their differences are numbers.
      steps |= times[index] &- times[index - 1]
      void &+= prices[index].isNaN ? 1 : 0
    }
    guard steps >= 0, void == 0 else { return nil }
    return StampOrder(isAscending: true, earliest: times[0], last: times[count - 1])
  }

  /// Puts the ticks from an index on into the order of their stamps; those of one stamp stay in the order in which they
  /// stand.
  ///
  /// - Complexity: linear, save for the stretches that are out of order; each of them is sorted by itself.
  package mutating func sortByTime(from start: Int = 0) {
    // The earliest stamp from each index on.
    var earliest = Array(repeating: Int64.max, count: count - start + 1)
    for index in stride(from: count - 1, through: start, by: -1) {
      earliest[index - start] = min(time[index], earliest[index - start + 1])
    }
    var stretchStart = start
    var latest = Int64.min
    for index in start..<count {
      latest = max(latest, time[index])
      // Nothing behind this tick belongs before one of the stretch.
      guard latest <= earliest[index - start + 1] else { continue }
      if index > stretchStart { sortStretch(stretchStart...index) }
      stretchStart = index + 1
    }
  }

  private mutating func sortStretch(_ stretch: ClosedRange<Int>) {
    listRows()
    var order = stretch.map { (time: time[$0], index: $0) }
    order.sort { ($0.time, $0.index) < ($1.time, $1.index) }
    func permute<Value>(_ column: inout [Value]) {
      let sorted = order.map { column[$0.index] }
      column.replaceSubrange(stretch, with: sorted)
    }
    permute(&time)
    permute(&kind)
    permute(&price)
    permute(&size)
    permute(&rows)
  }

  /// Adds the ticks of another chunk behind these.
  package mutating func append(_ other: TickChunk) {
    listRows()
    let (held, total) = (count, count + other.count)
    grow(to: total)
    time.replaceSubrange(held..<total, with: other.time[..<other.count])
    kind.replaceSubrange(held..<total, with: other.kind[..<other.count])
    price.replaceSubrange(held..<total, with: other.price[..<other.count])
    size.replaceSubrange(held..<total, with: other.size[..<other.count])
    let rows = rows + (0..<other.count).map(other.row)
    setFilled(count: total, firstRow: firstRow)
    self.rows = rows
  }

  /// Moves the first ticks over to another chunk, in place of those that it has.
  package mutating func moveFirst(_ moved: Int, to other: inout TickChunk) {
    listRows()
    var rest = self
    other = self
    other.setFilled(count: moved, firstRow: rows.first ?? 0)
    other.rows = Array(rows[..<moved])
    rest.time.removeFirst(moved)
    rest.kind.removeFirst(moved)
    rest.price.removeFirst(moved)
    rest.size.removeFirst(moved)
    rest.setFilled(count: count - moved, firstRow: moved < count ? rows[moved] : 0)
    rest.rows = Array(rows[moved...])
    self = rest
  }

  /// Makes `rows` say what it leaves unsaid while the ticks follow each other.
  private mutating func listRows() {
    if rows.isEmpty { rows = (0..<Int64(count)).map { firstRow + $0 } }
  }
}

/// How the stamps of a chunk stand.
package struct StampOrder: Hashable, Sendable {
  /// Whether none is before the one that stands before it in the chunk.
  package var isAscending: Bool
  package var earliest: Int64
  package var last: Int64
}

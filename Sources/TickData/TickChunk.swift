/// Consecutive ticks of one security as columns, in buffers that are filled again and again.
///
/// Every source row is in a chunk. They follow each other, so that row `firstRow + i` of the source stands at index `i`;
/// but where ticks were put into the order of their stamps, `rows` says which row stands where. A row that has no
/// stamp or no price is *void*: its price is NaN. No other row has a NaN price. Which of the remaining rows count is the
/// strategy's rule, not the reader's (the market-making rules take prices above zero only).
///
/// The columns are plain arrays of at least `count` elements: readers write through `prepare`, loops read through
/// `.span`.
public struct TickChunk: Sendable {
  /// The number of ticks; the columns may be longer.
  public private(set) var count: Int
  /// The source row, counted from 0, of the first tick.
  public private(set) var firstRow: Int64

  /// The source row of each tick where they do not follow each other, since the ticks are not in the order of the source;
  /// empty where they do.
  public package(set) var rows: [Int64] = []

  /// Exchange-local wall-clock time, nanoseconds since 1970-01-01. Not sorted: stamps may step back.
  public var time: [Int64]
  public var kind: [TickKind]
  public var price: [Double]
  public var size: [Int64]

  /// An empty chunk with room for `capacity` ticks.
  public init(capacity: Int = 0) {
    precondition(capacity >= 0, "a chunk's capacity is not negative")
    count = 0
    firstRow = 0
    time = Array(repeating: 0, count: capacity)
    kind = Array(repeating: .other, count: capacity)
    price = Array(repeating: .nan, count: capacity)
    size = Array(repeating: 0, count: capacity)
  }

  /// A chunk of these ticks.
  public init(_ ticks: some Sequence<Tick>, firstRow: Int64 = 0) {
    self.init()
    for tick in ticks {
      time.append(tick.time)
      kind.append(tick.kind)
      price.append(tick.price)
      size.append(tick.size)
    }
    self.firstRow = firstRow
    count = time.count
  }

  /// How many ticks fit without new buffers.
  public var capacity: Int { time.count }

  /// Makes the columns at least so long, keeping what they hold.
  public mutating func grow(to capacity: Int) {
    func grow<Value>(_ column: inout [Value], _ filler: Value) {
      if column.count < capacity { column.append(contentsOf: repeatElement(filler, count: capacity - column.count)) }
    }
    grow(&time, 0)
    grow(&kind, .other)
    grow(&price, .nan)
    grow(&size, 0)
  }

  /// The source row, counted from 0, of the tick at an index.
  @inlinable
  public func row(at index: Int) -> Int64 { rows.isEmpty ? firstRow &+ Int64(index) : rows[index] }

  /// Where a source row that is in the chunk stands. Traps for any other row.
  ///
  /// - Complexity: O(*d*) for a row that stands *d* places from where the rows' order would have it.
  public func index(ofRow row: Int64) -> Int {
    let expected = min(max(0, Int(row - firstRow)), count - 1)
    guard !rows.isEmpty else {
      precondition(row - firstRow == Int64(expected), "row \(row) is not in the chunk")
      return expected
    }
    for distance in 0..<count {
      if expected + distance < count, rows[expected + distance] == row { return expected + distance }
      if expected >= distance, rows[expected - distance] == row { return expected - distance }
    }
    preconditionFailure("row \(row) is not in the chunk")
  }

  /// Says what the columns now hold: `count` ticks, the first of them source row `firstRow`.
  ///
  /// Traps when a column is shorter than that.
  public mutating func setFilled(count: Int, firstRow: Int64) {
    precondition(
      count <= time.count && count <= kind.count && count <= price.count && count <= size.count,
      "a chunk's columns are at least as long as its count")
    self.count = count
    self.firstRow = firstRow
    rows.removeAll(keepingCapacity: true)
  }

  /// Takes ticks in place of its own, from columns of one length, the first of them source row `firstRow`.
  package mutating func set(
    time: ArraySlice<Int64>, kind: ArraySlice<TickKind>, price: ArraySlice<Double>, size: ArraySlice<Int64>,
    firstRow: Int64
  ) {
    func set<Value>(_ column: inout [Value], _ values: ArraySlice<Value>) {
      // Unsafe: the buffer is as long as the column, which `grow` has made long enough.
      column.withUnsafeMutableBufferPointer { _ = $0[..<values.count].update(fromContentsOf: values) }
    }
    grow(to: time.count)
    set(&self.time, time)
    set(&self.kind, kind)
    set(&self.price, price)
    set(&self.size, size)
    setFilled(count: time.count, firstRow: firstRow)
  }

  /// The tick at an index, put together from the columns.
  public subscript(index: Int) -> Tick {
    precondition(index < count, "tick \(index) of a chunk of \(count)")
    return Tick(time: time[index], kind: kind[index], price: price[index], size: size[index])
  }

  /// How many of the ticks are of a kind.
  @inlinable
  public func count(of wanted: TickKind) -> Int64 {
    let kinds = kind.span.extracting(first: count)
    var count: Int64 = 0
    var begin = 0
    while begin < kinds.count {
      // So many that a byte can count them, which lets many kinds be compared at a time.
      let end = min(begin + 255, kinds.count)
      var few: UInt8 = 0
      while begin < end {
        // Unsafe: the index is one of the span's.
        few &+= kinds[unchecked: begin].rawValue == wanted.rawValue ? 1 : 0
        begin &+= 1
      }
      count &+= Int64(few)
    }
    return count
  }

  /// Voids every row that is not a trade (`--only-trades`).
  public mutating func keepOnlyTrades() {
    for index in 0..<count where kind[index] != .trade {
      price[index] = .nan
    }
  }
}

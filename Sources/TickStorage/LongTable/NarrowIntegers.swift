/// Whole numbers as 32-bit multiples of a unit above the least of them where that holds them all, else as they are.
///
/// Stamps of some weeks in whole seconds or milliseconds are such, and so are sizes.
struct NarrowIntegers {
  private var base: Int64 = 0
  private var unit: Int64 = 1
  private var narrow: [UInt32] = []
  private var wide: [Int64] = []

  init() {}

  /// The numbers at these places of a column, of whose first `count` numbers the form is chosen; none of an empty column.
  init(_ column: [Int64], count: Int, at places: [UInt16]) {
    guard !column.isEmpty, count > 0 else { return }
    let values = column.span.extracting(first: count)
    let (least, most) = Self.bounds(of: values)
    let span = UInt64(bitPattern: most &- least)
    switch Self.unit(of: values, above: least, span: span) {
    case 1_000_000_000: narrow = Self.narrow(values, places, above: least, by: 1_000_000_000)
    case 1_000_000: narrow = Self.narrow(values, places, above: least, by: 1_000_000)
    case 1: narrow = Self.narrow(values, places, above: least, by: 1)
    default:
      wide = DescribedRows.gather(column, places)
      return
    }
    (base, unit) = (least, Self.unit(of: values, above: least, span: span))
  }

  /// Puts some of the numbers in place of a column's.
  func copy(_ range: Range<Int>, to target: inout [Int64]) {
    target.removeAll(keepingCapacity: true)
    if !wide.isEmpty { target.append(contentsOf: wide[range]) }
    guard !narrow.isEmpty else { return }
    let (narrow, base, unit) = (narrow[range], base, unit)
    target = Array(unsafeUninitializedCapacity: range.count) { buffer, count in
      // Unsafe: every element up to the count is initialised.
      for (index, number) in narrow.enumerated() {
        buffer.initializeElement(at: index, to: base &+ Int64(number) &* unit)
      }
      count = narrow.count
    }
  }

  /// Does something with the columns that hold the numbers, always in the same order.
  mutating func visit<Visitor: RowColumnVisitor>(_ visitor: inout Visitor) throws(TickFileError) {
    try visitor.visit(&narrow)
    try visitor.visit(&wide)
  }

  private static func bounds(of values: Span<Int64>) -> (least: Int64, most: Int64) {
    var (least, most) = (Int64.max, Int64.min)
    // Unsafe: the indices are the span's; without checks several numbers are compared at a time.
    for index in values.indices {
      least = min(least, values[unchecked: index])
      most = max(most, values[unchecked: index])
    }
    return (least, most)
  }

  /// The largest unit of which all numbers are short multiples above the base; 0 if there is no such unit.
  private static func unit(of values: Span<Int64>, above base: Int64, span: UInt64) -> Int64 {
    if span <= UInt64(UInt32.max) { return 1 }
    func areShort(_ unit: UInt64) -> Bool { span / unit <= UInt64(UInt32.max) }
    if areShort(1_000_000_000), areMultiples(values, above: base, of: 1_000_000_000) { return 1_000_000_000 }
    if areShort(1_000_000), areMultiples(values, above: base, of: 1_000_000) { return 1_000_000 }
    return 0
  }

  // The units are constants where these are inlined, so that nothing is divided one by one.

  @inline(__always)
  private static func areMultiples(_ values: Span<Int64>, above base: Int64, of unit: UInt64) -> Bool {
    // Unsafe: the indices are the span's.
    for index in values.indices where UInt64(bitPattern: values[unchecked: index] &- base) % unit != 0 { return false }
    return true
  }

  @inline(__always)
  private static func narrow(_ values: Span<Int64>, _ places: [UInt16], above base: Int64, by unit: UInt64) -> [UInt32]
  {
    Array(unsafeUninitializedCapacity: places.count) { buffer, count in
      // Unsafe: every element up to the count is initialised; the reads are checked.
      for (index, place) in places.enumerated() {
        let number = UInt64(bitPattern: values[Int(place)] &- base) / unit
        buffer.initializeElement(at: index, to: UInt32(truncatingIfNeeded: number))
      }
      count = places.count
    }
  }
}

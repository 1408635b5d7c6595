internal import TickData

/// Makes nanoseconds of a column of counts since 1970 that does not say its unit: the size of the first count tells.
///
/// A count of another unit's size is no stamp, nor is one too small to be a time in any unit, such as the 0 of a missing one.
struct EpochCounts {
  /// The unit of the column, once a count has told.
  private(set) var unit: EpochUnit?

  /// The nanoseconds of a count; nil where it is no stamp.
  mutating func nanoseconds(_ count: Int64) -> Int64? {
    guard let unit = unit(ofSize: count.magnitude) else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: unit.nanoseconds)
    return overflow ? nil : product
  }

  /// The same of a real count. A double holds today's time to the microsecond, and so far it is rounded.
  mutating func nanoseconds(_ count: Double) -> Int64? {
    guard count.magnitude < 0x1p63, let unit = unit(ofSize: UInt64(count.magnitude)) else { return nil }
    let whole = count.rounded(.down)
    let microseconds = ((count - whole) * Double(unit.nanoseconds) / 1000).rounded()
    let (product, isBeyond) = Int64(whole).multipliedReportingOverflow(by: unit.nanoseconds)
    let (sum, isSumBeyond) = product.addingReportingOverflow(Int64(microseconds) * 1000)
    guard !isBeyond, !isSumBeyond else { return nil }
    guard unit == .microseconds || unit == .nanoseconds else { return sum }
    let intoMicrosecond = (sum % 1000 + 1000) % 1000
    let (rounded, overflow) = sum.addingReportingOverflow(
      intoMicrosecond < 500 ? -intoMicrosecond : 1000 - intoMicrosecond)
    return overflow ? nil : rounded
  }

  private mutating func unit(ofSize size: UInt64) -> EpochUnit? {
    guard let found = EpochUnit(size: size) else { return nil }
    if unit == nil { unit = found }
    return found == unit ? found : nil
  }
}

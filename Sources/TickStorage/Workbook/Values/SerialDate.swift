internal import TickData

/// How a workbook counts days.
enum DateSystem: Hashable, Sendable {
  /// Day 1 is 1900-01-01, and day 60 a 29 February 1900 that never was.
  case from1900
  /// Day 0 is 1904-01-01.
  case from1904
}

/// Days with a fraction, as spreadsheets count time, in whole nanoseconds.
///
/// A serial is written as a double, whose last digit is most of a microsecond: 09:30:00 may stand there as
/// 09:29:59.9999996. So times are rounded to the millisecond, half away from zero, in whole numbers throughout.
struct SerialDate {
  /// The days before the fraction.
  let days: Int64
  /// The fraction, from 0 to a whole day, in nanoseconds.
  let timeOfDay: Int64

  /// Nil for a number below zero or beyond all stamps.
  @inline(__always)
  init?(_ serial: DecimalNumber) {
    var serial = serial
    if serial.isNegative || serial.exponent > 0 || serial.exponent < -19 {
      guard let plain = serial.withFewDecimals else { return nil }
      serial = plain
    }
    let divisor = DecimalNumber.powersOfTen[-serial.exponent]
    let (whole, fraction) = serial.mantissa.quotientAndRemainder(dividingBy: divisor)
    guard whole < Self.endOfDays else { return nil }
    // The fraction is less than a day, so that the quotient fits.
    var product = fraction.multipliedFullWidth(by: 86_400_000)
    let (low, carry) = product.low.addingReportingOverflow(divisor / 2)
    product = (product.high + (carry ? 1 : 0), low)
    days = Int64(whole)
    timeOfDay = Int64(divisor.dividingFullWidth(product).quotient) * 1_000_000
  }

  /// The stamp of a serial, nil where it names no date: a time of day alone, the day that never was.
  @inline(__always)
  func stamp(in system: DateSystem) -> Int64? {
    midnight(in: system).map { $0 + timeOfDay }
  }

  /// The midnight that begins its day.
  @inline(__always)
  func midnight(in system: DateSystem) -> Int64? {
    let dayNumber: Int64
    switch system {
    case .from1904: dayNumber = days - 24_107
    case .from1900 where days > 60: dayNumber = days - 25_569
    case .from1900:
      guard days > 0, days < 60 else { return nil }
      dayNumber = days - 25_568
    }
    return dayNumber <= Self.lastDayNumber ? dayNumber * WallClock.day : nil
  }

  /// The last day of which a tick may have a stamp.
  private static var lastDayNumber: Int64 { WallClock.stamps.upperBound / WallClock.day }
  /// Beyond the last such day in either system.
  private static var endOfDays: UInt64 { 1 << 20 }
}

extension DecimalNumber {
  /// The same number with 0 to 19 decimals; nil for one that is negative or far beyond all serials. Decimals behind the
  /// nineteenth are less than anything that counts.
  fileprivate var withFewDecimals: DecimalNumber? {
    if mantissa == 0 { return DecimalNumber(mantissa: 0, exponent: 0) }
    guard !isNegative, exponent < 8 else { return nil }
    if exponent > 0 {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: Self.powersOfTen[exponent])
      return overflow ? nil : DecimalNumber(mantissa: product, exponent: 0)
    }
    let surplus = max(0, -19 - exponent)
    let rest = surplus < Self.powersOfTen.count ? mantissa / Self.powersOfTen[surplus] : 0
    return DecimalNumber(mantissa: rest, exponent: max(exponent, -19))
  }
}

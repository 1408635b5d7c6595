/// Eight bytes of text as a little-endian number, the first in the lowest byte.
extension UInt64 {
  /// Keeps the first so many bytes, at most 8.
  @inline(__always)
  static func lowBytes(_ count: Int) -> UInt64 {
    // A smart shift: by 64 it gives zero.
    ~(UInt64.max << UInt64(8 * count))
  }

  /// How many of the bytes, from the first, are decimal digits.
  @inline(__always)
  var leadingDigits: Int {
    let values = self ^ 0x3030_3030_3030_3030
    // The top bit of a byte is set if its value is above 9. A carry disturbs only bytes behind the first such.
    let others = ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount / 8
  }

  /// The number that the first `count` bytes spell, 1 to 8 digits.
  @inline(__always)
  func number(ofDigits count: Int) -> UInt64 {
    // The digits come last, after zeros, and are then added up in pairs, fours and eights.
    var value = (self ^ 0x3030_3030_3030_3030) &<< UInt64(64 - 8 * count)
    value = (value &* 2561) >> 8 & 0x00FF_00FF_00FF_00FF
    value = (value &* 6_553_601) >> 16 & 0x0000_FFFF_0000_FFFF
    return (value &* 42_949_672_960_001) >> 32
  }
}

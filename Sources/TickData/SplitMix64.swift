/// A seeded sequence of random numbers that is the same on every machine and with every compiler.
///
/// The algorithm is SplitMix64: Guy L. Steele Jr., Doug Lea and Christine H. Flood, *Fast Splittable Pseudorandom Number
/// Generators*, OOPSLA 2014, section 6; its constants are those of the paper's `mix64` (David Stafford's variant 13).
/// A 64-bit state steps by the golden gamma, and each state is mixed to an output: every one of the 2^64 outputs occurs
/// once in a period.
///
/// The draws within bounds are defined here and not left to the standard library, whose ways of drawing may change. All
/// of them are integer arithmetic. Bounds are small against 2^64, so the bias of the multiplication is not removed: it is
/// below one in 2^40 for bounds up to 2^24.
@frozen
package struct SplitMix64: RandomNumberGenerator, Sendable {
  @usableFromInline var state: UInt64

  @inlinable
  package init(seed: UInt64) { state = seed }

  /// The sequence of a named thing: it depends on the seed and the name and on nothing else.
  ///
  /// The name enters as its FNV-1a hash (64 bits) over UTF-8.
  package init(seed: UInt64, name: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    var seeds = SplitMix64(seed: seed)
    state = seeds.next() ^ hash
  }

  /// The next 64 random bits.
  @inlinable
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number of a range, each as likely as the other.
  @inlinable
  package mutating func draw(_ range: ClosedRange<Int64>) -> Int64 {
    let count = UInt64(range.upperBound - range.lowerBound) + 1
    return range.lowerBound + Int64(count.multipliedFullWidth(by: next()).high)
  }

  /// True in so many cases of a hundred.
  @inlinable
  package mutating func chance(_ percent: Int64) -> Bool { draw(0...99) < percent }
}

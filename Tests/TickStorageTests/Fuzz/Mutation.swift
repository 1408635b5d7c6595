import TestSupport
import TickData
/// Changes bytes at random, in the ways that have a chance to get past a reader's first check.
struct Mutation {
  private var random: SplitMix64
  /// What readers look for, to be put in or over something else.
  private let words: [[UInt8]]

  init(seed: UInt64, words: [String]) {
    random = SplitMix64(seed: seed)
    self.words = words.map { Array($0.utf8) }
  }

  /// An index below a count, which is 1 or more.
  mutating func index(below count: Int) -> Int { Int.random(in: 0..<count, using: &random) }

  /// Bytes with one to five changes; `other` gives pieces to put in.
  mutating func changed(_ bytes: [UInt8], with other: [UInt8] = []) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...5, using: &random) where !bytes.isEmpty { change(&bytes, other) }
    return bytes
  }

  private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
    let index = index(below: bytes.count)
    let end = min(bytes.count, index + Int.random(in: 1...40, using: &random))
    switch Int.random(in: 0..<12, using: &random) {
    case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1:
      bytes[index] = [0, 0xFF, 0x7F, 0x80, 0x0A, 0x22, 0x27, 0x2C, 0x3C, 0x3E, 0x26].randomElement(using: &random) ?? 0
    case 2: bytes.removeSubrange(index..<end)
    case 3: bytes.insert(contentsOf: bytes[index..<end], at: index)
    case 4: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
    case 5: for offset in index..<end { bytes[offset] = UInt8.random(in: 0...255, using: &random) }
    case 6: bytes.removeSubrange(index...)
    case 7: repeatPiece(index..<end, of: &bytes)
    case 8: replaceNumber(at: index, in: &bytes)
    case 9, 10: bytes.insert(contentsOf: words.randomElement(using: &random) ?? [], at: index)
    default:
      guard !other.isEmpty else { return }
      let start = self.index(below: other.count)
      bytes.replaceSubrange(index..<end, with: other[start..<min(other.count, start + 60)])
    }
  }

  /// Puts a piece in again and again, up to some thousand bytes.
  private mutating func repeatPiece(_ piece: Range<Int>, of bytes: inout [UInt8]) {
    let times = Int.random(in: 2...100, using: &random)
    bytes.insert(contentsOf: (0..<times).flatMap { _ in bytes[piece] }, at: piece.lowerBound)
  }

  /// Replaces the number that stands there by one that is hard to hold: digits, and four bytes where there are none.
  private mutating func replaceNumber(at index: Int, in bytes: inout [UInt8]) {
    var end = index
    while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
    if end > index {
      let number = Self.numbers.randomElement(using: &random) ?? "0"
      bytes.replaceSubrange(index..<end, with: Array(number.utf8))
    } else if index + 4 <= bytes.count {
      let number = [0, 1, -1, .max, .min, 0x7FFF, 0x10000].randomElement(using: &random) ?? Int32(0)
      withUnsafeBytes(of: number.littleEndian) { bytes.replaceSubrange(index..<index + 4, with: $0) }
    }
  }

  private static let numbers = [
    "0", "-1", "1", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "18446744073709551616", "1e308", "1e999", "-0", "0.1", "1.7976931348623157e308", "5e-324", "nan", "inf", "1048577",
    "99999999999999999999999999999999999999", "0000000000000000000000000000000001", "60", "2958466",
  ]
}

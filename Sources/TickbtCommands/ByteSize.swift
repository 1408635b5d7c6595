/// A number of bytes as people write it: `512MiB`, `16 GB`, `1.5g`. Units are powers of 1024, with or without `B` or `iB`, in
/// any case. Without a unit it is none: one would take it for bytes, the other for gibibytes.
struct ByteSize: Hashable {
  let bytes: Int64

  init?(_ text: String) {
    let number = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    var unit = text.dropFirst(number.count).drop { $0 == " " }.lowercased()[...]
    for ending in ["ib", "b"] where unit.hasSuffix(ending) && unit.count > ending.count {
      unit.removeLast(ending.count)
      break
    }
    let units = ["k", "m", "g", "t"]
    guard let power = units.firstIndex(of: String(unit)), let count = Double(number) else { return nil }
    let bytes = count * Double(Int64(1) << (10 * Int64(power + 1)))
    guard bytes >= 1, let whole = Int64(exactly: bytes.rounded(.down)) else { return nil }
    self.bytes = whole
  }
}

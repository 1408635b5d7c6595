/// A file of ticks and where it lies below the folder that the user named.
struct ListedFile: Hashable {
  let path: String
  /// The names of the folders between, and that of the file at last.
  let components: [String]
  let format: TickFileFormat

  /// The path from the user's folder on.
  var relativePath: String { components.joined(separator: "/") }

  /// What the folders say as Hive partitions do, `symbol=EMAAR`: by key, in lower case.
  var partitions: [String: String] {
    var partitions: [String: String] = [:]
    for component in components.dropLast() {
      guard let (key, value) = Self.partition(component) else { continue }
      partitions[key.lowercased()] = value
    }
    return partitions
  }

  /// The file's name without its endings.
  var stem: String { TickFileFormat.stem(of: components.last ?? path) }

  /// The key and the value of a folder named `key=value`, whose value may have characters as `%2F`.
  static func partition(_ component: String) -> (key: String, value: String)? {
    guard let mark = component.firstIndex(of: "="), mark != component.startIndex else { return nil }
    return (String(component[..<mark]), decoded(component[component.index(after: mark)...]))
  }

  private static func decoded(_ value: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = Array(value.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest.removeFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension ListedFile: Comparable {
  /// The order in which the files of a security are read: folder by folder, a folder's files by name. Numbers within names
  /// count as numbers, so that `part-2` comes before `part-10`, and `month=9` before `month=10`.
  static func < (left: ListedFile, right: ListedFile) -> Bool {
    for (one, other) in zip(left.components, right.components) where one != other {
      return NaturalOrder.precedes(one, other)
    }
    return left.components.count < right.components.count
  }
}

/// The order of names in which runs of digits count as numbers. Names that differ in zeros alone are ordered by bytes.
enum NaturalOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    var one = Array(left.utf8)[...]
    var other = Array(right.utf8)[...]
    while let first = one.first, let second = other.first {
      if isDigit(first), isDigit(second) {
        let (left, right) = (takeNumber(&one), takeNumber(&other))
        if left.count != right.count { return left.count < right.count }
        if left != right { return left.lexicographicallyPrecedes(right) }
      } else {
        if first != second { return first < second }
        one.removeFirst()
        other.removeFirst()
      }
    }
    if one.isEmpty != other.isEmpty { return one.isEmpty }
    return left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Takes the digits in front, without leading zeros.
  private static func takeNumber(_ text: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let digits = text.prefix(while: isDigit)
    text = text.dropFirst(digits.count)
    return digits.drop { $0 == UInt8(ascii: "0") }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

/// What a `Codable` value is made of, and how it is written: the metrics' form in the journal.
///
/// Lists of numbers, of which metrics mostly consist, are eight bytes for each number, as they stand in memory. Members
/// keep their names, so that reading does not depend on their order.
indirect enum PackedValue {
  case null
  case flag(Bool)
  case whole(Int64)
  case number(Double)
  case text(String)
  case list([PackedValue])
  case object([(name: String, value: PackedValue)])

  private enum Tag: UInt8 {
    case null, no, yes, whole, number, text, list, wholes, numbers, object
  }

  func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(Tag.null.rawValue)
    case .flag(let flag): bytes.append((flag ? Tag.yes : Tag.no).rawValue)
    case .whole(let whole):
      bytes.append(Tag.whole.rawValue)
      Self.append(UInt64(bitPattern: whole), to: &bytes)
    case .number(let number):
      bytes.append(Tag.number.rawValue)
      Self.append(number.bitPattern, to: &bytes)
    case .text(let text):
      bytes.append(Tag.text.rawValue)
      Self.append(text, to: &bytes)
    case .object(let members):
      bytes.append(Tag.object.rawValue)
      Self.append(UInt64(members.count), to: &bytes)
      for member in members {
        Self.append(member.name, to: &bytes)
        member.value.write(to: &bytes)
      }
    case .list(let elements):
      Self.append(elements, to: &bytes)
    }
  }

  private static func append(_ elements: [PackedValue], to bytes: inout [UInt8]) {
    var words: [UInt64] = []
    words.reserveCapacity(elements.count)
    var (wholes, numbers) = (0, 0)
    for element in elements {
      switch element {
      case .whole(let whole):
        words.append(UInt64(bitPattern: whole))
        wholes += 1
      case .number(let number):
        words.append(number.bitPattern)
        numbers += 1
      default: break
      }
    }
    guard !elements.isEmpty, wholes == elements.count || numbers == elements.count else {
      bytes.append(Tag.list.rawValue)
      append(UInt64(elements.count), to: &bytes)
      for element in elements { element.write(to: &bytes) }
      return
    }
    bytes.append((wholes > 0 ? Tag.wholes : Tag.numbers).rawValue)
    append(UInt64(elements.count), to: &bytes)
    bytes.reserveCapacity(bytes.count + 8 * words.count)
    for word in words { append(word, to: &bytes) }
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    // Unsafe: the word is lent for the call.
    withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    append(UInt64(text.utf8.count), to: &bytes)
    bytes.append(contentsOf: text.utf8)
  }
}

extension PackedValue {
  /// The value that stands at the beginning of some bytes, which are cut off it. Nil where there is none, whatever the bytes.
  init?(readingFrom bytes: inout ArraySlice<UInt8>) {
    guard let tag = bytes.popFirst().flatMap(Tag.init) else { return nil }
    switch tag {
    case .null: self = .null
    case .no: self = .flag(false)
    case .yes: self = .flag(true)
    case .whole:
      guard let word = Self.word(&bytes) else { return nil }
      self = .whole(Int64(bitPattern: word))
    case .number:
      guard let word = Self.word(&bytes) else { return nil }
      self = .number(Double(bitPattern: word))
    case .text:
      guard let text = Self.text(&bytes) else { return nil }
      self = .text(text)
    case .wholes, .numbers:
      guard let count = Self.count(&bytes, ofAtLeast: 8) else { return nil }
      var elements: [PackedValue] = []
      elements.reserveCapacity(count)
      for _ in 0..<count {
        guard let word = Self.word(&bytes) else { return nil }
        elements.append(tag == .wholes ? .whole(Int64(bitPattern: word)) : .number(Double(bitPattern: word)))
      }
      self = .list(elements)
    case .list:
      guard let count = Self.count(&bytes, ofAtLeast: 1) else { return nil }
      var elements: [PackedValue] = []
      for _ in 0..<count {
        guard let element = PackedValue(readingFrom: &bytes) else { return nil }
        elements.append(element)
      }
      self = .list(elements)
    case .object:
      guard let count = Self.count(&bytes, ofAtLeast: 9) else { return nil }
      var members: [(name: String, value: PackedValue)] = []
      for _ in 0..<count {
        guard let name = Self.text(&bytes), let value = PackedValue(readingFrom: &bytes) else { return nil }
        members.append((name, value))
      }
      self = .object(members)
    }
  }

  private static func word(_ bytes: inout ArraySlice<UInt8>) -> UInt64? {
    guard bytes.count >= 8 else { return nil }
    // Unsafe: the bytes are lent for the call, and there are eight of them.
    let word = bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
    bytes.removeFirst(8)
    return UInt64(littleEndian: word)
  }

  /// A number of elements for which there are bytes enough.
  private static func count(_ bytes: inout ArraySlice<UInt8>, ofAtLeast size: Int) -> Int? {
    guard let word = word(&bytes), word <= UInt64(bytes.count / size) else { return nil }
    return Int(word)
  }

  private static func text(_ bytes: inout ArraySlice<UInt8>) -> String? {
    guard let count = count(&bytes, ofAtLeast: 1) else { return nil }
    defer { bytes.removeFirst(count) }
    return String(validating: bytes.prefix(count), as: UTF8.self)
  }
}

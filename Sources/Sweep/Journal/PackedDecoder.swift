/// Makes a `Codable` value of a ``PackedValue``.
struct PackedDecoder: Decoder {
  let codingPath: [any CodingKey] = []
  let userInfo: [CodingUserInfoKey: Any] = [:]
  private let value: PackedValue

  static func decode<Value: Decodable>(_ type: Value.Type, from value: PackedValue) throws -> Value {
    try Value(from: PackedDecoder(value: value))
  }

  private static func mismatch(_ expected: String) -> DecodingError {
    .dataCorrupted(.init(codingPath: [], debugDescription: "expected \(expected)"))
  }

  private static func unpacked<Value: Decodable>(_ type: Value.Type, _ value: PackedValue) throws -> Value {
    let plain: (any Decodable)?
    switch (type, value) {
    case (is Double.Type, .number(let number)): plain = number
    case (is Int.Type, .whole(let whole)): plain = Int(whole)
    case (is Int64.Type, .whole(let whole)): plain = whole
    case (is UInt64.Type, .whole(let whole)): plain = UInt64(bitPattern: whole)
    case (is Int32.Type, .whole(let whole)): plain = Int32(exactly: whole)
    case (is UInt32.Type, .whole(let whole)): plain = UInt32(exactly: whole)
    case (is UInt8.Type, .whole(let whole)): plain = UInt8(exactly: whole)
    case (is Bool.Type, .flag(let flag)): plain = flag
    case (is String.Type, .text(let text)): plain = text
    case (is [Double].Type, .list(let elements)):
      plain = try elements.map { element throws in
        guard case .number(let number) = element else { throw mismatch("a number") }
        return number
      }
    case (is [Int64].Type, .list(let elements)):
      plain = try elements.map { element throws in
        guard case .whole(let whole) = element else { throw mismatch("a whole number") }
        return whole
      }
    default:
      return try Value(from: PackedDecoder(value: value))
    }
    guard let plain = plain as? Value else { throw mismatch("\(type)") }
    return plain
  }

  private var isNull: Bool { if case .null = value { true } else { false } }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = value else { throw Self.mismatch("an object") }
    return KeyedDecodingContainer(Members<Key>(members: members))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .list(let elements) = value else { throw Self.mismatch("a list") }
    return Elements(elements: elements)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { Single(decoder: self) }

  private struct Members<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let codingPath: [any CodingKey] = []
    let members: [(name: String, value: PackedValue)]
    var allKeys: [Key] { members.compactMap { Key(stringValue: $0.name) } }

    func contains(_ key: Key) -> Bool { members.contains { $0.name == key.stringValue } }
    private func value(_ key: Key) throws -> PackedValue {
      guard let member = members.first(where: { $0.name == key.stringValue }) else {
        throw mismatch("a member \(key.stringValue)")
      }
      return member.value
    }
    func decodeNil(forKey key: Key) throws -> Bool { PackedDecoder(value: try value(key)).isNull }
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
      try unpacked(type, try value(key))
    }
    func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
      try PackedDecoder(value: try value(key)).container(keyedBy: type)
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try PackedDecoder(value: try value(key)).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder {
      guard let member = members.first(where: { $0.name == "super" }) else { throw mismatch("a member super") }
      return PackedDecoder(value: member.value)
    }
    func superDecoder(forKey key: Key) throws -> any Decoder { PackedDecoder(value: try value(key)) }
  }

  private struct Elements: UnkeyedDecodingContainer {
    let codingPath: [any CodingKey] = []
    let elements: [PackedValue]
    private(set) var currentIndex = 0
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    init(elements: [PackedValue]) { self.elements = elements }

    private mutating func next() throws -> PackedValue {
      guard !isAtEnd else { throw mismatch("another element") }
      currentIndex += 1
      return elements[currentIndex - 1]
    }
    mutating func decodeNil() throws -> Bool {
      guard !isAtEnd, PackedDecoder(value: elements[currentIndex]).isNull else { return false }
      currentIndex += 1
      return true
    }
    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try unpacked(type, try next()) }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try PackedDecoder(value: try next()).container(keyedBy: type) }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try PackedDecoder(value: try next()).unkeyedContainer()
    }
    mutating func superDecoder() throws -> any Decoder { PackedDecoder(value: try next()) }
  }

  private struct Single: SingleValueDecodingContainer {
    let codingPath: [any CodingKey] = []
    let decoder: PackedDecoder
    func decodeNil() -> Bool { decoder.isNull }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try unpacked(type, decoder.value) }
  }
}

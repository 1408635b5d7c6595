/// Makes a ``PackedValue`` of a `Codable` value.
struct PackedEncoder {
  static func value(of encodable: some Encodable) throws -> PackedValue {
    let place = Place()
    try encodable.encode(to: place)
    return place.value
  }

  /// Where a value, or the part of one, is put together.
  private final class Place: Encoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    private var single = PackedValue.null
    private var members: [(name: String, value: PackedValue)]?
    private var elements: [PackedValue]?
    /// Parts that are still being put together, with where they belong.
    private var unfinished: [(index: Int, place: Place)] = []

    var value: PackedValue {
      for (index, place) in unfinished {
        if members != nil { members?[index].value = place.value } else { elements?[index] = place.value }
      }
      if let members { return .object(members) }
      if let elements { return .list(elements) }
      return single
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
      if members == nil { members = [] }
      return KeyedEncodingContainer(Members<Key>(place: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
      if elements == nil { elements = [] }
      return Elements(place: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(place: self) }

    func set(_ value: PackedValue) { single = value }
    func add(_ value: PackedValue, as name: String) { members?.append((name, value)) }
    func add(_ value: PackedValue) { elements?.append(value) }
    var count: Int { elements?.count ?? 0 }

    /// A part that is filled in later.
    func part(as name: String) -> Place {
      let part = Place()
      unfinished.append((members?.count ?? 0, part))
      add(.null, as: name)
      return part
    }

    func part() -> Place {
      let part = Place()
      unfinished.append((count, part))
      add(.null)
      return part
    }
  }

  /// What a value is if it is plain; nil if it has parts.
  private static func plain(_ value: some Encodable) -> PackedValue? {
    switch value {
    case let number as Double: .number(number)
    case let whole as Int: .whole(Int64(whole))
    case let whole as Int64: .whole(whole)
    case let whole as UInt64: .whole(Int64(bitPattern: whole))
    case let whole as Int32: .whole(Int64(whole))
    case let whole as UInt32: .whole(Int64(whole))
    case let whole as UInt8: .whole(Int64(whole))
    case let flag as Bool: .flag(flag)
    case let text as String: .text(text)
    case let numbers as [Double]: .list(numbers.map(PackedValue.number))
    case let wholes as [Int64]: .list(wholes.map(PackedValue.whole))
    default: nil
    }
  }

  private static func packed(_ value: some Encodable) throws -> PackedValue {
    if let plain = plain(value) { return plain }
    let place = Place()
    try value.encode(to: place)
    return place.value
  }

  private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let codingPath: [any CodingKey] = []
    let place: Place

    mutating func encodeNil(forKey key: Key) { place.add(.null, as: key.stringValue) }
    mutating func encode(_ value: some Encodable, forKey key: Key) throws {
      place.add(try packed(value), as: key.stringValue)
    }
    mutating func nestedContainer<Nested: CodingKey>(
      keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { place.part(as: key.stringValue).container(keyedBy: type) }
    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
      place.part(as: key.stringValue).unkeyedContainer()
    }
    mutating func superEncoder() -> any Encoder { place.part(as: "super") }
    mutating func superEncoder(forKey key: Key) -> any Encoder { place.part(as: key.stringValue) }
  }

  private struct Elements: UnkeyedEncodingContainer {
    let codingPath: [any CodingKey] = []
    let place: Place
    var count: Int { place.count }

    mutating func encodeNil() { place.add(.null) }
    mutating func encode(_ value: some Encodable) throws { place.add(try packed(value)) }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
      place.part().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { place.part().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { place.part() }
  }

  private struct Single: SingleValueEncodingContainer {
    let codingPath: [any CodingKey] = []
    let place: Place

    mutating func encodeNil() { place.set(.null) }
    mutating func encode(_ value: some Encodable) throws { place.set(try packed(value)) }
  }
}

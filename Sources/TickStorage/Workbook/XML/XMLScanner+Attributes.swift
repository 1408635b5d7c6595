extension XMLScanner {
  /// Where the value of an attribute of the last tag stands, still encoded; nil if the tag has none of this name.
  ///
  /// - Parameter name: The whole name, or `:id` for a name with any prefix.
  func attribute(_ wanted: StaticString) -> Range<Int>? {
    let end = attributes.upperBound
    var offset = attributes.lowerBound
    while true {
      while offset < end, window[offset].isXMLSpace { offset += 1 }
      let nameStart = offset
      while offset < end, window[offset] != UInt8(ascii: "="), !window[offset].isXMLSpace { offset += 1 }
      let name = nameStart..<offset
      while offset < end, window[offset].isXMLSpace { offset += 1 }
      guard offset < end, window[offset] == UInt8(ascii: "=") else { return nil }
      offset += 1
      while offset < end, window[offset].isXMLSpace { offset += 1 }
      guard offset < end else { return nil }
      let quote = window[offset]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
      let valueStart = offset + 1
      offset = valueStart
      while offset < end, window[offset] != quote { offset += 1 }
      guard offset < end else { return nil }
      if matches(name, wanted) { return valueStart..<offset }
      offset += 1
    }
  }

  /// The value of an attribute as a text.
  func text(_ wanted: StaticString) throws(WorkbookProblem) -> String? {
    guard let value = attribute(wanted) else { return nil }
    var bytes: [UInt8] = []
    try window.appendDecoded(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func matches(_ name: Range<Int>, _ wanted: StaticString) -> Bool {
    guard wanted.isPrefixed else { return window.holds(wanted, at: name) }
    let start = name.upperBound - wanted.utf8CodeUnitCount
    return start > name.lowerBound && window.holds(wanted, at: start..<name.upperBound)
  }
}

extension StaticString {
  fileprivate var isPrefixed: Bool { self.withUTF8Buffer { $0.first == UInt8(ascii: ":") } }
}

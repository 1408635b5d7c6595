internal import TickData

/// The values of plain cells. Each function returns false, with nothing stored, for a value in another form.
extension SheetScanner {
  @inline(__always)
  func storeNumber(_ offset: inout Int, _ purpose: ColumnPurpose, _ row: inout TickRow, _ values: CellValues) -> Bool {
    guard purpose != .none else { return passValue(&offset) }
    guard let number = plainNumber(&offset), endsValue(&offset) else { return false }
    switch purpose {
    case .stamp:
      guard let stamp = SerialDate(number).flatMap({ $0.stamp(in: values.dateSystem) }) else { return false }
      row.stamp = stamp
    case .date:
      guard let midnight = SerialDate(number).flatMap({ $0.midnight(in: values.dateSystem) }) else { return false }
      row.stamp = midnight
    case .time:
      guard let time = SerialDate(number)?.timeOfDay else { return false }
      row.time = time
    case .price:
      guard let price = number.double else { return false }
      row.price = price
    case .size:
      if let whole = number.whole {
        row.size = whole
      } else {
        guard let volume = number.double else { return false }
        (row.size, row.isFractional) = WholeVolume.truncating(volume)
      }
    case .kind:
      // Its digits are a text then.
      if values.keepsWords { return false }
    case .none: break
    }
    row.setFilled(purpose)
    return true
  }

  /// A shared string: a look-up where it names a type of tick, as nearly all do.
  @inline(__always)
  mutating func storeShared(
    _ offset: inout Int, _ purpose: ColumnPurpose, _ row: inout TickRow, _ values: inout CellValues
  ) -> Bool {
    guard purpose != .none else { return passValue(&offset) }
    let digits = xml.window.word(at: offset)
    let length = digits.leadingDigits
    guard length > 0, length < 8 else { return false }
    let index = Int(digits.number(ofDigits: length))
    guard index < values.shared.kinds.count else { return false }
    offset += length
    guard endsValue(&offset) else { return false }
    if purpose == .kind, values.shared.kinds[index] != .other {
      row.kind = values.shared.kinds[index]
      row.type = .shared(index)
      row.setFilled(.kind)
      return true
    }
    return storeSharedText(index, purpose, &row, &values)
  }

  @inline(never)
  private mutating func storeSharedText(
    _ index: Int, _ purpose: ColumnPurpose, _ row: inout TickRow, _ values: inout CellValues
  ) -> Bool {
    guard let text = values.shared[index] else { return false }
    cellText.removeAll(keepingCapacity: true)
    cellText.append(contentsOf: text)
    values.store(.text, cellText, purpose: purpose, in: &row)
    return true
  }

  /// A text of the cell's own that names a type of tick.
  @inline(__always)
  func storeInline(
    _ offset: inout Int, _ purpose: ColumnPurpose, _ row: inout TickRow, _ values: inout CellValues
  ) -> Bool {
    let start = offset
    while xml.window[offset] != UInt8(ascii: "<") {
      let byte = xml.window[offset]
      guard byte != UInt8(ascii: "&"), byte != 0, byte != UInt8(ascii: "\r") else { return false }
      offset += 1
    }
    // `</t></is`, `></c>`
    guard xml.window.word(at: offset) == 0x7369_2F3C_3E74_2F3C,
      xml.window.word(at: offset + 8) & UInt64.lowBytes(5) == 0x3E_632F_3C3E
    else { return false }
    if purpose == .kind {
      guard offset > start else { return false }
      let text = xml.window.bytes(start..<offset)
      row.kind = values.names.kind(of: text)
      // It may be written with escapes.
      if row.kind == .other, text.contains(UInt8(ascii: "_")) { return false }
      // Unsafe: the bytes are used at once.
      if values.keepsWords { row.type = values.keep(text.bindMemory(to: UInt8.self).span) }
      row.setFilled(.kind)
    } else if purpose != .none {
      return false
    }
    offset += 13
    return true
  }

  /// Digits with or without a decimal point, as many as a mantissa holds.
  @inline(__always)
  private func plainNumber(_ offset: inout Int) -> DecimalNumber? {
    let start = offset
    var mantissa = takeDigits(&offset, after: 0)
    var digits = offset - start
    guard digits > 0 else { return nil }
    var decimals = 0
    if xml.window[offset] == UInt8(ascii: ".") {
      offset += 1
      let point = offset
      mantissa = takeDigits(&offset, after: mantissa)
      decimals = offset - point
      digits += decimals
    }
    return digits <= DecimalNumber.digits ? DecimalNumber(mantissa: mantissa, exponent: -decimals) : nil
  }

  /// Takes digits, eight at a time. Too many of them make no sense, but do not trap.
  @inline(__always)
  private func takeDigits(_ offset: inout Int, after start: UInt64) -> UInt64 {
    var value = start
    while true {
      let word = xml.window.word(at: offset)
      let length = word.leadingDigits
      if length == 0 { return value }
      value = value &* DecimalNumber.powersOfTen[length] &+ word.number(ofDigits: length)
      offset += length
      if length < 8 { return value }
    }
  }

  /// Passes a value that no one needs.
  @inline(__always)
  private func passValue(_ offset: inout Int) -> Bool {
    while xml.window[offset] != UInt8(ascii: "<") {
      guard xml.window[offset] != 0 else { return false }
      offset += 1
    }
    return endsValue(&offset)
  }

  /// Passes `</v></c>`.
  @inline(__always)
  private func endsValue(_ offset: inout Int) -> Bool {
    guard xml.window.word(at: offset) == 0x3E63_2F3C_3E76_2F3C else { return false }
    offset += 8
    return true
  }
}

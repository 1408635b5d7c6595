internal import TickData

/// The way that almost all bytes of a workbook go: rows and cells exactly as spreadsheet programs write them,
///
///     <row r="4" …><c r="A4" s="1"><v>45761.375</v></c><c r="B4" t="s"><v>5</v></c>…</row>
///
/// recognised word by word. Whatever is in another form, or not yet in the window, is left to the general way, which
/// takes every form: these functions then change nothing and say so.
extension SheetScanner {
  /// Reads the row's cells into the values of a tick; the row's end has been passed then.
  mutating func readTick(_ row: inout TickRow, _ values: inout CellValues) throws(WorkbookProblem) {
    while true {
      if readPlainCells(&row, &values) { return }
      guard try nextCell() else { return }
      try values.store(cellKind, &cellText, purpose: values.purpose(ofColumn: column), in: &row)
    }
  }

  /// Goes on to the next row if it follows at once.
  @inline(__always)
  mutating func nextPlainRow() throws(WorkbookProblem) -> Bool {
    guard isBetweenRows, !xml.hasPendingClose else { return false }
    // <row r="
    var offset = xml.window.position
    guard xml.window.word(at: offset) == 0x223D_7220_776F_723C else { return false }
    offset += 8
    let digits = xml.window.word(at: offset)
    let length = digits.leadingDigits
    guard length > 0, length < 8, let end = plainTagEnd(offset + length) else { return false }
    xml.window.position = end
    let mark = digits & UInt64.lowBytes(length) | UInt64(UInt8(ascii: "\"")) << UInt64(8 * length)
    try beginRow(Int64(digits.number(ofDigits: length)), mark: mark, length: length + 1)
    return true
  }

  /// Behind the tag whose first attribute's value ends here; nil if it is an empty element or goes beyond the window.
  @inline(__always)
  private func plainTagEnd(_ closingQuote: Int) -> Int? {
    guard xml.window[closingQuote] == UInt8(ascii: "\"") else { return nil }
    var offset = closingQuote + 1
    var isQuoted = false
    while isQuoted || xml.window[offset] != UInt8(ascii: ">") {
      let byte = xml.window[offset]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      // An apostrophe may quote, too; a zero is the end of the window.
      if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "<") || byte == 0 { return nil }
      offset += 1
    }
    return xml.window[offset - 1] == UInt8(ascii: "/") ? nil : offset + 1
  }

  /// Reads cells as long as they are plain. True if that brought it behind the row's end.
  @inline(__always)
  private mutating func readPlainCells(_ row: inout TickRow, _ values: inout CellValues) -> Bool {
    guard !xml.hasPendingClose else { return false }
    var offset = xml.window.position
    while let next = plainCell(at: offset, &row, &values) { offset = next }
    // </row>
    let isEnd = xml.window.word(at: offset) & UInt64.lowBytes(6) == 0x3E77_6F72_2F3C
    xml.window.position = isEnd ? offset + 6 : offset
    if isEnd { endRow() }
    return isEnd
  }

  /// Reads the cell at an offset; returns where the next starts, nil if the cell is not plain.
  @inline(__always)
  private mutating func plainCell(at start: Int, _ row: inout TickRow, _ values: inout CellValues) -> Int? {
    // <c r="
    guard xml.window.word(at: start) & UInt64.lowBytes(6) == 0x223D_7220_633C else { return nil }
    // One letter, then the row's own digits.
    let letter = xml.window[start + 6] &- UInt8(ascii: "A")
    guard letter < 26, xml.window.word(at: start + 7) & UInt64.lowBytes(rowMarkLength) == rowMark else { return nil }
    var offset = start + 7 + rowMarkLength
    guard let kind = plainAttributes(&offset) else { return nil }
    let purpose = values.purpose(ofColumn: Int(letter))
    let isStored =
      switch kind {
      case .number: storeNumber(&offset, purpose, &row, values)
      case .shared: storeShared(&offset, purpose, &row, &values)
      case .text: storeInline(&offset, purpose, &row, &values)
      default: false
      }
    guard isStored else { return nil }
    setColumn(Int(letter))
    return offset
  }

  /// Passes a cell's style and type, and the tags before its value.
  @inline(__always)
  private func plainAttributes(_ offset: inout Int) -> CellKind? {
    var kind = CellKind.number
    // ` s="`, digits, `"`
    if xml.window.word(at: offset) & UInt64.lowBytes(4) == 0x223D_7320 {
      offset += 4
      while xml.window[offset].isDigit { offset += 1 }
      guard xml.window[offset] == UInt8(ascii: "\"") else { return nil }
      offset += 1
    }
    let word = xml.window.word(at: offset)
    if word & UInt64.lowBytes(4) == 0x223D_7420 {
      // ` t="`
      if word & UInt64.lowBytes(6) == 0x2273_223D_7420 {
        kind = .shared
        offset += 6
      } else if word & UInt64.lowBytes(6) == 0x226E_223D_7420 {
        offset += 6
      } else if xml.window.word(at: offset + 4) == 0x7453_656E_696C_6E69,
        xml.window.word(at: offset + 12) == 0x3C3E_7369_3C3E_2272,
        xml.window.word(at: offset + 20) & UInt64.lowBytes(2) == 0x3E74
      {
        // `inlineSt`, `r"><is><`, `t>`
        offset += 22
        return .text
      } else {
        return nil
      }
    }
    // `><v>`
    guard xml.window.word(at: offset) & UInt64.lowBytes(4) == 0x3E76_3C3E else { return nil }
    offset += 4
    return kind
  }
}

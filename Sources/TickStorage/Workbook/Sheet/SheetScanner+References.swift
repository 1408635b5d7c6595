extension SheetScanner {
  /// Rows that a reference can name: more than the 1,048,576 of Excel, because LibreOffice has larger sheets.
  static let rows: ClosedRange<Int64> = 1...9_999_999
  /// The columns of the largest sheets, A to XFD.
  static let columns = 16_384

  /// The number of the row whose tag has been read: its reference, or the one after the last.
  func rowReference() throws(WorkbookProblem) -> Int64 {
    guard let reference = xml.attribute("r") else {
      guard row < Self.rows.upperBound else { throw WorkbookProblem("there are more rows than a sheet can have") }
      return row + 1
    }
    return try rowNumber(reference)
  }

  func rowNumber(_ digits: Range<Int>) throws(WorkbookProblem) -> Int64 {
    var number: Int64 = 0
    var isNumber = !digits.isEmpty && digits.count <= 7
    for offset in digits where isNumber {
      isNumber = xml.window[offset].isDigit
      number = number * 10 + Int64(xml.window[offset] & 0x0F)
    }
    guard isNumber, Self.rows.contains(number) else { throw noReference(digits, of: "row") }
    return number
  }

  /// The column of the cell whose tag has been read: its reference, or the one after the last.
  func columnReference() throws(WorkbookProblem) -> Int {
    guard let reference = xml.attribute("r") else { return min(column, Self.columns) + 1 }
    var number = 0
    var letters = 0
    for offset in reference {
      let letter = xml.window[offset] & 0xDF
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter), letters < 3 else { break }
      number = number * 26 + Int(letter - UInt8(ascii: "A")) + 1
      letters += 1
    }
    // Where in the sheet the cell is, its row says; the reference's own digits only have to be some.
    let digits = reference.dropFirst(letters)
    guard letters > 0, number <= Self.columns, !digits.isEmpty, digits.allSatisfy({ xml.window[$0].isDigit })
    else { throw noReference(reference, of: "cell") }
    return number - 1
  }

  /// What the cell whose tag has been read holds.
  func cellType() -> CellKind {
    guard let type = xml.attribute("t") else { return .number }
    if xml.window.holds("s", at: type) { return .shared }
    if xml.window.holds("str", at: type) { return .text }
    if xml.window.holds("inlineStr", at: type) { return .text }
    if xml.window.holds("b", at: type) { return .boolean }
    if xml.window.holds("e", at: type) { return .error }
    if xml.window.holds("d", at: type) { return .date }
    return .number
  }

  private func noReference(_ range: Range<Int>, of what: String) -> WorkbookProblem {
    let start = range.lowerBound..<min(range.upperBound, range.lowerBound + 20)
    let shown = String(decoding: xml.window.bytes(start), as: UTF8.self)
    return WorkbookProblem("\"\(shown)\" is no reference of a \(what): open the workbook in Excel and save it again")
  }
}

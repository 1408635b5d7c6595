internal import CArrowBridge
internal import TickData

/// An open columnar file of Arrow's, read forward: the safe face of a `tb_table`.
final class ColumnarTable {
  struct Column {
    let name: String
    let typeName: String
    let kind: tb_kind
    /// Nanoseconds per count of a timestamp, date or time.
    let unit: Int64
    let hasZone: Bool
  }

  let path: String
  let columns: [Column]
  /// How it is written, if it is a CSV file.
  let csv: CSVLayout?
  private let table: OpaquePointer
  private var currentRows = 0
  private var texts: [tb_text] = []

  init(_ path: String, _ format: TickFileFormat, _ csv: CSVLayout? = nil) throws(TickFileError) {
    var text: UnsafeMutablePointer<CChar>?
    guard let table = format.open(path, csv: csv, &text) else {
      throw Self.error(
        path, text, csv, or: "is no \(format.name) file that can be read; write it anew or leave it out")
    }
    self.path = path
    self.table = table
    self.csv = csv
    columns = (0..<tb_column_count(table)).map { index in
      let column = tb_describe_column(table, index)
      return Column(
        name: String(cString: column.name), typeName: String(cString: column.type_name), kind: column.kind,
        unit: column.unit, hasZone: column.has_zone)
    }
  }

  deinit { tb_close(table) }

  /// How much has been read, from 0 to 1.
  var fractionRead: Double { tb_fraction_read(table) }

  /// Goes on to the next rows; returns their number, 0 at the end.
  func advance(rows: Int) throws(TickFileError) -> Int {
    var text: UnsafeMutablePointer<CChar>?
    currentRows = Int(tb_advance(table, Int64(rows), &text))
    guard currentRows >= 0 else {
      throw Self.error(path, text, csv, or: "cannot be read to its end; write it anew or leave it out")
    }
    return currentRows
  }

  /// Reads a column of the current rows as whole numbers, 0 for a missing one. Returns the number of missing values;
  /// where there are any, `valid` tells which. The arrays grow to the current rows.
  func read(_ column: Int, into values: inout [Int64], valid: inout [UInt8]) throws(TickFileError) -> Int64 {
    grow(&values, 0)
    grow(&valid, 1)
    var text: UnsafeMutablePointer<CChar>?
    return try checked(column, tb_read_integers(table, Int32(column), &values, &valid, &text), text)
  }

  /// The same as real numbers, NaN for a missing one.
  func read(_ column: Int, into values: inout [Double], valid: inout [UInt8]) throws(TickFileError) -> Int64 {
    grow(&values, 0)
    grow(&valid, 1)
    var text: UnsafeMutablePointer<CChar>?
    return try checked(column, tb_read_reals(table, Int32(column), &values, &valid, &text), text)
  }

  /// The same of a column of texts, as the kinds of tick that they name.
  func read(
    _ column: Int, by names: TypeNames, into kinds: inout [TickKind], valid: inout [UInt8]
  ) throws(TickFileError) -> Int64 {
    grow(&kinds, .other)
    grow(&valid, 1)
    let classify: tb_classifier = { names, bytes, count in
      // Unsafe: the bridge hands back the names, which outlive the call, and lends the text's bytes for its length.
      guard let names = names?.assumingMemoryBound(to: TypeNames.self) else { return TickKind.other.rawValue }
      return names.pointee.kind(of: UnsafeRawBufferPointer(start: bytes, count: Int(count))).rawValue
    }
    var text: UnsafeMutablePointer<CChar>?
    // Unsafe: a column of kinds is a column of bytes, see `TickKind`.
    let missing = kinds.withUnsafeMutableBytes { bytes in
      withUnsafePointer(to: names) { names in
        tb_read_codes(
          table, Int32(column), classify, names, bytes.bindMemory(to: UInt8.self).baseAddress, &valid, &text)
      }
    }
    return try checked(column, missing, text)
  }

  /// The texts of a column of the current rows, one after the other, without white space around them; a missing one
  /// is empty.
  func readTexts(_ column: Int, _ body: (_ row: Int, _ text: Span<UInt8>) -> Void) throws(TickFileError) {
    try readWholeTexts(column) { row, text in
      guard let text else { return body(row, Span()) }
      body(row, text.extracting(text.trimmed))
    }
  }

  /// The same as they stand, nil for a missing one.
  func readWholeTexts(_ column: Int, _ body: (_ row: Int, _ text: Span<UInt8>?) -> Void) throws(TickFileError) {
    if texts.count < currentRows { texts = Array(repeating: tb_text(), count: currentRows) }
    var valid = [UInt8](repeating: 1, count: currentRows)
    var text: UnsafeMutablePointer<CChar>?
    _ = try checked(column, tb_read_texts(table, Int32(column), &texts, &valid, &text), text)
    for row in 0..<currentRows {
      // Unsafe: the bridge lends the texts until the table goes on.
      let bytes = UnsafeRawBufferPointer(start: texts[row].bytes, count: Int(texts[row].count))
      body(row, valid[row] == 0 ? nil : bytes.bindMemory(to: UInt8.self).span)
    }
  }

  private func grow<Value>(_ values: inout [Value], _ filler: Value) {
    if values.count < currentRows { values = Array(repeating: filler, count: currentRows) }
  }

  private func checked(
    _ column: Int, _ missing: Int64, _ text: UnsafeMutablePointer<CChar>?
  ) throws(TickFileError) -> Int64 {
    guard missing >= 0 else {
      throw Self.error(
        path, text, csv, or: "column \(columns[column].name) cannot be read; write the file anew or leave it out")
    }
    return missing
  }

  /// Takes over an error text of the bridge: what is wrong with a row stands for itself. To the bridge a header is row 1.
  private static func error(
    _ path: String, _ text: UnsafeMutablePointer<CChar>?, _ csv: CSVLayout?, or problem: String
  ) -> TickFileError {
    let mark = "Row #"
    if let text, case let line = String(cString: text), line.hasPrefix(mark), let colon = line.firstIndex(of: ":"),
      let row = Int64(line[..<colon].dropFirst(mark.count))
    {
      tb_free_text(text)
      let above = csv.map { $0.headerRow - 1 } ?? 0
      return TickFileError(path: path, row: above + row, String(line[colon...].dropFirst(2)))
    }
    return TickFileError(path: path, reason(text, or: problem))
  }

  /// Takes over an error text of the bridge, as one line and without the library's name for the kind of failure.
  static func reason(_ text: UnsafeMutablePointer<CChar>?, or problem: String) -> String {
    guard let text else { return problem }
    defer { tb_free_text(text) }
    var line = String(cString: text).split(whereSeparator: \.isNewline).joined(separator: " ")
    for kind in ["Invalid: ", "IOError: "] where line.hasPrefix(kind) { line.removeFirst(kind.count) }
    while line.hasSuffix(".") { line.removeLast() }
    return "\(problem) (\(line))"
  }
}

internal import CArrowBridge
internal import TickData

/// The words of a column, each with a number: the same for the same text, in the order of appearance.
final class WordIndex {
  private(set) var words = TypeWords()
  private let isTrimmed: Bool

  /// - Parameter isTrimmed: Whether white space around a text does not belong to it. A text of nothing else is missing.
  init(isTrimmed: Bool = false) { self.isTrimmed = isTrimmed }

  func index(of text: Span<UInt8>) -> Int32 {
    guard isTrimmed else { return words.index(of: text) }
    let trimmed = text.extracting(text.trimmed)
    return trimmed.isEmpty ? -1 : words.index(of: trimmed)
  }
}

/// An open columnar file of Arrow's, read forward: the safe face of a `tb_table`.
final class ColumnarTable {
  struct Column {
    let name: String
    let typeName: String
    let kind: tb_kind
    /// Nanoseconds per count of a timestamp, date or time.
    let unit: Int64
    let clock: tb_clock
    /// The width of a float; 0 for anything else.
    let floatBits: Int32
    let isDecimal: Bool
  }

  let path: String
  let columns: [Column]
  /// How it is written, if it is a CSV file.
  let csv: CSVLayout?
  private let table: OpaquePointer
  /// The current rows, see ``advance(rows:)``.
  var rowCount: Int { currentRows }
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
    let names = csv.flatMap { $0.headerRow == 0 ? $0.names : nil } ?? []
    columns = (0..<tb_column_count(table)).map { index in
      let column = tb_describe_column(table, index)
      let isNamed = names.indices.contains(Int(index))
      return Column(
        name: isNamed ? names[Int(index)] : String(cString: column.name), typeName: String(cString: column.type_name),
        kind: column.kind,
        unit: column.unit, clock: column.clock, floatBits: column.float_bits, isDecimal: column.is_decimal)
    }
  }

  deinit { tb_close(table) }

  /// The number of the first row, as people count it: the one below a CSV file's names.
  var firstRow: Int64 { (csv?.headerRow ?? 0) + 1 }

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

  /// The parts of decimals before the point.
  func read(_ column: Int, into values: inout [tb_whole], valid: inout [UInt8]) throws(TickFileError) -> Int64 {
    grow(&values, tb_whole())
    grow(&valid, 1)
    var text: UnsafeMutablePointer<CChar>?
    return try checked(column, tb_read_wholes(table, Int32(column), &values, &valid, &text), text)
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

  /// The same of a column of texts, as the indices of words; -1 for a missing one.
  func read(_ column: Int, into numbers: inout [Int32], valid: inout [UInt8], words: WordIndex) throws(TickFileError) {
    grow(&numbers, -1)
    grow(&valid, 1)
    let intern: tb_interner = { context, bytes, count in
      // Unsafe: the context is the word index, which outlives this call, and the bridge lends the text's bytes for it.
      guard let context else { preconditionFailure("the words are handed to the bridge") }
      let words = Unmanaged<WordIndex>.fromOpaque(context).takeUnretainedValue()
      return words.index(of: UnsafeRawBufferPointer(start: bytes, count: Int(count)).bindMemory(to: UInt8.self).span)
    }
    var text: UnsafeMutablePointer<CChar>?
    let missing = tb_read_words(
      table, Int32(column), intern, Unmanaged.passUnretained(words).toOpaque(), &numbers, &valid, &text)
    _ = try checked(column, missing, text)
  }

  /// The rows of the parts that can be left out; none where the format has no such parts.
  var batches: [Int64] { (0..<tb_batch_count(table)).map { tb_batch_rows(table, $0) } }

  /// Reads only the batches that are marked. Before the first row is read.
  func select(_ batches: [Bool]) { tb_select_batches(table, batches.map { $0 ? 1 : 0 }) }

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

  /// Takes over an error text of the bridge: what says all there is to say needs nothing around it. To the bridge a header is
  /// row 1.
  private static func error(
    _ path: String, _ text: UnsafeMutablePointer<CChar>?, _ csv: CSVLayout?, or problem: String
  ) -> TickFileError {
    guard let text else { return TickFileError(path: path, problem) }
    let line = String(cString: text)
    let (row, whole) = ("Row #", "Problem: ")
    if line.hasPrefix(whole) {
      tb_free_text(text)
      return TickFileError(path: path, String(line.dropFirst(whole.count)))
    }
    if line.hasPrefix(row), let colon = line.firstIndex(of: ":"),
      let number = Int64(line[..<colon].dropFirst(row.count))
    {
      tb_free_text(text)
      let above = csv.map { max(0, $0.headerRow - 1) } ?? 0
      return TickFileError(path: path, row: above + number, String(line[colon...].dropFirst(2)))
    }
    return TickFileError(path: path, reason(text, or: problem))
  }

  /// Takes over an error text of the bridge, as one line and without the library's name for the kind of failure.
  static func reason(_ text: UnsafeMutablePointer<CChar>?, or problem: String) -> String {
    guard let line = reason(text) else { return problem }
    return "\(problem) (\(line))"
  }

  /// The text alone; nil if the bridge gave none.
  static func reason(_ text: UnsafeMutablePointer<CChar>?) -> String? {
    guard let text else { return nil }
    defer { tb_free_text(text) }
    var line = String(cString: text).split(whereSeparator: \.isNewline).joined(separator: " ")
    for kind in ["Invalid: ", "IOError: "] where line.hasPrefix(kind) { line.removeFirst(kind.count) }
    while line.hasSuffix(".") { line.removeLast() }
    return line
  }
}

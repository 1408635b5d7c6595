internal import CArrowBridge
internal import TickData

/// The words of a source's text columns, shared by its files.
final class DescribedWords {
  let types = WordIndex()
  let conditions = WordIndex()
  let securities = WordIndex(isTrimmed: true)
}

/// A file of a described source, read forward.
final class DescribedTable {
  let table: ColumnarTable
  let columns: DescribedColumns
  private let description: SourceDescription
  private let words: DescribedWords
  private let stamps: DescribedStamps
  private let current: TableRows
  private var numbers: NumberTexts
  /// The rows that are still to be read, part by part: how many, and the number of the next, as people count it.
  private var parts: [(rows: Int64, number: Int64)]
  /// Whether a row has ended the data.
  private var isAtEnd = false
  private var wholes: [Int64] = []
  private var reals: [Double] = []
  private var decimals: [tb_whole] = []
  private var isThere: [UInt8] = []

  init(
    _ table: ColumnarTable, _ description: SourceDescription, _ reading: TickReading, words: DescribedWords,
    date: CivilDate?, batches: [Bool] = []
  ) throws(TickFileError) {
    self.table = table
    self.description = description
    self.words = words
    parts = Self.parts(of: table, batches)
    do {
      columns = try DescribedColumns(table.columns.map(\.name), description)
    } catch {
      throw TickFileError(path: table.path, error.text)
    }
    current = TableRows(of: table)
    numbers = NumberTexts(of: table)
    stamps = try DescribedStamps(table, columns, description, reading, date: date, current)
    let numbers: [ColumnRole] = [.price, .size, .bidPrice, .bidSize, .askPrice, .askSize, .sequence]
    for purpose in numbers { try expect(purpose, [TB_KIND_INTEGER, TB_KIND_REAL, TB_KIND_TEXT], "numbers") }
    for purpose in [ColumnRole.type, .conditions] { try expect(purpose, [TB_KIND_TEXT], "text") }
    try expect(.security, [TB_KIND_TEXT, TB_KIND_INTEGER], "text or whole numbers")
  }

  private func expect(_ purpose: ColumnRole, _ kinds: [tb_kind], _ wanted: String) throws(TickFileError) {
    guard let column = columns[purpose], !kinds.contains(table.columns[column].kind) else { return }
    throw TickFileError(
      path: table.path,
      "column \(table.columns[column].name) is the \(purpose.rawValue) and must hold \(wanted), but holds "
        + table.columns[column].typeName)
  }

  /// Leaves out the batches that are not marked, no marks: none, and says what is left.
  private static func parts(of table: ColumnarTable, _ marks: [Bool]) -> [(rows: Int64, number: Int64)] {
    let first = table.firstRow
    guard marks.contains(false) else { return [(.max, first)] }
    var parts: [(rows: Int64, number: Int64)] = []
    var number = first
    for (rows, isRead) in zip(table.batches, marks) {
      if isRead { parts.append((rows, number)) }
      number += rows
    }
    table.select(marks)
    return parts.reversed()
  }

  /// The number of the first of the next rows, all of one part, as people count it.
  private func takeNumber(_ count: Int) -> Int64 {
    guard let part = parts.popLast() else { preconditionFailure("no row is read beyond the parts of the table") }
    precondition(Int64(count) <= part.rows, "rows are read part by part")
    if part.rows > Int64(count) { parts.append((part.rows - Int64(count), part.number + Int64(count))) }
    return part.number
  }

  /// The first stamp or price that stands there and cannot be read.
  var firstUnreadable: UnreadableValue? { current.firstUnreadable }

  /// How the rows so far were read where that is a guess, one line each.
  var remarks: [String] { [table.csv?.remark].compactMap { $0 } + numbers.remarks + stamps.remarks }

  /// The names of the columns that are read and what they hold, for comparing files.
  var signature: [String] {
    ColumnRole.allCases.compactMap { columns[$0] }.map { "\(table.columns[$0].name) (\(table.columns[$0].typeName))" }
  }

  /// Fills with the next rows, at most `limit` of them; false at the end.
  func read(into rows: inout DescribedRows, limit: Int) throws(TickFileError) -> Bool {
    let most = min(Int64(min(limit, DescribedRows.mostConsecutive)), parts.last?.rows ?? 0)
    let count = isAtEnd || most == 0 ? 0 : try table.advance(rows: Int(most))
    current.advance(to: count)
    rows.count = count
    guard count > 0 else { return false }
    rows.firstNumber = takeNumber(count)
    rows.places.removeAll(keepingCapacity: true)
    rows.flags = Array(repeating: [], count: count)
    try stamps.read(count, into: &rows.time) { rows.flags[$0].insert(.unreadableStamp) }
    if let end = stamps.endRow {
      rows.count = end
      isAtEnd = true
    }
    if let column = columns[.type] {
      try table.read(column, into: &rows.type, valid: &isThere, words: words.types)
    }
    if let column = columns[.conditions] {
      try table.read(column, into: &rows.conditions, valid: &isThere, words: words.conditions)
    }
    try readPrices(.price, into: &rows.price, &rows.flags)
    try readPrices(.bidPrice, into: &rows.bidPrice, &rows.flags)
    try readPrices(.askPrice, into: &rows.askPrice, &rows.flags)
    try readSizes(.size, beside: .price, into: &rows.size, &rows.flags)
    try readSizes(.bidSize, beside: .bidPrice, into: &rows.bidSize, &rows.flags)
    try readSizes(.askSize, beside: .askPrice, into: &rows.askSize, &rows.flags)
    if columns[.sequence] != nil {
      try readSequence(into: &rows.sequence)
    } else {
      rows.sequence.removeAll(keepingCapacity: true)
    }
    return true
  }

  /// The security of each of the current rows, as a word; -1 where it is missing.
  func readSecurities(into numbers: inout [Int32]) throws(TickFileError) {
    guard let column = columns[.security] else {
      throw TickFileError(
        path: table.path,
        "has no column for the security, which the first file has: give all files such a column, or none")
    }
    guard table.columns[column].kind == TB_KIND_INTEGER else {
      return try table.read(column, into: &numbers, valid: &isThere, words: words.securities)
    }
    let missing = try table.read(column, into: &wholes, valid: &isThere)
    Self.grow(&numbers, table.rowCount, -1)
    var last: (number: Int64, word: Int32)?
    for row in 0..<table.rowCount {
      guard missing == 0 || isThere[row] != 0 else {
        numbers[row] = -1
        continue
      }
      let word = last.flatMap { $0.number == wholes[row] ? $0.word : nil }
      numbers[row] = word ?? words.securities.index(of: Array("\(wholes[row])".utf8).span)
      last = (wholes[row], numbers[row])
    }
  }

  private func readPrices(
    _ purpose: ColumnRole, into prices: inout [Double], _ flags: inout [RowFlags]
  ) throws(TickFileError) {
    guard let column = columns[purpose] else { return }
    let count = table.rowCount
    let divisor = Double(description.priceDivisor)
    Self.grow(&prices, count, .nan)
    switch table.columns[column].kind {
    case TB_KIND_TEXT:
      var problemRow: Int?
      try table.readTexts(column) { row, text in
        let price = price(text, divisor)
        prices[row] = price ?? .nan
        guard price == nil, !text.isEmpty else { return }
        flags[row].insert(.unreadablePrice)
        current.note("price", text, at: row)
        if problemRow == nil, numbers.problem != nil { problemRow = row }
      }
      try current.check(numbers.problem, at: problemRow)
    case TB_KIND_INTEGER:
      let missing = try table.read(column, into: &wholes, valid: &isThere)
      for row in 0..<count {
        let isMissing = missing > 0 && isThere[row] == 0
        let isHuge = wholes[row].magnitude > Self.exactly
        prices[row] = isMissing || isHuge ? .nan : Double(wholes[row]) / divisor
        if isHuge, wholes[row] != .max { flags[row].insert(.unreadablePrice) }
      }
    default:
      _ = try table.read(column, into: &prices, valid: &isThere)
      guard description.priceDivisor > 1, !table.columns[column].isDecimal,
        let row = prices[..<count].firstIndex(where: { $0.magnitude >= divisor && $0 == $0.rounded() })
      else { return }
      let name = table.columns[column].name
      try current.check(
        "column \(name) holds floats, so that \(prices[row]) may be a price or one in parts of \(description.priceDivisor): write "
          + "the column as whole numbers, or use a source without price_divisor", at: row)
    }
  }

  /// Whole numbers up to this are doubles, and their quotient by a power of ten is the double nearest to the decimal.
  private static let exactly: UInt64 = 1 << 53

  /// A price as text: a whole number counts in parts of `divisor`, others are the price itself.
  private func price(_ text: Span<UInt8>, _ divisor: Double) -> Double? {
    guard divisor > 1, text.isWholeNumber else { return numbers.price(text) }
    guard let whole = numbers.whole(text), whole.magnitude <= Self.exactly else { return nil }
    return Double(whole) / divisor
  }

  private func readSizes(
    _ purpose: ColumnRole, beside price: ColumnRole, into sizes: inout [Int64], _ flags: inout [RowFlags]
  ) throws(TickFileError) {
    let count = table.rowCount
    guard let column = columns[purpose] else {
      guard columns[price] != nil, let size = description.defaultSize else { return }
      Self.grow(&sizes, count, size)
      for row in 0..<count { sizes[row] = size }
      return
    }
    Self.grow(&sizes, count, 0)
    let multiplier = description.sizeMultiplier
    switch table.columns[column].kind {
    case TB_KIND_TEXT:
      try table.readTexts(column) { row, text in
        let (whole, real) = numbers.volume(text)
        sizes[row] = Self.missing
        if whole != nil || real != nil {
          sizes[row] = size(whole, real ?? 0, multiplier, &flags[row])
        } else if !text.isEmpty {
          flags[row].insert(.unreadableSize)
        }
      }
    case TB_KIND_INTEGER:
      let missing = try table.read(column, into: &sizes, valid: &isThere)
      if multiplier > 1 {
        for row in 0..<count { sizes[row] = size(sizes[row], Double(sizes[row]), multiplier, &flags[row]) }
      }
      if missing > 0 { for row in 0..<count where isThere[row] == 0 { sizes[row] = Self.missing } }
    default:
      if table.columns[column].isDecimal, multiplier == 1 {
        let missing = try table.read(column, into: &decimals, valid: &isThere)
        for row in 0..<count {
          sizes[row] = missing > 0 && isThere[row] == 0 ? Self.missing : decimals[row].value
          if decimals[row].is_cut { flags[row].insert(.fractionalSize) }
        }
        return
      }
      _ = try table.read(column, into: &reals, valid: &isThere)
      for row in 0..<count {
        sizes[row] = reals[row].isNaN ? Self.missing : size(nil, reals[row], multiplier, &flags[row])
      }
    }
  }

  private static let missing = DescribedRows.missingSize

  /// A size in the source's units as a whole number of the smaller ones. What is left of a fraction is cut off and noted.
  private func size(_ whole: Int64?, _ real: Double, _ multiplier: Int64, _ flags: inout RowFlags) -> Int64 {
    if let whole {
      let (product, overflow) = whole.multipliedReportingOverflow(by: multiplier)
      if !overflow { return product }
    }
    // Decimals such as 0.066851 are not doubles: a product next to a whole number is that number.
    let product = real * Double(multiplier)
    let nearest = product.rounded()
    let isWhole = multiplier > 1 && (product - nearest).magnitude <= 1e-9 * max(1, product.magnitude)
    let (size, isFractional) = WholeVolume.truncating(isWhole ? nearest : product)
    if isFractional { flags.insert(.fractionalSize) }
    return size
  }

  private func readSequence(into sequence: inout [Int64]) throws(TickFileError) {
    guard let column = columns[.sequence] else { return }
    let count = table.rowCount
    Self.grow(&sequence, count, 0)
    switch table.columns[column].kind {
    case TB_KIND_TEXT:
      try table.readTexts(column) { row, text in sequence[row] = DecimalNumber(text)?.whole ?? 0 }
    case TB_KIND_INTEGER: _ = try table.read(column, into: &sequence, valid: &isThere)
    default:
      _ = try table.read(column, into: &reals, valid: &isThere)
      for row in 0..<count { sequence[row] = WholeVolume.truncating(reals[row].isNaN ? 0 : reals[row]).0 }
    }
  }

  static func grow<Value>(_ column: inout [Value], _ count: Int, _ filler: Value) {
    if column.count < count { column.append(contentsOf: repeatElement(filler, count: count - column.count)) }
  }
}

internal import TickData

/// Makes stamps, prices and volumes of cells, whichever way a workbook holds them.
///
/// - A number in the stamp's column is a serial date, whether or not its format is that of a date: formats change what
///   people see, not what a column means.
/// - Numbers may be texts, and dates, too; white space around them does not count. `1,000` is no number.
/// - Errors and booleans are neither numbers nor dates, and empty texts are missing.
struct CellValues {
  let shared: SharedStrings
  let dateSystem: DateSystem
  private let purposes: [ColumnPurpose]
  private let hasTimeColumn: Bool
  private var stamps = StampText()
  /// Whether the texts of types are kept, beside the kinds of tick that they name.
  let keepsWords: Bool
  private var words = KeptWords()

  init(shared: SharedStrings, dateSystem: DateSystem, columns: TickColumns, keepsWords: Bool = false) {
    self.shared = shared
    self.keepsWords = keepsWords
    self.dateSystem = dateSystem
    purposes = ColumnPurpose.table(columns)
    hasTimeColumn = purposes.contains(.time)
  }

  @inline(__always)
  func purpose(ofColumn column: Int) -> ColumnPurpose { column < purposes.count ? purposes[column] : .none }

  /// Stores what a cell holds in its row. A shared text takes the place of its index.
  mutating func store(
    _ kind: SheetScanner.CellKind, _ text: inout [UInt8], purpose: ColumnPurpose, in row: inout TickRow
  ) throws(WorkbookProblem) {
    if kind == .shared, purpose != .none, !text.isEmpty {
      guard let index = Int(String(decoding: Self.trimmed(text), as: UTF8.self)), let shared = shared[index] else {
        throw WorkbookProblem(
          "a cell refers to shared string \(String(decoding: text.prefix(20), as: UTF8.self)), which the workbook "
            + "does not have: \(WorkbookProblem.remedy)")
      }
      text.removeAll(keepingCapacity: true)
      text.append(contentsOf: shared)
    }
    store(kind, text, purpose: purpose, in: &row)
  }

  /// The same with a shared text in place of its index.
  mutating func store(
    _ kind: SheetScanner.CellKind, _ text: [UInt8], purpose: ColumnPurpose, in row: inout TickRow
  ) {
    guard purpose != .none, !text.isEmpty else { return }
    row.setFilled(purpose)
    let isValue = kind != .boolean && kind != .error
    switch purpose {
    case .none: return
    case .kind:
      guard isValue else { return }
      row.kind = TickKind(text: text)
      if keepsWords { row.type = keep(text.span) }
    case .stamp: row.stamp = isValue ? stamp(text, isDate: kind == .date) ?? .min : .min
    case .date: row.stamp = isValue ? midnight(text, isDate: kind == .date) ?? .min : .min
    case .time: row.time = isValue ? timeOfDay(text) : nil
    case .price: row.price = isValue ? Self.number(text) ?? .nan : .nan
    case .size:
      if isValue { setVolume(text, in: &row) }
    }
  }

  /// Keeps a type's own text.
  mutating func keep(_ text: Span<UInt8>) -> TypeText { .word(words.index(of: text)) }

  /// The index of the word that a type is, -1 for a missing one.
  @inline(__always)
  mutating func word(of type: TypeText) -> Int32 {
    guard let index = type.sharedIndex else { return type.wordIndex }
    return words.index(ofShared: index, shared)
  }

  /// Hands over the words that have been kept, and keeps new ones in the other table.
  mutating func exchangeWords(with other: inout TypeWords) { words.exchange(with: &other) }

  /// How much memory the kept words take.
  var wordBytes: Int { words.byteCount }

  private func setVolume(_ text: [UInt8], in row: inout TickRow) {
    if let number = DecimalNumber(Self.trimmed(text).span), let whole = number.whole {
      row.size = whole
    } else if let volume = Self.number(text) {
      (row.size, row.isFractional) = WholeVolume.truncating(volume)
    }
  }

  /// The stamp of a row that has been read; one that no tick may have where it is missing.
  @inline(__always)
  func stamp(of row: TickRow) -> Int64 {
    guard hasTimeColumn else { return row.stamp }
    guard let time = row.time, row.stamp != .min else { return .min }
    return row.stamp + time
  }

  /// The number of a text with white space around it, or of a number's cell.
  private static func number(_ text: [UInt8]) -> Double? { DecimalNumber.double(trimmed(text).span) }

  private func serial(_ text: [UInt8]) -> SerialDate? {
    DecimalNumber(Self.trimmed(text).span).flatMap { SerialDate($0) }
  }

  private mutating func stamp(_ text: [UInt8], isDate: Bool) -> Int64? {
    serial(text).flatMap { $0.stamp(in: dateSystem) } ?? stamps.stamp(Self.unzoned(text, isDate).span)
  }

  private mutating func midnight(_ text: [UInt8], isDate: Bool) -> Int64? {
    serial(text).flatMap { $0.midnight(in: dateSystem) } ?? stamps.midnight(Self.unzoned(text, isDate).span)
  }

  private mutating func timeOfDay(_ text: [UInt8]) -> Int64? {
    serial(text)?.timeOfDay ?? StampText.timeOfDay(text.span)
      ?? stamps.stamp(text.span).map { $0 - WallClock.startOfDay($0) }
  }

  /// A date cell of ISO 8601 may end in a `Z`, which says nothing: cells have no time zone.
  private static func unzoned(_ text: [UInt8], _ isDate: Bool) -> [UInt8] {
    isDate && text.last == UInt8(ascii: "Z") ? text.dropLast() : text
  }

  /// The text without white space around it; the same array if there is none.
  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    guard let first = text.first, let last = text.last, first.isXMLSpace || last.isXMLSpace else { return text }
    let rest = text.drop(while: \.isXMLSpace)
    guard let end = rest.lastIndex(where: { !$0.isXMLSpace }) else { return [] }
    return Array(rest[...end])
  }
}

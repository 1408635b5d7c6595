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
  /// The words for bids, asks and trades.
  let names: TypeNames
  private var stamps: StampText
  /// The first value so far that stands there and cannot be read: what it should be, and what it says.
  private(set) var unreadable: (purpose: String, text: String)?
  /// Whether the texts of types are kept, beside the kinds of tick that they name.
  let keepsWords: Bool
  private var words = KeptWords()

  init(
    shared: SharedStrings, dateSystem: DateSystem, columns: TickColumns, _ reading: TickReading,
    keepsWords: Bool = false
  ) {
    self.shared = shared
    names = reading.typeNames
    stamps = StampText(reading)
    self.keepsWords = keepsWords
    self.dateSystem = dateSystem
    purposes = ColumnPurpose.table(columns)
    hasTimeColumn = purposes.contains(.time)
  }

  /// What is wrong with the texts of stamps, since the last row that has none.
  var problem: String? { stamps.problem }
  /// How stamps were read where that is a guess, one line each.
  var remarks: [String] { stamps.remarks }
  /// How many stamps were texts that are instants.
  var instants: Int64 { stamps.instants }

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
      row.kind = names.kind(of: text)
      if keepsWords { row.type = keep(text.span) }
    case .stamp:
      row.stamp = isValue ? stamp(text, kind) ?? .min : .min
      if row.stamp == .min { note("stamp", text) }
    case .date:
      row.stamp = isValue ? midnight(text, kind) ?? .min : .min
      if row.stamp == .min { note("date", text) }
    case .time:
      row.time = isValue ? timeOfDay(text, kind) : nil
      if row.time == nil { note("time", text) }
    case .price:
      row.price = isValue ? Self.number(text) ?? .nan : .nan
      if row.price.isNaN { note("price", text) }
    case .size:
      if isValue { setVolume(text, in: &row) }
    }
  }

  private mutating func note(_ purpose: String, _ text: [UInt8]) {
    if unreadable == nil { unreadable = (purpose, QuotedText.of(text.span)) }
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

  private mutating func stamp(_ text: [UInt8], _ kind: SheetScanner.CellKind) -> Int64? {
    if let stamp = serial(text).flatMap({ $0.stamp(in: dateSystem) }) { return stamp }
    return mayBeText(text, kind) ? stamps.stamp(Self.unzoned(text, kind).span) : nil
  }

  private mutating func midnight(_ text: [UInt8], _ kind: SheetScanner.CellKind) -> Int64? {
    if let midnight = serial(text).flatMap({ $0.midnight(in: dateSystem) }) { return midnight }
    return mayBeText(text, kind) ? stamps.midnight(Self.unzoned(text, kind).span) : nil
  }

  private mutating func timeOfDay(_ text: [UInt8], _ kind: SheetScanner.CellKind) -> Int64? {
    if let time = serial(text)?.timeOfDay { return time }
    guard mayBeText(text, kind) else { return nil }
    // A date cell of one column or the other does not say of which zone a stamp of both is.
    if let (time, offset) = StampText.timeOfDay(Self.unzoned(text, kind).span) { return offset == nil ? time : nil }
    return stamps.stamp(text.span).map { $0 - WallClock.startOfDay($0) }
  }

  /// A number is a serial date or nothing; digits in a text may be a date, or a count since 1970.
  private func mayBeText(_ text: [UInt8], _ kind: SheetScanner.CellKind) -> Bool {
    kind != .number || DecimalNumber(Self.trimmed(text).span) == nil
  }

  /// A date cell of ISO 8601 may end in a `Z`, which says nothing: cells have no time zone.
  private static func unzoned(_ text: [UInt8], _ kind: SheetScanner.CellKind) -> [UInt8] {
    kind == .date && text.last == UInt8(ascii: "Z") ? text.dropLast() : text
  }

  /// The text without white space around it; the same array if there is none.
  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    let range = text.span.trimmed
    return range.count == text.count ? text : Array(text[range])
  }
}

internal import TickData

/// The XML of a sheet of ticks, as spreadsheet programs write it, a piece at a time.
///
/// Rows 1 and 2 say what the sheet is, row 3 names the columns, ticks stand from row 4 on. Texts are shared strings: see
/// ``sharedStrings``.
struct SheetText {
  /// A sheet ends with this row.
  static let lastRow = 1_048_576
  /// The ticks of a sheet, which stand below its three rows of names.
  static let mostTicks = lastRow - 3
  /// The texts that the cells of every sheet share, kinds of tick first and in their order.
  static let sharedStrings = ["BID", "ASK", "TRADE", "OTHER", "Dates", "Type", "Price", "Size"]

  /// What has been written and not been taken yet.
  private(set) var bytes: [UInt8] = []
  private var row: Int64 = 0

  init() { bytes.reserveCapacity(1 << 17) }

  /// Starts a sheet: its first three rows.
  mutating func begin(name: String, note: String) {
    row = 3
    bytes.append(
      contentsOf: """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cols>\
        <col min="1" max="1" width="20" customWidth="1"/></cols><sheetData>\
        <row r="1"><c r="A1" t="inlineStr"><is><t>\(name.xmlEscaped)</t></is></c></row>\
        <row r="2"><c r="A2" t="inlineStr"><is><t>\(note.xmlEscaped)</t></is></c></row>\
        <row r="3"><c r="A3" t="s"><v>4</v></c><c r="B3" t="s"><v>5</v></c><c r="C3" t="s"><v>6</v></c>\
        <c r="D3" t="s"><v>7</v></c></row>
        """.utf8)
  }

  /// Writes the next tick. A void one has no price, and perhaps no stamp.
  mutating func append(_ tick: Tick) throws(WorkbookProblem) {
    row += 1
    append("<row r=\"")
    append(row)
    append("\">")
    if !tick.price.isNaN || Self.stamps.contains(tick.time) {
      beginCell("A", " s=\"1\"")
      guard appendSerial(tick.time) else {
        throw WorkbookProblem(
          "a workbook cannot hold the stamp of tick \(row - 3): whole milliseconds from 1901 to 2099")
      }
      endCell()
    }
    beginCell("B", " t=\"s\"")
    append(Int64(min(tick.kind.rawValue, TickKind.other.rawValue)))
    endCell()
    if !tick.price.isNaN {
      guard tick.price.isFinite else {
        throw WorkbookProblem("a workbook cannot hold the price of tick \(row - 3): \(tick.price)")
      }
      beginCell("C")
      append(tick.price)
      endCell()
    }
    beginCell("D")
    append(tick.size)
    endCell()
    append("</row>")
  }

  /// Ends a sheet.
  mutating func end() { append("</sheetData></worksheet>") }

  /// Forgets what has been taken.
  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  private mutating func beginCell(_ column: StaticString, _ attributes: StaticString = "") {
    append("<c r=\"")
    append(column)
    append(row)
    append("\"")
    append(attributes)
    append("><v>")
  }

  private mutating func endCell() { append("</v></c>") }

  /// Writes a stamp as days since 1899-12-30, with eleven decimals: the last is less than a microsecond, so that whole
  /// milliseconds come back as they are. False for stamps that are no whole milliseconds, and for days that spreadsheet
  /// programs count otherwise or not at all.
  private mutating func appendSerial(_ time: Int64) -> Bool {
    guard Self.stamps.contains(time) else { return false }
    let midnight = WallClock.startOfDay(time)
    let (milliseconds, rest) = (time - midnight).quotientAndRemainder(dividingBy: 1_000_000)
    guard rest == 0 else { return false }
    append(midnight / WallClock.day + 25_569)
    let millisecondsADay: Int64 = 86_400_000
    appendDecimals((milliseconds * 100_000_000_000 + millisecondsADay / 2) / millisecondsADay, digits: 11)
    return true
  }

  private static let stamps =
    CivilDate(year: 1901, month: 1, day: 1).midnight..<CivilDate(year: 2100, month: 1, day: 1).midnight

  /// Writes the shortest decimal that is this number: thousandths, which nearly all prices are, without asking for it.
  private mutating func append(_ price: Double) {
    let thousandths = (price * 1000).rounded()
    guard thousandths.magnitude < 1e15, thousandths / 1000 == price, price.sign == .plus else {
      bytes.append(contentsOf: price.description.utf8)
      return
    }
    let (whole, rest) = Int64(thousandths).quotientAndRemainder(dividingBy: 1000)
    append(whole)
    appendDecimals(rest, digits: 3)
  }

  /// Writes a decimal point and so many digits without the zeros at their end; nothing where there are only such.
  private mutating func appendDecimals(_ value: Int64, digits: Int) {
    guard value > 0 else { return }
    var (value, digits) = (value, digits)
    while value % 10 == 0 {
      value /= 10
      digits -= 1
    }
    append(".")
    let start = bytes.count
    for _ in 0..<digits { bytes.append(UInt8(ascii: "0")) }
    for index in stride(from: start + digits - 1, through: start, by: -1) {
      bytes[index] = UInt8(ascii: "0") + UInt8(value % 10)
      value /= 10
    }
  }

  private mutating func append(_ number: Int64) {
    if number < 0 { append("-") }
    var rest = number.magnitude
    let start = bytes.count
    repeat {
      bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  private mutating func append(_ text: StaticString) {
    // Unsafe: a static string's bytes are there for ever.
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }
}

extension String {
  /// With the characters that XML takes for markup written as entities.
  var xmlEscaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

import Foundation
import TickData
import TickStorage

/// Small workbooks made by hand.
struct WorkbookFixture {
  static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let header =
    #"<row r="3"><c r="A3" t="inlineStr"><is><t>Dates</t></is></c><c r="B3" t="str"><v>Type</v></c>"#
    + #"<c r="C3" t="inlineStr"><is><t>Price</t></is></c><c r="D3" t="str"><v>Size</v></c></row>"#

  /// Names and the XML of each sheet.
  var sheets: [(name: String, xml: String)]
  var sharedStrings: String?
  var workbookProperties = ""
  /// Changes to the archive before it is written.
  var edit: (inout ZipWriter) -> Void = { _ in }

  init(sheets: [(name: String, xml: String)]) { self.sheets = sheets }

  /// One sheet, FAB, of these rows below the usual header.
  init(rows: String, sharedStrings: String? = nil) {
    sheets = [("FAB UH Equity", Self.sheet(Self.header + rows))]
    self.sharedStrings = sharedStrings
  }

  /// A sheet with this in its `sheetData`.
  static func sheet(_ rows: String) -> String {
    #"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#
      + "<sheetData>\(rows)</sheetData></worksheet>"
  }

  func archive() -> ZipWriter {
    var list = ""
    var relations = ""
    var parts: [ZipWriter.Part] = []
    for (index, sheet) in sheets.enumerated() {
      list += #"<sheet name="\#(sheet.name)" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"/>"#
      relations +=
        #"<Relationship Id="rId\#(index + 1)" Type="\#(Self.types)/worksheet" Target="worksheets/s\#(index + 1).xml"/>"#
      parts.append(ZipWriter.Part("xl/worksheets/s\(index + 1).xml", sheet.xml))
    }
    if let sharedStrings {
      relations += #"<Relationship Id="rId99" Type="\#(Self.types)/sharedStrings" Target="/xl/sharedStrings.xml"/>"#
      parts.append(ZipWriter.Part("xl/sharedStrings.xml", "<sst>\(sharedStrings)</sst>"))
    }
    parts.append(
      ZipWriter.Part(
        "xl/workbook.xml",
        #"<workbook xmlns:r="\#(Self.types)">\#(workbookProperties)<sheets>\#(list)</sheets></workbook>"#))
    parts.append(ZipWriter.Part("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
    parts.append(
      ZipWriter.Part(
        "_rels/.rels",
        #"<Relationships><Relationship Id="a" Type="\#(Self.types)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
      ))
    var writer = ZipWriter(parts: parts)
    edit(&writer)
    return writer
  }

  func bytes() -> [UInt8] { archive().bytes() }

  /// What the first sheet holds.
  func read(limits: WorkbookLimits = WorkbookLimits(), chunk: Int = 3) throws -> WorkbookContents {
    try Self.withFile(bytes()) { path in
      let source = try WorkbookSource(path: path, limits: limits)
      return try WorkbookContents(source, source.entries[0], chunk: chunk)
    }
  }

  /// Gives bytes a file while `use` runs.
  static func withFile<Value>(
    _ bytes: [UInt8], named name: String = "ticks.xlsx", _ use: (String) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return try use(file.path)
  }
}

/// All that a reader delivers.
struct WorkbookContents {
  var ticks: [Tick] = []
  /// The sheet's row of each tick.
  var rows: [Int64] = []
  var findings = ReadingFindings()

  init(_ source: WorkbookSource, _ entry: TickEntry, chunk size: Int) throws {
    let reader = try source.reader(of: entry)
    var chunk = TickChunk()
    while try reader.read(into: &chunk, limit: size) {
      rows += (0..<chunk.count).map { reader.rowNumber(at: $0, of: chunk) }
      ticks += (0..<chunk.count).map { chunk[$0] }
    }
    findings = reader.findings
  }

  /// The ticks as texts in which void rows compare, too.
  var lines: [String] {
    ticks.map { tick in
      tick.price.isNaN ? "void" : "\(stamp(tick.time)) \(tick.kind) \(tick.price) \(tick.size)"
    }
  }
}

/// `2025-04-14 09:30:00.5`, the fraction only where there is one.
func stamp(_ time: Int64) -> String {
  let second = (time - WallClock.startOfDay(time)) / WallClock.second
  let nanoseconds = time - WallClock.startOfDay(time) - second * WallClock.second
  func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let clock = "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
  guard nanoseconds > 0 else { return "\(CivilDate(of: time)) \(clock)" }
  var digits = String(1_000_000_000 + nanoseconds).dropFirst()
  while digits.last == "0" { digits.removeLast() }
  return "\(CivilDate(of: time)) \(clock).\(digits)"
}

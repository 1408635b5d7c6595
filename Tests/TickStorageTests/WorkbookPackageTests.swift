import Foundation
import TestSupport
import TickData
import TickStorage
import Testing

/// Archives and the parts that say what a workbook holds.
@Suite struct WorkbookPackageTests {
  private static let row = WorkbookSheetTests.row(4)
  private static let line = "2025-04-14 09:00:00 bid 12.5 100"

  private static func source<Value>(
    _ fixture: WorkbookFixture, headerRow: Int = 3, _ use: (WorkbookSource) throws -> Value
  ) throws -> Value {
    try WorkbookFixture.withFile(fixture.bytes()) { try use(WorkbookSource(path: $0, reading(headerRow: headerRow))) }
  }

  @Test func storedDeflatedZip64AndComment() throws {
    let edits: [(inout ZipWriter) -> Void] = [
      { for index in $0.parts.indices { $0.parts[index].isDeflated = false } },
      { $0.isZip64 = true },
      { for index in $0.parts.indices { $0.parts[index].isStreamed = true } },
      { for index in $0.parts.indices { $0.parts[index].isZip64 = true } },
      { $0.comment = Array("PK\u{5}\u{6} said the archive".utf8) + [UInt8](repeating: 32, count: 60_000) },
      {
        for index in $0.parts.indices {
          $0.parts[index].name = $0.parts[index].name.replacing("/", with: "\\").uppercased()
        }
      },
      { $0.parts.removeAll { $0.name == "_rels/.rels" } },
    ]
    for (index, edit) in edits.enumerated() {
      var fixture = WorkbookFixture(rows: Self.row)
      fixture.edit = edit
      #expect(try fixture.read().lines == [Self.line], "edit \(index)")
    }
  }

  @Test func partsElsewhere() throws {
    var fixture = WorkbookFixture(rows: Self.row)
    fixture.edit = { zip in
      zip.parts = zip.parts.map { part in
        var part = part
        part.name = part.name.replacing("xl/", with: "book/")
        part.bytes = Array(
          String(decoding: part.bytes, as: UTF8.self).replacing("xl/workbook", with: "/./book/x/../workbook").utf8)
        return part
      }
    }
    #expect(try fixture.read().lines == [Self.line])
  }

  @Test func sheetOrderNamesAndWeights() throws {
    let sheet = WorkbookFixture.sheet(WorkbookFixture.header + Self.row)
    let info = WorkbookFixture.sheet(
      #"<row r="3"><c r="A3" t="str"><v>Date</v></c><c r="B3" t="str"><v>Time</v></c></row>"#)
    let large = sheet.replacing("<sheetData>", with: #"<dimension ref="A1:D500003"/><sheetData>"#)
    let dimension = sheet.replacing("<sheetData>", with: #"<dimension ref="A1:D9"/><sheetData>"#)
    let fixture = WorkbookFixture(sheets: [
      ("zain &amp; co UH Equity", sheet), ("Info", info), ("FAB DH Equity", large),
      ("Empty", WorkbookFixture.sheet("")),
      ("A UH Equity UH Equity DH Equity", dimension),
    ])
    try Self.source(fixture) { source throws in
      #expect(source.entries.map(\.security.name) == ["zain & co", "FAB", "A"])
      #expect(
        source.entries.map(\.sheet) == ["zain & co UH Equity", "FAB DH Equity", "A UH Equity UH Equity DH Equity"])
      #expect(source.entries.map(\.bytes) == [sheet, large, dimension].map { Int64($0.utf8.count) })
      #expect(source.notices.count == 2)
      #expect(source.notices[0].hasPrefix("sheet Info is left out: its row 3 has no column for the type"))
      #expect(source.notices[1] == "sheet Empty is left out: it has no row 3, where the header should be")
    }
  }

  @Test func sheetsWithoutRowsAreLeftOut() throws {
    let sheet = WorkbookFixture.sheet(WorkbookFixture.header + Self.row)
    let headerOnly = WorkbookFixture.sheet(WorkbookFixture.header + #"<row r="4"><c r="A4" s="1"/></row>"#)
    try Self.source(WorkbookFixture(sheets: [("A", headerOnly), ("B", sheet)])) { source throws in
      #expect(source.entries.map(\.security.name) == ["B"])
      #expect(source.notices == ["sheet A is left out: it has no rows below its header"])
    }
  }

  @Test func headersInOtherRows() throws {
    let header = WorkbookFixture.header.replacing("\"A3\"", with: "\"A1\"").replacing("3\"", with: "1\"")
    let wrong = WorkbookFixture.sheet(header + Self.row)
    let right = WorkbookFixture.sheet(WorkbookFixture.header + Self.row)
    let fixture = WorkbookFixture(sheets: [("A", wrong), ("B", right)])
    try Self.source(fixture) { source throws in
      let error = try #require(source.entries[0].problem)
      #expect(throws: error) { try source.reader(of: source.entries[0]) }
      #expect(error.sheet == "A" && error.problem.contains("--header-row 1"))
      #expect(try WorkbookContents(source, source.entries[1], chunk: 9).lines == [Self.line])
    }
    try Self.source(fixture, headerRow: 1) { source throws in
      #expect(try WorkbookContents(source, source.entries[0], chunk: 9).lines == [Self.line])
    }
  }

  @Test func doubleColumnsAndDoubleSecurities() throws {
    let twice = WorkbookFixture.sheet(
      WorkbookFixture.header.replacing("</row>", with: #"<c r="E3" t="str"><v>Volume</v></c></row>"#) + Self.row)
    let sheet = WorkbookFixture.sheet(WorkbookFixture.header + Self.row)
    let fixture = WorkbookFixture(sheets: [
      ("A", twice), ("B UH Equity", sheet), ("b DH Equity", sheet), ("../C", sheet),
    ])
    try Self.source(fixture) { source throws in
      let problems = source.entries.map { $0.problem?.problem ?? "" }
      #expect(problems[0].contains("2 columns for the volume (Size, Volume)"))
      #expect(problems[1] == "")
      #expect(problems[2].contains("same security as sheet B UH Equity"))
      #expect(problems[3].contains("rename it"))
    }
  }

  @Test func chartSheetsAreLeftOut() throws {
    var fixture = WorkbookFixture(sheets: [
      ("Chart", "<chartsheet/>"), ("A", WorkbookFixture.sheet(WorkbookFixture.header + Self.row)),
    ])
    fixture.edit = { zip in
      guard let index = zip.parts.firstIndex(where: { $0.name == "xl/_rels/workbook.xml.rels" }) else { return }
      let text = String(decoding: zip.parts[index].bytes, as: UTF8.self)
      guard let range = text.range(of: "/worksheet\"") else { return }
      zip.parts[index].bytes = Array(text.replacingCharacters(in: range, with: "/chartsheet\"").utf8)
    }
    try Self.source(fixture) { source throws in
      #expect(source.entries.map(\.security.name) == ["A"])
      #expect(source.notices == ["sheet Chart is left out: it is a chart or a dialogue"])
    }
  }

  /// A module of an old Excel has a name among the sheets and no part; a part may be lost. The other sheets are read.
  @Test func sheetsWithoutAPart() throws {
    let sheet = WorkbookFixture.sheet(WorkbookFixture.header + Self.row)
    var fixture = WorkbookFixture(sheets: [("A", sheet), ("Module1", ""), ("B", sheet), ("C", sheet)])
    fixture.edit = { zip in
      zip.parts.removeAll { $0.name.hasSuffix("s2.xml") || $0.name.hasSuffix("s3.xml") }
      for index in zip.parts.indices where zip.parts[index].name == "xl/workbook.xml" {
        let text = String(decoding: zip.parts[index].bytes, as: UTF8.self)
        zip.parts[index].bytes = Array(
          text.replacing("r:id=\"rId2\"", with: "r:id=\"\"").replacing("r:id=\"rId4\"", with: "r:id=\"rId77\"").utf8)
      }
    }
    try Self.source(fixture) { source throws in
      #expect(source.entries.map(\.security.name) == ["A", "B", "C"])
      #expect(
        source.entries.map { $0.problem?.problem } == [
          nil, "is damaged, its part xl/worksheets/s3.xml is missing: copy or export the workbook again",
          "is damaged, the workbook does not say which part holds it: copy or export the workbook again",
        ])
      #expect(
        source.notices == [
          "sheet Module1 is left out: it has no cells: it is an old macro module"
        ])
      #expect(try WorkbookContents(source, source.entries[0], chunk: 9).ticks.count == 1)
    }
  }

  /// White space around an index, characters that show nothing around a name.
  @Test func namesOfColumnsWithWhatNobodySees() throws {
    func header(_ cells: [String]) -> String {
      "<row r=\"3\">" + zip("ABCD", cells).map { "<c r=\"\($0)3\"\($1)</c>" }.joined() + "</row>"
    }
    let shared = header((0..<4).map { " t=\"s\"><v> \($0)\n</v>" })
    let names = ["\u{FEFF}Dates", "\u{200B}Type\u{A0}", "Price_x000D_", " Size\r\n"]
    let inline = header(names.map { " t=\"inlineStr\"><is><t>\($0)</t></is>" })
    for rows in [shared, inline] {
      var fixture = WorkbookFixture(sheets: [("FAB", WorkbookFixture.sheet(rows + Self.row))])
      fixture.sharedStrings = names.map { "<si><t>\($0)</t></si>" }.joined()
      try Self.source(fixture) { source throws in
        #expect(try WorkbookContents(source, source.entries[0], chunk: 9).ticks.count == 1)
      }
    }
  }

  @Test func readersAreIndependent() throws {
    let rows = (4..<400).map { WorkbookSheetTests.row($0, size: $0) }.joined()
    try Self.source(WorkbookFixture(rows: rows)) { source throws in
      let first = try source.reader(of: source.entries[0])
      let second = try source.reader(of: source.entries[0])
      var (left, right) = (TickChunk(), TickChunk())
      while try first.read(into: &left, limit: 10) {
        #expect(try second.read(into: &right, limit: 10))
        #expect(left.size[..<left.count] == right.size[..<right.count])
      }
    }
  }
}

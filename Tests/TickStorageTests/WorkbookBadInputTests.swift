import Foundation
import TestSupport
import TickData
import TickStorage
import Testing

/// Files that are no workbooks, damaged ones, and ones made to do harm: each is refused in words that say what to do.
@Suite struct WorkbookBadInputTests {
  /// What is said about a file, opened and read to the end.
  private static func problem(
    _ bytes: [UInt8], named name: String = "ticks.xlsx", limits: WorkbookLimits = WorkbookLimits()
  ) throws -> TickFileError? {
    try WorkbookFixture.withFile(bytes, named: name) { path throws in
      do {
        let source = try WorkbookSource(path: path, reading(limits: limits))
        for entry in source.entries { _ = try WorkbookContents(source, entry, chunk: 1000) }
        return nil
      } catch let error as TickFileError {
        #expect(error.path == path)
        return error
      }
    }
  }

  private static func expect(
    _ bytes: [UInt8], named name: String = "ticks.xlsx", limits: WorkbookLimits = WorkbookLimits(),
    says text: String, sheet: String? = nil, row: Int64? = nil, _ location: SourceLocation = #_sourceLocation
  ) throws {
    let error = try problem(bytes, named: name, limits: limits)
    #expect(error?.problem.contains(text) == true, "\(String(describing: error))", sourceLocation: location)
    #expect(error?.sheet == sheet && error?.row == row, "\(String(describing: error))", sourceLocation: location)
  }

  private static var good: WorkbookFixture { WorkbookFixture(rows: WorkbookSheetTests.row(4)) }

  private static func edited(_ fixture: WorkbookFixture = good, _ edit: @escaping (inout ZipWriter) -> Void) -> [UInt8]
  {
    var fixture = fixture
    fixture.edit = edit
    return fixture.bytes()
  }

  /// A small file with hundreds of them would be read as often.
  @Test func sheetsThatShareAPart() throws {
    var fixture = WorkbookFixture(sheets: [
      ("A", WorkbookFixture.sheet(WorkbookFixture.header + WorkbookSheetTests.row(4)))
    ])
    fixture.edit = { archive in
      for part in archive.parts.indices where archive.parts[part].name == "xl/workbook.xml" {
        let text = String(decoding: archive.parts[part].bytes, as: UTF8.self)
          .replacing("</sheets>", with: #"<sheet name="B" sheetId="2" r:id="rId1"/></sheets>"#)
        archive.parts[part].bytes = Array(text.utf8)
      }
    }
    try WorkbookFixture.withFile(fixture.bytes(), named: "ticks.xlsx") { path throws in
      let source = try WorkbookSource(path: path)
      #expect(source.entries.map(\.security.name) == ["A", "B"])
      #expect(source.entries[0].problem == nil)
      #expect(
        source.entries[1].problem?.problem
          == "is the same part of the file as sheet A, which no spreadsheet program writes: save "
          + "the workbook anew")
    }
  }

  /// The sizes in a directory may be any number, and a user may allow any size: nothing overflows.
  @Test func sheetsOfAbsurdSizes() throws {
    var fixture = WorkbookFixture(
      sheets: (1...3).map { ("S\($0)", WorkbookFixture.sheet(WorkbookFixture.header + WorkbookSheetTests.row(4))) })
    fixture.edit = { archive in
      for part in archive.parts.indices where archive.parts[part].name.hasPrefix("xl/worksheets") {
        archive.parts[part].size = 1 << 62
        archive.parts[part].isZip64 = true
      }
    }
    var limits = WorkbookLimits()
    limits.partBytes = .max
    try Self.expect(fixture.bytes(), limits: limits, says: "made to take for ever")
  }

  @Test func sheetsThatAreHarmlessAlone() throws {
    let sheet = WorkbookFixture.sheet(
      WorkbookFixture.header + WorkbookSheetTests.row(4) + String(repeating: " ", count: 60_000))
    func workbook(_ sheets: Int) -> [UInt8] { WorkbookFixture(sheets: (1...sheets).map { ("S\($0)", sheet) }).bytes() }
    var limits = WorkbookLimits()
    limits.harmlessBytes = 1 << 16
    limits.expansion = 20
    #expect(try Self.problem(workbook(10), limits: limits) == nil)
    try Self.expect(
      workbook(20), limits: limits, says: "made to take for ever; if you trust it, set --max-compression-ratio")
    limits.partBytes = 70_000
    try Self.expect(workbook(20), limits: limits, says: "more than 8 times the 70000")
  }

  @Test func filesThatAreNoWorkbooks() throws {
    let ole: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    try Self.expect([], says: "is empty")
    try Self.expect(Array("Dates,Type,Price,Size\n".utf8), says: "is no ZIP archive")
    try Self.expect(ole + [UInt8](repeating: 0, count: 3000), says: "old Excel workbook (.xls)")
    let name = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
    try Self.expect(ole + [UInt8](repeating: 0, count: 3000) + name, says: "is encrypted")
    try Self.expect(Self.good.bytes(), named: "~$TickData.xlsx", says: "lock file")
    try Self.expect(ZipWriter(parts: [.init("content.xml", "<x/>")]).bytes(), says: "OpenDocument")
    try Self.expect(ZipWriter(parts: [.init("xl/workbook.bin", "x")]).bytes(), says: ".xlsb")
    try Self.expect(ZipWriter(parts: [.init("a.txt", "x")]).bytes(), says: "holds no workbook")
    try Self.expect(ZipWriter(parts: []).bytes(), says: "holds no workbook")
    #expect(throws: TickFileError.self) { try WorkbookSource(path: "/nowhere/ticks.xlsx") }
    #expect(throws: TickFileError.self) { try WorkbookSource(path: "/") }
    #expect(throws: TickFileError.self) { try WorkbookSource(path: "/dev/null") }
  }

  @Test func damagedArchives() throws {
    let bytes = Self.good.bytes()
    try Self.expect(Array(bytes.dropLast(30)), says: "is truncated")
    try Self.expect(Array(bytes.prefix(bytes.count / 2)), says: "is truncated")
    try Self.expect(Self.edited { $0.parts[0].checksum = 1 }, says: "checksum", sheet: "FAB UH Equity")
    try Self.expect(Self.edited { $0.parts[0].isEncrypted = true }, says: "encrypted", sheet: "FAB UH Equity")
    try Self.expect(Self.edited { $0.parts[0].method = 12 }, says: "method 12", sheet: "FAB UH Equity")
    try Self.expect(Self.edited { $0.parts[0].payload = [7, 7, 7] }, says: "decompressed", sheet: "FAB UH Equity")
    try Self.expect(Self.edited { $0.parts[0].payload = [] }, says: "in the middle", sheet: "FAB UH Equity")
    try Self.expect(Self.edited { $0.parts.remove(at: 0) }, says: "is missing", sheet: "FAB UH Equity")
    try Self.expect(
      Self.edited { $0.parts.removeAll { $0.name.hasSuffix("book.xml.rels") } }, says: "which part holds",
      sheet: "FAB UH Equity")
  }

  /// The other sheets of a workbook are read all the same.
  @Test func oneBadSheet() throws {
    let sheet = WorkbookFixture.sheet(WorkbookFixture.header + WorkbookSheetTests.row(4))
    let bytes = Self.edited(WorkbookFixture(sheets: [("A", sheet), ("B", sheet)])) { $0.parts[0].payload = [7] }
    try WorkbookFixture.withFile(bytes) { path throws in
      let source = try WorkbookSource(path: path)
      #expect(source.entries.map(\.security.name) == ["A", "B"])
      #expect(source.entries[0].problem != nil && source.entries[1].problem == nil)
      #expect(try WorkbookContents(source, source.entries[1], chunk: 9).ticks.count == 1)
    }
  }

  /// A reader that has failed says the same again.
  @Test func readingOnAfterAnError() throws {
    let rows = (4..<9).map { WorkbookSheetTests.row($0) }.joined() + WorkbookSheetTests.row(3)
    try WorkbookFixture.withFile(WorkbookFixture(rows: rows).bytes()) { path throws in
      let source = try WorkbookSource(path: path)
      let reader = try source.reader(of: source.entries[0])
      var chunk = TickChunk()
      #expect(try reader.read(into: &chunk, limit: 3))
      let errors = (0..<3).map { _ in #expect(throws: TickFileError.self) { try reader.read(into: &chunk, limit: 3) } }
      #expect(Set(errors).count == 1)
    }
  }

  @Test func bombs() throws {
    let sheet = "FAB UH Equity"
    let spaces = String(repeating: " ", count: 1 << 20)
    let rows = WorkbookSheetTests.row(4) + String(repeating: "<!--\(spaces)-->", count: 40)
    let bomb = WorkbookFixture(rows: rows)
    try Self.expect(bomb.bytes(), says: "if you trust it, set --max-compression-ratio ", sheet: sheet)
    var limits = WorkbookLimits()
    limits.partBytes = 1000
    try Self.expect(bomb.bytes(), limits: limits, says: "set --max-entry-size 41MiB", sheet: sheet)
    limits = WorkbookLimits()
    limits.expansion = 2000
    limits.markupBytes = 2 << 20
    #expect(try bomb.read(limits: limits).ticks.count == 1)
    // One that lies about its size.
    try Self.expect(Self.edited(bomb) { $0.parts[0].size = 500 }, says: "more than the 500 bytes", sheet: sheet)
    try Self.expect(Self.edited { $0.parts[0].size = 500_000 }, says: "not the 500000", sheet: sheet)
    limits = WorkbookLimits()
    limits.sharedStringBytes = 100
    let strings = WorkbookFixture(
      rows: WorkbookSheetTests.row(4), sharedStrings: String(repeating: "<si><t/></si>", count: 50))
    try Self.expect(strings.bytes(), limits: limits, says: "shared strings need more")
    limits = WorkbookLimits()
    limits.listBytes = 100
    try Self.expect(Self.good.bytes(), limits: limits, says: "archive directory of")
    limits.listBytes = 600
    let wide = WorkbookFixture(sheets: (0..<9).map { ("A\($0)", "") })
    try Self.expect(wide.bytes(), limits: limits, says: "archive directory of")
    let long = WorkbookFixture(sheets: [(String(repeating: "A", count: 700), "")])
    try Self.expect(long.bytes(), limits: limits, says: "more than the 600 that a list of sheets may have")
    limits = WorkbookLimits()
    limits.sheets = 1
    let sheets = WorkbookFixture(sheets: [("A", ""), ("B", "")])
    try Self.expect(sheets.bytes(), limits: limits, says: "more than the 1 sheets")
  }

  @Test func entitiesAndDocumentTypesAreRefused() throws {
    let body = WorkbookFixture.sheet(WorkbookFixture.header + WorkbookSheetTests.row(4))
    let start = body.startIndex..<body.index(after: body.firstIndex(of: ">") ?? body.startIndex)
    let laughs = #"<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>"#
    let external = #"<!DOCTYPE x SYSTEM "file:///etc/passwd">"#
    for type in [laughs, external] {
      let sheet = body.replacingCharacters(in: start, with: type)
      try Self.expect(WorkbookFixture(sheets: [("A", sheet)]).bytes(), says: "(DTD)", sheet: "A")
    }
    for entity in ["&b;", "&", "&#x110000;", "&#0;", "&#xD800;", "&#+5;", "&;", "&amp"] {
      let sheet = body.replacing("<is><t>BID</t></is>", with: "<is><t>\(entity)</t></is>")
      try Self.expect(WorkbookFixture(sheets: [("A", sheet)]).bytes(), says: "does not define", sheet: "A", row: 4)
    }
  }

  @Test func otherEncodings() throws {
    let text = WorkbookFixture.sheet("")
    let little: [UInt8] = text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let big: [UInt8] = text.utf16.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
    for bytes in [[0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little, big] {
      try Self.expect(Self.edited { $0.parts[0].bytes = bytes }, says: "UTF-16", sheet: "FAB UH Equity")
    }
    let latin = WorkbookFixture(sheets: [("A", text.replacing("UTF-8", with: "ISO-8859-1"))])
    try Self.expect(latin.bytes(), says: "iso-8859-1", sheet: "A")
  }

  @Test func brokenSheets() throws {
    func expect(
      _ rows: String, _ text: String, row: Int64?, strings: String? = nil, _ location: SourceLocation = #_sourceLocation
    ) throws {
      let fixture = WorkbookFixture(rows: WorkbookSheetTests.row(4) + rows, sharedStrings: strings)
      try Self.expect(fixture.bytes(), says: text, sheet: "FAB UH Equity", row: row, location)
    }
    try expect(WorkbookSheetTests.row(4), "row 4 comes after row 4", row: 4)
    try expect(#"<row r="99999999"/>"#, "no reference of a row", row: 4)
    try expect(#"<row r="x"/>"#, "no reference of a row", row: 4)
    try expect(#"<row r="0"/>"#, "no reference of a row", row: 4)
    try expect(#"<row r="5"><c r="AAAA5"><v>1</v></c></row>"#, "no reference of a cell", row: 5)
    try expect(#"<row r="5"><c r="XFE5"><v>1</v></c></row>"#, "no reference of a cell", row: 5)
    try expect(#"<row r="5"><c r="5"><v>1</v></c></row>"#, "no reference of a cell", row: 5)
    for index in ["1", "-1", "99999999999999999999999", "1.5", "x"] {
      try expect(
        "<row r=\"5\"><c r=\"B5\" t=\"s\"><v>\(index)</v></c></row>", "shared string", row: 5,
        strings: "<si><t>BID</t></si>")
    }
    try expect("<row r=\"5\"><c r=\"A5\"", "broken", row: 5)
    try expect("<row r=\"5\"><c r=\"A5\"><v>1</v></sheetData>", "ends in the middle", row: 5)
    let long = String(repeating: "9", count: 2 << 20)
    try expect("<row r=\"5\"><c r=\"C5\"><v>\(long)</v></c></row>", "longer than", row: 5)
    let names = (0..<300_000).map { "a\($0)=\"\"" }.joined(separator: " ")
    try expect("<row r=\"5\"><c \(names)/></row>", "longer than", row: 5)
  }

  /// A selection of many ranges stands in front of the rows, in one attribute.
  @Test(arguments: [1, 66_000, 3 << 20]) func longAttributes(length: Int) throws {
    let ranges = String(repeating: "A1 ", count: length / 3 + 1)
    let view = "<sheetViews><sheetView><selection activeCell='A1' sqref=\"\(ranges)\"/></sheetView></sheetViews>"
    let sheet = WorkbookFixture.sheet(WorkbookFixture.header + WorkbookSheetTests.row(4))
      .replacing("<sheetData>", with: view + "<sheetData>")
      .replacing("<c r=\"A4\"", with: "<c x='\(ranges)' r=\"A4\" y=\"\(ranges)\"")
    let contents = try WorkbookFixture(sheets: [("A", sheet)]).read()
    #expect(contents.lines == ["2025-04-14 09:00:00 bid 12.5 100"])
  }

  @Test func cutOffSheet() throws {
    let sheet = WorkbookFixture.sheet(WorkbookFixture.header + WorkbookSheetTests.row(4))
    let cut = String(sheet.dropLast("</sheetData></worksheet>".count))
    try Self.expect(WorkbookFixture(sheets: [("A", cut)]).bytes(), says: "ends in the middle", sheet: "A", row: 4)
  }

  @Test func deepNestingIsPassed() throws {
    let nest = String(repeating: "<a>", count: 100_000) + String(repeating: "</a>", count: 100_000)
    #expect(try WorkbookFixture(rows: "<row r=\"4\">\(nest)</row>" + WorkbookSheetTests.row(5)).read().rows == [5])
  }

  @Test func workbooksWithoutTicks() throws {
    try Self.expect(
      WorkbookFixture(sheets: [("Info", WorkbookFixture.sheet(""))]).bytes(), says: "has no sheet of ticks: sheet Info")
    try Self.expect(WorkbookFixture(sheets: []).bytes(), says: "has no sheets")
    try WorkbookFixture.withFile(Self.good.bytes()) { path throws in
      for row in [0, -3, 100_000_000] {
        #expect(throws: TickFileError.self) { try WorkbookSource(path: path, reading(headerRow: row)) }
      }
    }
  }
}

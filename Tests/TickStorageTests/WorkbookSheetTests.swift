import TestSupport
import Testing
import TickData
import TickStorage

/// Rows, cells without references, and sheets as different programs write them.
@Suite struct WorkbookSheetTests {
  static func row(_ number: Int, price: String = "12.5", size: Int = 100) -> String {
    "<row r=\"\(number)\" spans=\"1:4\"><c r=\"A\(number)\" s=\"1\"><v>45761.375</v></c>"
      + "<c r=\"B\(number)\" t=\"inlineStr\"><is><t>BID</t></is></c><c r=\"C\(number)\"><v>\(price)</v></c>"
      + "<c r=\"D\(number)\"><v>\(size)</v></c></row>"
  }

  @Test func missingAndEmptyRowsAreNoRows() throws {
    let empty = #"<row r="6"><c r="A6" s="1"/><c r="F6"><v>9</v></c></row><row r="7"/>"#
    let fixture = WorkbookFixture(
      rows: Self.row(4) + Self.row(5, price: "") + empty + Self.row(9, size: 1) + Self.row(1000))
    for chunk in [1, 2, 100] {
      let contents = try fixture.read(chunk: chunk)
      #expect(contents.rows == [4, 5, 9, 1000])
      #expect(contents.lines.map { $0 == "void" } == [false, true, false, false])
      #expect(contents.findings.firstVoidRow == 5)
    }
  }

  @Test func cellsAndRowsWithoutReferences() throws {
    let cells = #"<c><v>45761.375</v></c><c t="str"><v>ASK</v></c><c><v>1.5</v></c><c><v>10</v></c>"#
    let header = ["Dates", "Type", "Price", "Size"].map { "<c t=\"str\"><v>\($0)</v></c>" }.joined()
    let sheet = WorkbookFixture.sheet("<row/><row></row><row>\(header)</row><row>\(cells)</row><row>\(cells)</row>")
    let contents = try WorkbookFixture(sheets: [("FAB", sheet)]).read()
    #expect(contents.lines == Array(repeating: "2025-04-14 09:00:00 ask 1.5 10", count: 2))
    #expect(contents.rows == [4, 5])
  }

  @Test func otherOrderOfColumnsAndFarColumns() throws {
    let header =
      #"<row r="3"><c r="B3" t="str"><v> PRICES </v></c><c r="D3" t="str"><v>Condition</v></c><c r="AB3" t="str"><v>timestamp</v></c>"#
      + #"<c r="AC3" t="str"><v>qty</v></c><c r="XFD3" t="str"><v>Types</v></c></row>"#
    let row =
      #"<row r="4"><c r="B4"><v>3.25</v></c><c r="D4" t="e"><v>#N/A</v></c><c r="AB4"><v>45761.375</v></c>"#
      + #"<c r="AC4"><v>7</v></c><c r="XFD4" t="str"><v>TRADE</v></c></row>"#
    let contents = try WorkbookFixture(sheets: [("FAB", WorkbookFixture.sheet(header + row))]).read()
    #expect(contents.lines == ["2025-04-14 09:00:00 trade 3.25 7"])
  }

  @Test func prefixesCommentsWhiteSpaceAndUnknownElements() throws {
    let header = ["Dates", "Type", "Price", "Size"].map { "<x:c t='str'>\n<x:v>\($0)</x:v></x:c>" }.joined(
      separator: " ")
    let sheet = """
      \u{FEFF}<?xml version='1.0' encoding='utf-8'?><!-- <sheetData> is below -->
      <x:worksheet xmlns:x='http://schemas.openxmlformats.org/spreadsheetml/2006/main'>
        <x:dimension ref='A1:D4'/><x:cols><x:col min='1' max='1'/></x:cols>
        <x:sheetData>
          <x:row r='3' x14ac:dyDescent='0.25' note='a > b'>\(header)</x:row>
          <?pause?>
          <x:row r='4'>
            <x:c r='A4'><x:v>45761.375</x:v><x:extLst><x:ext><x:v>1</x:v></x:ext></x:extLst></x:c>
            <x:c r='B4' t='inlineStr'><x:is><x:t>BID</x:t></x:is></x:c>
            <x:c r='C4'><x:f ca='1'>NOW()</x:f><x:v>2</x:v></x:c><x:c r='D4'><x:v>3</x:v></x:c>
            <x:extLst><x:c r='C4'><x:v>99</x:v></x:c></x:extLst>
          </x:row>
        </x:sheetData>
        <x:mergeCells><x:row r='1'/></x:mergeCells>
      </x:worksheet>
      """
    #expect(try WorkbookFixture(sheets: [("FAB", sheet)]).read().lines == ["2025-04-14 09:00:00 bid 2.0 3"])
  }

  @Test func severalWindowsAndChunkSizes() throws {
    // Half a megabyte of XML, so that rows and cells are cut anywhere by the ends of windows.
    let rows = (4..<4000).map { Self.row($0, price: "\($0 % 97).\($0)", size: $0) }.joined()
    let fixture = WorkbookFixture(rows: rows)
    let contents = try fixture.read(chunk: 1_000_000)
    #expect(contents.ticks.count == 3996)
    for (index, tick) in contents.ticks.enumerated() {
      let row = index + 4
      #expect(tick.size == Int64(row) && tick.price == Double("\(row % 97).\(row)"))
    }
    #expect(try fixture.read(chunk: 7).ticks == contents.ticks)
  }

  @Test func firstRowsAndCountsOfChunks() throws {
    let fixture = WorkbookFixture(rows: (4..<9).map { Self.row($0) }.joined())
    try WorkbookFixture.withFile(fixture.bytes()) { path throws in
      let source = try WorkbookSource(path: path)
      let reader = try source.reader(of: source.entries[0])
      var chunk = TickChunk()
      var seen: [[Int64]] = []
      while try reader.read(into: &chunk, limit: 2) { seen.append([chunk.firstRow, Int64(chunk.count)]) }
      #expect(seen == [[0, 2], [2, 2], [4, 1]])
      #expect(chunk.count == 0)
      #expect(try !reader.read(into: &chunk, limit: 2))
    }
  }
}

import TestSupport
import Testing
import TickData
import TickStorage

/// What cells of every form are read as. 45761.375 is 2025-04-14 09:00.
@Suite struct WorkbookCellTests {
  private static let strings =
    "<si><t>BID</t></si><si><t> ask </t></si><si><r><rPr><b/></rPr><t>TR</t></r><r><t>ADE</t></r>"
    + "<rPh sb=\"0\" eb=\"1\"><t>BID</t></rPh></si><si><t/></si><si><t>12.5</t></si><si><t>2025-04-14 10:00</t></si>"

  /// A row of a number, a shared string and two numbers, with some of the cells replaced.
  private static func row(
    _ number: Int = 4, date: String? = nil, type: String? = nil, price: String? = nil, size: String? = nil
  ) -> String {
    "<row r=\"\(number)\">" + (date ?? "<c r=\"A\(number)\" s=\"1\"><v>45761.375</v></c>")
      + (type ?? "<c r=\"B\(number)\" t=\"s\"><v>0</v></c>") + (price ?? "<c r=\"C\(number)\"><v>12.15</v></c>")
      + (size ?? "<c r=\"D\(number)\"><v>100</v></c>") + "</row>"
  }

  private static func line(_ row: String) throws -> String {
    try WorkbookFixture(rows: row, sharedStrings: strings).read().lines.joined(separator: "|")
  }

  @Test func plainRow() throws {
    #expect(try Self.line(Self.row()) == "2025-04-14 09:00:00 bid 12.15 100")
  }

  @Test(arguments: [
    (#"<c r="B4" t="s"><v>1</v></c>"#, "ask"),
    (#"<c r="B4" t="s"><v>2</v></c>"#, "trade"),
    (#"<c r="B4" t="s"><v>3</v></c>"#, "other"),
    (#"<c r="B4" t="inlineStr"><is><t>TRADE</t></is></c>"#, "trade"),
    (#"<c t='inlineStr' r='B4'><is><t xml:space="preserve"> Bid </t></is></c>"#, "bid"),
    (#"<c r="B4" t="inlineStr"><is><r><t>AS</t></r><r><t>K</t></r><rPh><t>x</t></rPh></is></c>"#, "ask"),
    (#"<c r="B4" t="str"><f>"B"&amp;"ID"</f><v>BID</v></c>"#, "bid"),
    (#"<c r="B4" t="str"><v>&#66;&#x49;D</v></c>"#, "bid"),
    (#"<c r="B4" t="inlineStr"><is><t><![CDATA[BID]]></t></is></c>"#, "bid"),
    (#"<c r="B4" t="inlineStr"><is><t>B<!-- or > not -->ID</t></is></c>"#, "bid"),
    (#"<c r="B4" t="inlineStr"><is><t>QUOTE</t></is></c>"#, "other"),
    (#"<c r="B4"><v>7</v></c>"#, "other"),
    (#"<c r="B4" t="b"><v>1</v></c>"#, "other"),
    (#"<c r="B4" t="e"><v>#N/A</v></c>"#, "other"),
    (#"<c r="B4" s="3"/>"#, "other"),
    ("", "other"),
  ])
  func types(cell: String, kind: String) throws {
    #expect(try Self.line(Self.row(type: cell)) == "2025-04-14 09:00:00 \(kind) 12.15 100")
  }

  @Test(arguments: [
    (#"<c r="C4" t="n"><v>12.15</v></c>"#, "12.15"),
    (#"<c r="C4"><f>A1*2</f><v>0.1</v></c>"#, "0.1"),
    (#"<c r="C4"><f t="shared" si="0"/><v>4.3499999999999996</v></c>"#, "4.35"),
    (#"<c r="C4" t="str"><v> 7.25 </v></c>"#, "7.25"),
    (#"<c r="C4" t="s"><v>4</v></c>"#, "12.5"),
    (#"<c r="C4"><v>1.5E-3</v></c>"#, "0.0015"),
    (#"<c r="C4"><v>-3</v></c>"#, "-3.0"),
    (#"<c r="C4"><v xml:space="preserve">8</v></c>"#, "8.0"),
    (#"<c r="C4" cm="1" s="12" t="n" vm='2'><v>9.5</v></c>"#, "9.5"),
  ])
  func prices(cell: String, price: String) throws {
    #expect(try Self.line(Self.row(price: cell)) == "2025-04-14 09:00:00 bid \(price) 100")
  }

  @Test(arguments: [
    #"<c r="C4" t="str"><v>1,000</v></c>"#, #"<c r="C4" t="inlineStr"><is><t>n/a</t></is></c>"#,
    #"<c r="C4" t="e"><v>#DIV/0!</v></c>"#, #"<c r="C4" t="b"><v>1</v></c>"#, #"<c r="C4" t="s"><v>3</v></c>"#,
    #"<c r="C4"><v></v></c>"#, #"<c r="C4"><v>1e999</v></c>"#, #"<c r="C4"/>"#, "",
  ])
  func noPrice(cell: String) throws {
    let contents = try WorkbookFixture(rows: Self.row(price: cell), sharedStrings: Self.strings).read()
    #expect(contents.lines == ["void"])
    #expect(contents.findings.voidRows == 1)
    #expect(contents.findings.firstVoidRow == 4)
  }

  @Test(arguments: [
    (#"<c r="A4" t="d"><v>2025-04-14T09:30:00</v></c>"#, "2025-04-14 09:30:00"),
    (#"<c r="A4" t="d"><v>2025-04-14T09:30:00.250Z</v></c>"#, "2025-04-14 09:30:00.25"),
    (#"<c r="A4" t="str"><v>14-Apr-2025 10:00:00</v></c>"#, "2025-04-14 10:00:00"),
    (#"<c r="A4" t="s"><v>5</v></c>"#, "2025-04-14 10:00:00"),
    (#"<c r="A4" t="str"><v>45761.5</v></c>"#, "2025-04-14 12:00:00"),
    (#"<c r="A4"><v>4.5761375E4</v></c>"#, "2025-04-14 09:00:00"),
    // 09:30:00 as three programs write the double next to it.
    (#"<c r="A4" s="2"><v>45761.395833333336</v></c>"#, "2025-04-14 09:30:00"),
    (#"<c r="A4" s="2"><v>45761.39583333334</v></c>"#, "2025-04-14 09:30:00"),
    (#"<c r="A4" s="2"><v>45761.39583333333</v></c>"#, "2025-04-14 09:30:00"),
    (#"<c r="A4"><v>45761.99999999999</v></c>"#, "2025-04-15 00:00:00"),
    // Half a millisecond is 5.78703…e-9 days.
    (#"<c r="A4"><v>45761.000000005787</v></c>"#, "2025-04-14 00:00:00"),
    (#"<c r="A4"><v>45761.000000005788</v></c>"#, "2025-04-14 00:00:00.001"),
    (#"<c r="A4"><v>45761</v></c>"#, "2025-04-14 00:00:00"),
  ])
  func stamps(cell: String, stamp: String) throws {
    #expect(try Self.line(Self.row(date: cell)) == "\(stamp) bid 12.15 100")
  }

  @Test(arguments: [
    #"<c r="A4"><v>0.5</v></c>"#, #"<c r="A4"><v>-1</v></c>"#, #"<c r="A4"><v>60.5</v></c>"#,
    #"<c r="A4"><v>2958465</v></c>"#, #"<c r="A4"><v>1e300</v></c>"#, #"<c r="A4"><v>99999999999999999999</v></c>"#,
    #"<c r="A4" t="str"><v>yesterday</v></c>"#, #"<c r="A4" t="e"><v>#VALUE!</v></c>"#, "",
    #"<c r="A4"><v>20250414</v></c>"#, #"<c r="A4"><v>1744610400</v></c>"#, #"<c r="A4" ><v>20250414</v></c>"#,
  ])
  func noStamp(cell: String) throws {
    #expect(try Self.line(Self.row(date: cell)) == "void")
  }

  @Test func volumes() throws {
    let cells: [(String, Int64)] = [
      (#"<c r="D4"><v>0</v></c>"#, 0), (#"<c r="D4"><v>-5</v></c>"#, -5), (#"<c r="D4" t="str"><v>250</v></c>"#, 250),
      (#"<c r="D4"><v>12.75</v></c>"#, 12), (#"<c r="D4"><v>1.2E3</v></c>"#, 1200),
      (#"<c r="D4" t="str"><v>1,000</v></c>"#, 0), ("", 0), (#"<c r="D4"><v>9999999999999999999</v></c>"#, 1 << 62),
    ]
    for (cell, size) in cells {
      let contents = try WorkbookFixture(rows: Self.row(size: cell), sharedStrings: Self.strings).read()
      #expect(contents.ticks.map(\.size) == [size], "\(cell)")
      #expect(contents.findings.fractionalVolumes == (cell.contains("12.75") ? 1 : 0))
      #expect(contents.findings.missingVolumes == (cell.isEmpty || cell.contains(",") ? 1 : 0))
      #expect(contents.findings.firstMissingVolume == (contents.findings.missingVolumes == 1 ? 1 : nil))
    }
  }

  @Test func system1904() throws {
    var fixture = WorkbookFixture(rows: Self.row(date: #"<c r="A4"><v>44299.375</v></c>"#), sharedStrings: Self.strings)
    for flag in ["1", "true"] {
      fixture.workbookProperties = #"<workbookPr date1904="\#(flag)"/>"#
      #expect(try fixture.read().lines == ["2025-04-14 09:00:00 bid 12.15 100"])
    }
  }

  @Test func separateDateAndTime() throws {
    let header =
      #"<row r="3"><c r="A3" t="str"><v>Date</v></c><c r="B3" t="str"><v>Time</v></c><c r="C3" t="str"><v>Type</v></c>"#
      + #"<c r="D3" t="str"><v>Price</v></c><c r="E3" t="str"><v>Vol</v></c></row>"#
    func row(_ number: Int, _ date: String, _ time: String) -> String {
      "<row r=\"\(number)\"><c r=\"A\(number)\"\(date)</v></c><c r=\"B\(number)\"\(time)</v></c>"
        + "<c r=\"C\(number)\" t=\"str\"><v>ASK</v></c><c r=\"D\(number)\"><v>5</v></c><c r=\"E\(number)\"><v>1</v></c></row>"
    }
    let rows =
      row(4, "><v>45761", "><v>0.39583333333333331") + row(5, " t=\"str\"><v>14/04/2025", " t=\"str\"><v>09:30:00.5")
      + row(6, "><v>45761", "><v>45761.5") + row(7, "><v>45761", " t=\"str\"><v>noon")
      + row(8, " t=\"str\"><v>", "><v>0.5")
    let contents = try WorkbookFixture(sheets: [("X", WorkbookFixture.sheet(header + rows))]).read()
    #expect(
      contents.lines == [
        "2025-04-14 09:30:00 ask 5.0 1", "2025-04-14 09:30:00.5 ask 5.0 1", "2025-04-14 12:00:00 ask 5.0 1", "void",
        "void",
      ])
  }

  /// Escapes of OOXML, white space of every sort, ends of lines as XML takes them.
  @Test(arguments: [
    ("BID_x000D_", "bid", "BID\r"), ("_x0042_ID", "bid", "BID"), ("BID_x000D__x000A_", "bid", "BID\r\n"),
    ("_x005F_x0042_ID", "other", "_x0042_ID"), ("BID_x00", "other", "BID_x00"), ("BEST_BID", "bid", "BEST_BID"),
    ("BID_X000D_", "other", "BID_X000D_"), ("_xD83D__xDE00_", "other", "\u{1F600}"), ("_xD83D_", "other", "\u{FFFD}"),
    ("_xGGGG_", "other", "_xGGGG_"), ("\u{A0}ASK\u{200B}", "ask", "\u{A0}ASK\u{200B}"),
    ("TRADE\r\n", "trade", "TRADE\n"),
    ("TR\rADE", "other", "TR\nADE"), ("BID&#13;&#10;", "bid", "BID\r\n"), ("<![CDATA[BID\r\n]]>", "bid", "BID\n"),
  ])
  func escapesAndLineEnds(text: String, kind: String, type: String) throws {
    let cells = [
      #"<c r="B4" t="inlineStr"><is><t>\#(text)</t></is></c>"#, #"<c r="B4" t="str"><v>\#(text)</v></c>"#,
      #"<c r="B4" t="s"><v>0</v></c>"#, "<c r=\"B4\" t=\"s\"><v>\r\n0 </v></c>",
    ]
    for cell in cells {
      let fixture = WorkbookFixture(rows: Self.row(type: cell), sharedStrings: "<si><t>\(text)</t></si>")
      #expect(try fixture.read().lines == ["2025-04-14 09:00:00 \(kind) 12.15 100"], "\(cell)")
      try WorkbookFixture.withFile(fixture.bytes()) { path throws in
        let source = try WorkbookSource(path: path)
        let reader = try source.rowReader(of: source.entries[0])
        var rows = SourceRows()
        #expect(try reader.read(into: &rows, limit: 10))
        #expect(rows.words[Int(rows.type[0])] == type, "\(cell)")
      }
    }
  }

  private static func textStamp(_ row: Int, _ text: String) -> String {
    Self.row(row, date: "<c r=\"A\(row)\" t=\"str\"><v>\(text)</v></c>", type: "<c r=\"B\(row)\" t=\"s\"><v>0</v></c>")
  }

  /// Opens and reads as a run does and as a conversion does, which must say the same.
  private static func problem(_ rows: String, _ reading: TickReading) throws -> TickFileError? {
    let bytes = WorkbookFixture(rows: rows, sharedStrings: strings).bytes()
    return try WorkbookFixture.withFile(bytes) { path throws in
      let source = try WorkbookSource(path: path, reading)
      func error(_ read: () throws -> Void) throws -> TickFileError? {
        do {
          try read()
          return nil
        } catch let error as TickFileError {
          return error
        }
      }
      let asTicks = try error {
        var chunk = TickChunk()
        let reader = try source.reader(of: source.entries[0])
        while try reader.read(into: &chunk, limit: 2) {}
      }
      let asRows = try error {
        var rows = SourceRows()
        let reader = try source.rowReader(of: source.entries[0])
        while try reader.read(into: &rows, limit: 2) {}
      }
      #expect(asTicks == asRows)
      return asTicks
    }
  }

  @Test func textsThatAreInstants() throws {
    let rows = Self.textStamp(4, "2025-04-14T05:30:00Z") + Self.textStamp(5, "2025-04-14 09:30:00.5+04:00")
    let dubai = reading(zone: .named("Asia/Dubai"))
    let fixture = WorkbookFixture(rows: rows, sharedStrings: Self.strings)
    try WorkbookFixture.withFile(fixture.bytes()) { path throws in
      let source = try WorkbookSource(path: path, dubai)
      let contents = try WorkbookContents(source, source.entries[0], chunk: 1)
      #expect(contents.lines == ["2025-04-14 09:30:00 bid 12.15 100", "2025-04-14 09:30:00.5 bid 12.15 100"])
    }
    let refused = try #require(try Self.problem(rows, reading()))
    #expect(refused.row == 4 && refused.sheet == "FAB UH Equity")
    #expect(refused.problem.hasSuffix("give the exchange's time zone with --time-zone, such as --time-zone Asia/Dubai"))
    // Numbers are dates of the exchange's clock, wherever they stand.
    for mixed in [
      rows + Self.row(6, type: "<c r=\"B6\" t=\"s\"><v>0</v></c>"),
      Self.row(4) + Self.textStamp(5, "2025-04-14T05:30:00Z"),
    ] {
      let error = try #require(try Self.problem(mixed, dubai))
      #expect(
        error.problem.contains("stamps have a UTC offset or are counts since 1970, the others are not"))
    }
    let texts = try #require(
      try Self.problem(Self.textStamp(4, "2025-04-14 09:30") + Self.textStamp(5, "2025-04-14T05:30:00Z"), dubai))
    #expect(texts.row == 5)
    #expect(texts.problem.contains("has a UTC offset"))
    #expect(try Self.problem(rows + Self.textStamp(6, "n/a") + Self.row(7, date: "", type: ""), dubai) == nil)
  }

  @Test func theFirstValueThatCannotBeRead() throws {
    for (cell, purpose, text) in [
      (#"<c r="A4"><v>1588291201099</v></c>"#, "stamp", "1588291201099"),
      (#"<c r="A4" t="str"><v>n/a</v></c>"#, "stamp", "n/a"),
      (#"<c r="A4" t="e"><v>#N/A</v></c>"#, "stamp", "#N/A"),
    ] {
      let contents = try WorkbookFixture(rows: Self.row(date: cell), sharedStrings: Self.strings).read()
      let value = try #require(contents.findings.firstUnreadable)
      #expect(value.purpose == purpose && value.text == "\"\(text)\"" && value.row == 4)
    }
    let price = try WorkbookFixture(
      rows: Self.row() + Self.row(5, type: "", price: #"<c r="C5" t="e"><v>#N/A N/A</v></c>"#),
      sharedStrings: Self.strings
    ).read()
    #expect(price.findings.firstUnreadable == nil || price.findings.firstUnreadable?.row == 5)
    #expect(price.findings.firstUnreadable?.purpose == "price")
  }
}

import Foundation
import TestSupport
import Testing
import TickData
import TickStorage

/// Separators, decimal commas, title lines: CSV as programs of other countries and desks write it.
@Suite struct CSVFormTests {
  private static let plain = CSVFile.header + CSVFile.line

  @Test(arguments: [(";", ";"), ("\t", "tab"), ("|", "|")])
  func otherSeparators(separator: String, name: String) throws {
    let file = try CSVFile.read(Self.plain.replacing(",", with: separator))
    #expect(file.lines == [CSVFile.tick])
    #expect(file.findings.remarks == ["separator detected: \(name)"])
    #expect(try CSVFile.read(Self.plain).findings.remarks == [])
  }

  /// The separator is the one that makes the most cells of the names, quotes and all.
  @Test func theLineOfNamesTellsTheSeparator() throws {
    let names = "\"Dates, local\";Dates;\"Type\";Price;Size;\"a \"\"b\"\", c\"\n"
    #expect(
      try CSVFile.read(names + "x,y,z;2025-04-14 10:00;BID;1.5;10;\"1;2\"\n").lines == [
        "2025-04-14 10:00:00 bid 1.5 10"
      ])
    #expect(try CSVFile.read("Dates,Type,Price,Size,a;b\n2025-04-14 10:00,BID,1.5,10,1;2\n").lines.count == 1)
  }

  @Test func excelsLineForTheSeparator() throws {
    let text = "sep=;\r\nDates;Type;Price;Size\r\n2025-04-14 10:00;BID;1,5;10\r\n2025-04-14 10:00;BID;;10\r\n"
    let file = try CSVFile.read(text)
    #expect(file.lines == ["2025-04-14 10:00:00 bid 1.5 10", "void"])
    #expect(file.rows == [3, 4])
    #expect(file.findings.firstVoidRow == 4)
  }

  @Test func decimalCommas() throws {
    let rows = ["12,15;100", "13;1000", "-0,5;7,5", "1e3;1,0", "\"14,25\";2", ",5;3"].map {
      "2025-04-14 10:00;BID;\($0)\n"
    }
    let file = try CSVFile.read("Dates;Type;Price;Size\n" + rows.joined())
    #expect(
      file.lines.map { $0.dropFirst("2025-04-14 10:00:00 bid ".count) } == [
        "12.15 100", "13.0 1000", "-0.5 7", "1000.0 1", "14.25 2", "0.5 3",
      ])
    #expect(
      file.findings.remarks == [
        "separator detected: ;", "decimal comma detected, the first price is \"12,15\"",
      ])
    #expect(file.findings.fractionalVolumes == 1)
  }

  /// 1.000 may be a thousand where commas are decimal marks, and 1,000 where points are.
  @Test func thousandsSeparatorsAreNeverGuessed() throws {
    func problem(_ rows: String...) throws -> String? {
      try CSVFile.problem("Dates;Type;Price;Size\n" + rows.map { "2025-04-14 10:00;BID;\($0)\n" }.joined())
    }
    let end = "before it has a decimal comma: use one of them"
    #expect(
      try problem("12,15;100", "12.20;100")
        == "fab.csv, row 3: the number \"12.20\" has a decimal point, but \"12,15\" \(end)")
    #expect(
      try problem("12,15;100", "12,20;1.000")
        == "fab.csv, row 3: the number \"1.000\" has a decimal point, but \"12,15\" \(end)")
    func lines(_ header: String, _ rows: String...) throws -> [String] {
      try CSVFile.read(header + rows.map { "2025-04-14 10:00;BID;\($0)\n" }.joined()).lines
    }
    let header = "Dates;Type;Price;Size\n"
    #expect(
      try lines(header, "12.15;100", "1,000;100", "12.20;1,000") == [
        "2025-04-14 10:00:00 bid 12.15 100", "void", "2025-04-14 10:00:00 bid 12.2 0",
      ])
    #expect(try lines(header, "1.234,5;100", "12,5;1") == ["void", "2025-04-14 10:00:00 bid 12.5 1"])
    #expect(try CSVFile.read(CSVFile.header + "2025-04-14 10:00,BID,\"12,15\",1\n").lines == ["void"])
  }

  @Test func titleLines() throws {
    let text =
      "EMAAR UH Equity,\"a title, with\n\n# anything\nDates,Type,Price,Size\n2025-04-14 10:00:00,BID,12.15,100\n"
    let file = try CSVFile.read(text, reading(headerRow: 4))
    #expect(file.lines == [CSVFile.tick] && file.rows == [5])
    let ragged = text + "2025-04-14 10:00:00,BID\n"
    #expect(
      try CSVFile.problem(ragged, reading(headerRow: 4)) == "fab.csv, row 6: has 2 cells, but the header has 4 cells")
    let elsewhere = "fab.csv: row 1 is not a header, but row 4 seems to be one: use --header-row 4"
    #expect(try CSVFile.problem(text) == elsewhere)
    #expect(try CSVFile.problem(text, reading(headerRow: 3)) == elsewhere.replacing("row 1", with: "row 3"))
    #expect(
      try CSVFile.problem(text, reading(headerRow: 9))
        == "fab.csv: has only 5 rows: correct --header-row 9")
    // A title of as many cells as the names.
    #expect(
      try CSVFile.problem("a,b,c,d\n" + Self.plain)
        == elsewhere.replacing("row 4", with: "row 2").replacing("row 4", with: "row 2"))
  }

  @Test func severalRowsThatLookLikeAHeader() throws {
    let twice = "Report\n" + Self.plain + Self.plain
    #expect(
      try CSVFile.problem(twice)
        == "fab.csv: row 1 is not a header, but rows 2, 4 seem to be: choose one with --header-row"
    )
    // One that comes again, as in files that were put together, is a row without a stamp, and the stamp is told.
    let file = try CSVFile.read(Self.plain + Self.plain)
    #expect(file.lines == [CSVFile.tick, "void", CSVFile.tick])
    #expect(file.findings.firstUnreadable?.text == "\"Dates\"" && file.findings.firstUnreadable?.row == 3)
  }

  /// Rows are counted as an editor counts lines, from the line of names on.
  @Test func emptyLinesAboveTheNames() throws {
    let file = try CSVFile.read("\n\r\n\(Self.plain)2025-04-14 10:00,BID,,1\n")
    #expect(file.rows == [4, 5] && file.findings.firstVoidRow == 5)
  }

  @Test func marksAndSpacesAroundNamesTypesAndNumbers() throws {
    let text =
      "\u{FEFF}\u{200B}Dates,\u{A0}Type ,\u{FEFF}Price,Size\u{202F}\n2025-04-14 10:00:00\u{A0},BID\u{A0},\u{2007}12.15,\u{A0}100\n"
    #expect(try CSVFile.read(text).lines == [CSVFile.tick])
  }

  @Test func instantsAndCounts() throws {
    let rows = "2025-04-14T06:00:00Z,BID,12.15,100\n2025-04-14T06:00:00.123Z,ASK,12.2,7\n"
    #expect(
      try CSVFile.read(CSVFile.header + rows, reading(timeZone: .named("Asia/Dubai"))).lines == [
        CSVFile.tick, "2025-04-14 10:00:00.123 ask 12.2 7",
      ])
    #expect(
      try CSVFile.problem(CSVFile.header + rows)?.contains("row 2: the stamp \"2025-04-14T06:00:00Z\" has a UTC offset")
        == true)
    let mixed = CSVFile.header + CSVFile.line + rows
    #expect(
      try CSVFile.problem(mixed, reading(timeZone: .named("Asia/Dubai")))?.hasPrefix("fab.csv, row 3: the stamp")
        == true)
    let counts = "Time,Type,Price,Size\n1588291201099000,BID,1,1\n"
    let file = try CSVFile.read(counts, reading(timeZone: .exchangeClock))
    #expect(file.lines == ["2020-05-01 00:00:01.099 bid 1.0 1"])
    #expect(
      file.findings.remarks == ["stamps are read as counts of microseconds since 1970, judging by the first one"])
  }

  /// The time of two columns may say its zone.
  @Test func instantsInTwoColumns() throws {
    let zone = reading(timeZone: .named("Asia/Dubai"))
    let header = "Date,Time,Type,Price,Size\n"
    #expect(
      try CSVFile.read(header + "2025-04-13,22:00:00Z,BID,1,1\n20250414,0600Z,BID,1,1\n", zone).lines == [
        "2025-04-14 02:00:00 bid 1.0 1", "2025-04-14 10:00:00 bid 1.0 1",
      ])
    #expect(
      try CSVFile.problem(header + "2025-04-14,06:00,BID,1,1\n2025-04-14,06:00Z,BID,1,1\n", zone)?
        .hasPrefix("fab.csv, row 3: the stamp 2025-04-14 06:00:00 has a UTC offset") == true)
  }

  @Test func datesThatContradictEachOtherHaveTheirRow() throws {
    let rows = ["04/07/2025 10:00", "04/08/2025 10:00", "04/14/2025 10:00"].map { "\($0),BID,1,1\n" }.joined()
    #expect(
      try CSVFile.problem(CSVFile.header + rows)?.hasPrefix("fab.csv, row 4: the date \"04/14/2025 10:00\"") == true)
    #expect(
      try CSVFile.read(CSVFile.header + rows, reading(order: .monthFirst)).lines.last == "2025-04-14 10:00:00 bid 1.0 1"
    )
  }

  @Test func whatCannotBeReadIsToldShortAndHarmless() throws {
    let long = String(repeating: "x", count: 10_000)
    let file = try CSVFile.read(CSVFile.header + "\u{1B}[31m\(long),BID,1,1\n")
    let value = try #require(file.findings.firstUnreadable)
    #expect(value.text == "\"\u{FFFD}[31m\(String(repeating: "x", count: 94))…\"")
    #expect(value.purpose == "stamp" && value.row == 2)
    let price = try CSVFile.read(CSVFile.header + "2025-04-14 10:00,BID,#N/A N/A,1\n").findings.firstUnreadable
    #expect(price?.purpose == "price" && price?.text == "\"#N/A N/A\"")
  }
}

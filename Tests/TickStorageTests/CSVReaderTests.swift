import Foundation
import TestSupport
import Testing
import TickData
import TickStorage

/// Comma-separated values as people and programs write them.
@Suite struct CSVReaderTests {
  private static let header = CSVFile.header
  private static let line = CSVFile.line
  private static let tick = CSVFile.tick

  private static func read(_ text: String) throws -> CSVFile { try CSVFile.read(text) }

  private static func lines(of row: String) throws -> [String] { try read(header + row).lines }

  private static func problem(_ text: String) throws -> String? { try CSVFile.problem(text) }

  @Test func plainFile() throws {
    let contents = try Self.read(Self.header + Self.line + Self.line)
    #expect(contents.lines == [Self.tick, Self.tick])
    #expect(contents.rows == [2, 3])
    #expect(contents.findings == ReadingFindings())
  }

  /// Line ends of every system, a mark of UTF-8, empty lines, quotes, spaces, no line end at the end.
  @Test(arguments: [
    "\u{FEFF}Dates,Type,Price,Size\r\n2025-04-14 10:00:00,BID,12.15,100\r\n",
    "Dates,Type,Price,Size\r2025-04-14 10:00:00,BID,12.15,100\r",
    "Dates,Type,Price,Size\n2025-04-14 10:00:00,BID,12.15,100",
    "\n\nDates,Type,Price,Size\n\n\r\n2025-04-14 10:00:00,BID,12.15,100\n\n\n",
    "\"Dates\",\"Type\",\"Price\",\"Size\"\n\"2025-04-14 10:00:00\",\"BID\",\"12.15\",\"100\"\n",
    "DATES , type, Prices,QTY\n 2025-04-14 10:00:00 ,\tbid , 12.15,100 \n",
    "Size,Price,note,Type,Dates\n100,12.15,\"a, b\nand \"\"c\"\"\",BID,2025-04-14 10:00:00\n",
    "Date,Time,Type,Price,Size\n2025-04-14,10:00:00,BID,12.15,100\n",
    "time,DATE,Type,Price,Size\n10:00,14/04/2025,BID,12.15,100\n",
  ])
  func formsOfOneTick(text: String) throws {
    #expect(try Self.read(text).lines == [Self.tick])
  }

  @Test(arguments: [
    "2025-04-14T10:00:00", "2025/04/14 10:00", "14/04/2025 10:00:00", "14.04.2025 10:00", "14-Apr-2025 10:00:00 AM",
    "14 April 2025 10:00", "14-Apr-25 10:00:00.000",
  ])
  func stamps(text: String) throws {
    #expect(try Self.lines(of: "\(text),BID,12.15,100") == [Self.tick])
  }

  @Test func fractionsOfASecondAndDatesAlone() throws {
    #expect(
      try Self.lines(of: "2025-04-14 10:00:00.123456789,BID,1,1\n2025-04-15,BID,1,1\n") == [
        "2025-04-14 10:00:00.123456789 bid 1.0 1", "2025-04-15 00:00:00 bid 1.0 1",
      ])
  }

  @Test(arguments: [
    ",BID,1,1", "n/a,BID,1,1", "2025-02-30,BID,1,1", "10:00:00,BID,1,1", "2025-04-14 10:00:00 CET,BID,1,1",
    "45761.375,BID,1,1", "2025-04-14 10:00,BID,,1", "2025-04-14 10:00,BID,n/a,1", "2025-04-14 10:00,BID,\"1,000\",1",
    "2025-04-14 10:00,BID,1.5 AED,1", "2025-04-14 10:00,BID,0x10,1", "2025-04-14 10:00,BID,nan,1",
    "2025-04-14 10:00,BID,1e999,1", "\"\",\"\",\"\",\"\"", ",,,",
  ])
  func withoutAStampOrAPrice(row: String) throws {
    let contents = try Self.read(Self.header + Self.line + row + "\n" + Self.line)
    #expect(contents.lines == [Self.tick, "void", Self.tick])
    #expect(contents.findings.voidRows == 1)
    #expect(contents.findings.firstVoidRow == 3)
  }

  @Test(arguments: [
    ("-3", "-3.0"), ("+2.5", "2.5"), ("1e-3", "0.001"), (".5", "0.5"), ("5.", "5.0"), ("0", "0.0"),
    ("0.1000000000000000055511151231257827", "0.1"), ("\" 7 \"", "7.0"),
  ])
  func prices(text: String, price: String) throws {
    #expect(try Self.lines(of: "2025-04-14 10:00,BID,\(text),1") == ["2025-04-14 10:00:00 bid \(price) 1"])
  }

  @Test(arguments: [
    ("", 0, 1, 0), ("n/a", 0, 1, 0), ("\"1,000\"", 0, 1, 0), ("7.9", 7, 0, 1), ("-7.9", -7, 0, 1), ("100.0", 100, 0, 0),
    ("1e3", 1000, 0, 0), ("-5", -5, 0, 0), ("99999999999999999999", 1 << 62, 0, 1),
  ])
  func volumes(text: String, size: Int, missing: Int64, fractional: Int64) throws {
    let contents = try Self.read(Self.header + "2025-04-14 10:00,BID,1,\(text)")
    #expect(contents.lines == ["2025-04-14 10:00:00 bid 1.0 \(size)"])
    #expect(contents.findings.missingVolumes == missing)
    #expect(contents.findings.fractionalVolumes == fractional)
  }

  @Test(arguments: [
    ("ask", "ask"), (" Trade ", "trade"), ("\"BID\"", "bid"), ("", "other"), ("QUOTE", "other"),
    ("\"B\"\"ID\"", "other"), ("7", "other"), ("BID\0", "other"), ("عرض", "other"),
  ])
  func types(text: String, kind: String) throws {
    #expect(try Self.lines(of: "2025-04-14 10:00,\(text),1,1") == ["2025-04-14 10:00:00 \(kind) 1.0 1"])
  }

  @Test func headerOnly() throws {
    #expect(try Self.read(Self.header).lines == [])
  }

  @Test func rowsOfAnotherLength() throws {
    #expect(
      try Self.problem(Self.header + Self.line + "2025-04-14 10:00,BID,1\n")
        == "fab.csv, row 3: has 3 cells, but the header has 4 cells")
    #expect(
      try Self.problem(Self.header + "a,b,c,d,e\n") == "fab.csv, row 2: has 5 cells, but the header has 4 cells")
    #expect(try Self.problem(Self.header + "x\n") == "fab.csv, row 2: has 1 cell, but the header has 4 cells")
    // Far behind the first megabyte, which is looked at when the file is opened.
    let many = String(repeating: Self.line, count: 100_000)
    #expect(
      try Self.problem(Self.header + many + "x,y\n" + many)
        == "fab.csv, row 100002: has 2 cells, but the header has 4 cells")
  }

  @Test func noTicksByTheirHeader() throws {
    let accepted = "name one of them date, date_time, dates, datetime, time, timestamp"
    #expect(
      try Self.problem(Self.line + Self.line)
        == "fab.csv: no column for the timestamp: its columns are 2025-04-14 10:00:00, BID, 12.15, 100; \(accepted)")
    #expect(
      try Self.problem((Self.header + Self.line).replacing(",", with: "_"))
        == "fab.csv: no column for the timestamp: its columns are Dates_Type_Price_Size; \(accepted)")
    #expect(
      try Self.problem("Dates,Type,Price,Price,Size\n1,2,3,4,5\n")
        == "fab.csv: 2 columns for the price (Price, Price): keep one of them under a name for the price")
  }

  @Test func filesOfNothing() throws {
    let start = "fab.csv: is no CSV file that can be read; write it anew or leave it out"
    for text in ["", "\n", "\n\r\n\n", "Dates,Type,Price,Size"] {
      #expect(try Self.problem(text) == "\(start) (it holds no rows)")
    }
  }

  @Test func otherEncodings() throws {
    let text = Self.header + Self.line
    let latin = Array(text.utf8) + Array("2025-04-14 10:00,B".utf8) + [0xE9] + Array("ID,1,1\n".utf8)
    #expect(try CSVFile.problem(latin) == "fab.csv, row 3: is not in UTF-8; save the file as UTF-8")
    let wide = "fab.csv: is in UTF-16: save it as UTF-8"
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try CSVFile.problem([0xFF, 0xFE] + little) == wide)
    #expect(try CSVFile.problem([0xFE, 0xFF] + big) == wide)
  }

  @Test func longRows() throws {
    let note = String(repeating: "x", count: 500_000)
    let header = "Dates,Type,Price,Size,note\n"
    let row = "2025-04-14 10:00:00,BID,12.15,100,\(note)\n"
    #expect(try Self.read(header + row + row + row).lines == [Self.tick, Self.tick, Self.tick])
    for count in [1, 2] {
      let long = header + String(repeating: row, count: count) + row.replacing("x", with: "xxxx")
      #expect(try Self.problem(long)?.contains("(a row has more than 1048576 bytes)") == true)
    }
  }

  /// The blocks in which the file is read end anywhere in a row.
  @Test func severalBlocks() throws {
    let rows = (0..<60_000).map { "2025-04-14 10:00:00,\($0 % 2 == 0 ? "BID" : "\"A\nSK\""),\($0 % 97).5,\($0)" }
    let contents = try Self.read(Self.header + rows.joined(separator: "\n"))
    #expect(contents.lines.count == rows.count)
    #expect(contents.lines.last == "2025-04-14 10:00:00 other 53.5 59999")
    #expect(contents.lines[40_000] == "2025-04-14 10:00:00 bid \(40_000 % 97).5 40000")
    #expect(contents.rows.last == 60_001)
  }
}

import TestSupport
import Testing
import TickData
import TickStorage

/// A quote that is one too many takes rows for its cell: an error with its row, and never fewer ticks. A cell in quotes that
/// goes over several lines is read.
@Suite struct CSVQuoteTests {
  private static let header = "Dates,Type,Price,Size,Condition\n"
  private static func row(_ condition: String) -> String { "2025-04-14 10:00:00,TRADE,13.1,100,\(condition)\n" }
  private static func rows(_ count: Int, _ condition: String = "AC") -> String {
    String(repeating: row(condition), count: count)
  }

  private static let open =
    "a quote opens a cell here and is never closed: close it, or double it if it is part of the text"
  private static let torn =
    "a quote opens a cell here that runs over several lines, and text follows the closing quote: close it on its own line, or "
    + "double it if it is part of the text"

  /// Also where the rest is more than the blocks that are read at once.
  @Test(arguments: [0, 1, 50, 60_000]) func neverClosed(rest: Int) throws {
    let file = Self.header + Self.rows(100) + Self.row("\"AC") + Self.rows(rest)
    #expect(try CSVFile.problem(file) == "fab.csv, row 102: \(Self.open)")
    #expect(try CSVFile.problem(String(file.dropLast())) == "fab.csv, row 102: \(Self.open)")
  }

  @Test func neverClosedInAnyColumn() throws {
    let rest = Self.rows(5)
    for cells in ["\"2025-04-14 10:00:00,TRADE,13.1,100,AC", "2025-04-14 10:00:00,\"TRADE,13.1,100,AC", "\"", "\"\"\""]
    {
      #expect(try CSVFile.problem(Self.header + Self.rows(2) + cells + "\n" + rest) == "fab.csv, row 4: \(Self.open)")
    }
    #expect(try CSVFile.problem("Dates,Type,Price,Size,\"Condition\n" + rest)?.hasPrefix("fab.csv, row 1: ") == true)
  }

  /// The next quote in its column closes it as far as a parser can tell.
  @Test func closedByAnotherCellsQuote() throws {
    let file = Self.header + Self.rows(3) + Self.row("\"AC") + Self.rows(7) + Self.row("\"B, C\"") + Self.rows(2)
    #expect(try CSVFile.problem(file) == "fab.csv, row 5: \(Self.torn)")
    let twice = Self.header + Self.rows(3) + Self.row("\"AC") + Self.rows(7) + Self.row("\"AC") + Self.rows(2)
    #expect(try CSVFile.problem(twice) == "fab.csv, row 5: \(Self.torn)")
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func legalQuotes(end: String) throws {
    let conditions = [
      "\"two\nlines\"", "\"\"", "\"\"\"\"", "\"a \"\"b\"\" c\"", "5\" x 4\"", "a\"", "\"a\"  ",
      "\"\nmany\n\n\"\"lines\"\"\n\"",
      "\"a\"b", "\",\"", "x",
    ]
    let file = Self.header + conditions.map { Self.row($0) }.joined()
    let contents = try CSVFile.read(file.replacing("\n", with: end))
    #expect(contents.lines.count == conditions.count)
    #expect(contents.lines.allSatisfy { $0 == "2025-04-14 10:00:00 trade 13.1 100" })
  }

  /// The blocks in which a file is read end anywhere, also between two quotes that are one.
  @Test func quotesAtTheEndsOfBlocks() throws {
    let size = 1 << 20
    for length in size - 5...size + 1 {
      let padding = length - Self.header.utf8.count - Self.row("").utf8.count * 2 + 1
      let long = "\"" + String(repeating: "\"\"", count: padding / 2) + "\""
      let file = Self.header + Self.row("AC") + Self.row(String(repeating: "x", count: padding % 2)) + Self.row(long)
      #expect(try CSVFile.read(file.replacing(long, with: "\"\"")).lines.count == 3)
    }
    let quoted = Self.header + Self.rows(40_000, "\"\"\"A\"\"\n\"\"B\"\"\"")
    #expect(try CSVFile.read(quoted).lines.count == 40_000)
    #expect(try CSVFile.problem(quoted + Self.row("\"A"))?.hasPrefix("fab.csv, row 40002: ") == true)
  }

  @Test func otherSeparatorsAndTitleLines() throws {
    let file = "a \"title\n" + (Self.header + Self.rows(2) + Self.row("\"AC") + Self.rows(3)).replacing(",", with: ";")
    #expect(try CSVFile.problem(file, reading(headerRow: 2)) == "fab.csv, row 5: \(Self.open)")
    #expect(try CSVFile.read(file.replacing("\"AC", with: "\"A,\nC\""), reading(headerRow: 2)).lines.count == 6)
  }

  /// What is wrong further up comes first.
  @Test func anotherMistakeBefore() throws {
    let file = Self.header + "2025-04-14 10:00:00,TRADE\n" + Self.row("\"AC") + Self.rows(3)
    #expect(try CSVFile.problem(file) == "fab.csv, row 2: has 2 cells, but the header has 5 cells")
  }
}

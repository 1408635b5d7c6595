import Foundation
import TestSupport
import TickData
import Testing

/// What the data is like is always said: what was left out, put right or guessed, and what is no data at all.
@Suite struct DataNoticeTests {
  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try tickbt.write("{}", to: "empty.json")
  }

  private static let header = "Dates,Type,Price,Size\n"

  /// A file of rows of one day, `10:00:00,BID,13.1,400`.
  private func write(_ rows: [String], day: String = "2025-04-14", to name: String) throws {
    try tickbt.write(Self.header + rows.map { "\(day) \($0)\n" }.joined(), to: name)
  }

  private static let good = ["10:00:00,BID,13.1,400", "10:00:00,ASK,13.2,500", "10:00:01,TRADE,13.2,100"]

  private func run(_ data: String, _ more: String...) throws -> Tickbt.Outcome {
    try tickbt.run(
      ["run", "--strategy", "v1_baseline", "--data", data, "--config", "empty.json", "--output-dir", "out", "--quiet"]
        + more)
  }

  private func record(_ name: String) throws -> [String: Any] {
    let data = try Data(contentsOf: tickbt.folder.appending(path: name))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private func summary() throws -> [String] {
    try tickbt.read("out/backtest_summary.csv").split(separator: "\n").map(String.init)
  }

  @Test func rowsOfWhichNoneCanBeUsedAreTheirSecuritysError() throws {
    defer { tickbt.remove() }
    try write(Self.good, to: "ticks/good.csv")
    try write(["10:00:00,B,13.1,400", "10:00:00,A,13.2,500", "10:00:01,T,13.2,100"], to: "ticks/letters.csv")
    try write(
      Self.good.map { "\($0)".replacing(":00,", with: ":00 CET,").replacing(":01,", with: ":01 CET,") },
      to: "ticks/zoned.csv")
    try write(["10:00:00,BID,#N/A N/A,400", "10:00:00,ASK,,500"], to: "ticks/prices.csv")
    try write(["10:00:00,BID,,400", "10:00:00,MID,13.2,500"], to: "ticks/mixed.csv")
    let types = ", known types are BID, ASK, TRADE and Bloomberg's BEST_BID and BEST_ASK"
    let problems = [
      "LETTERS: ticks/letters.csv: none of its 3 rows is a bid, ask or trade; the first type is \"B\" in row 2\(types)",
      "MIXED: ticks/mixed.csv: none of its 2 rows is a bid, ask or trade with a stamp and a price; the first type is \"MID\" "
        + "in row 3\(types)",
      "PRICES: ticks/prices.csv: none of its 2 rows has both a stamp and a price; the first unreadable value is the price "
        + "\"#N/A N/A\" in row 2",
      "ZONED: ticks/zoned.csv: none of its 3 rows has both a stamp and a price; the first unreadable value is the stamp "
        + "\"2025-04-14 10:00:00 CET\" in row 2",
    ]
    let outcome = try run("ticks")
    #expect(outcome.status == 1)
    #expect(outcome.errorLines == problems.map { "Error: \($0)" })
    #expect(try summary().count == 6 && summary()[1] == "GOOD,0,0.0,0,1,0,")

    let inspected = try tickbt.run("inspect", "ticks", "--json")
    #expect(inspected.status == 1)
    #expect(inspected.errorLines.filter { $0.hasPrefix("Error: ") } == problems.map { "Error: \($0)" })
    let document = try #require(try JSONSerialization.jsonObject(with: Data(inspected.output.utf8)) as? [String: Any])
    let securities = try #require(document["securities"] as? [[String: Any]])
    // What is in the rows is shown all the same.
    #expect(securities.map { $0["error"] != nil } == [false, true, true, true, true])
    #expect(securities.allSatisfy { $0["quality"] != nil })

    let traced = try tickbt.run(
      "trace", "--strategy", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--security", "LETTERS",
      "--day",
      "2025-04-14")
    #expect(traced.status == 1 && traced.errors.contains("the first type is \"B\" in row 2"))

    let converted = try tickbt.run("convert", "ticks", "--output", "made")
    #expect(converted.status == 0)
    let refused = "it cannot be replayed: none of its rows is a bid, ask or trade with a stamp and a price"
    #expect(converted.output.split(separator: "\n").filter { $0.contains(refused) }.count == 4)
    #expect(
      converted.output.contains(
        "made/letters.parquet; 3 rows are neither bid, ask nor trade, the first type is \"B\" in row 2; "))
  }

  /// A row has its number in its own file.
  @Test(arguments: [[], ["--order", "time"]]) func rowsOfSeveralFiles(order: [String]) throws {
    defer { tickbt.remove() }
    try write(Self.good, to: "ticks/fab/1.csv")
    try write(
      ["10:00:07,BID,13,1", "10:00:08,MID,13.15,1", "10:00:08,BID,n/a,1", "10:00:09,ASK,13.2,7.5"],
      to: "ticks/fab/2.csv")
    try write(["10:00:17,BID,n/a,1", "10:00:18,MID,13.15,1", "10:00:19,ASK,13.2,7.5"], to: "ticks/fab/3.csv")
    let run = try tickbt.run(
      ["run", "-s", "v1_baseline", "--data", "ticks", "--config", "empty.json", "-q", "-o", "out"] + order)
    #expect(run.status == 0)
    for place in [
      "the first is row 4 of fab/2.csv", "row 4 of fab/2.csv cannot be read", "; the first is row 3 of fab/2.csv",
      "the first in row 5 of fab/2.csv",
    ] {
      #expect(run.errors.contains(place), "\(run.errors)")
    }
  }

  @Test func quietRunsTellOfTheDataAndStrictOnesFail() throws {
    defer { tickbt.remove() }
    try write(
      Self.good + [
        "10:00:02,BID,n/a,1", "10:00:02,MID_PRICE,13.15,", "10:00:03,SETTLE,13.15,1", "10:00:03,ASK,13.2,7.5",
      ],
      to: "ticks/fab.csv")
    try write(Self.good, to: "ticks/good.csv")
    let lines = [
      "FAB: 1 row without a stamp or a price is left out, the first is row 5; the price \"n/a\" in row 5 cannot be read",
      "FAB: 2 rows are neither bid, ask nor trade; the first type is \"MID_PRICE\" in row 6",
      "FAB: 1 row without a volume is read as of 0 shares",
      "FAB: 1 volume with a fraction is cut to whole shares, the first in row 8",
    ]
    let outcome = try run("ticks")
    #expect(outcome.status == 0 && outcome.output == "")
    #expect(outcome.errorLines == lines.map { "Note: \($0)" })
    let record = try record("out/run.json")
    #expect(record["notices"] as? [String] == lines)
    #expect(record["left_out"] as? [String] == [])
    let input = try #require((record["inputs"] as? [[String: Any]])?.first)
    #expect(input["other_types"] as? Int == 2 && input["first_other_type"] as? String == "MID_PRICE")
    #expect(
      try summary() == [
        "security,trades,realized_pnl,position,market_dates,strategy_dates,error,void_rows,other_types,missing_volumes",
        "FAB,0,0.0,0,1,0,,1,2,1", "GOOD,0,0.0,0,1,0,,0,0,0",
      ])
    let strict = try run("ticks", "--strict")
    #expect(strict.status == 1)
    #expect(strict.errorLines == lines.map { "Note: \($0)" } + ["Error: --strict: 4 notices about the data, see above"])
    #expect(try run("ticks/good.csv", "--strict").status == 0)
    #expect(try run("ticks", "--strict", "--benchmark").status == 1)

    let inspected = try tickbt.run("inspect", "ticks", "--strict")
    #expect(inspected.status == 1 && lines.allSatisfy { inspected.errors.contains("Note: \($0)\n") })
    let converted = try tickbt.run("convert", "ticks", "--output", "made", "--quiet", "--strict")
    #expect(converted.status == 1 && converted.output == "")
    #expect(
      converted.errorLines == [
        "Note: FAB: 1 price could not be read as numbers, the first in row 5",
        "Note: FAB: 1 volume had fractions, which are cut off, the first in row 8",
        "Note: FAB: 2 rows are neither bid, ask nor trade, the first type is \"MID_PRICE\" in row 6",
        "Error: --strict: 3 notices about the data, see above",
      ])
  }

  /// Also where the results are all in the journal, so that nothing is read.
  @Test func aSweepTellsOfTheDataEachTime() throws {
    defer { tickbt.remove() }
    try write(Self.good + ["10:00:02,BID,n/a,1", "10:00:02,MID_PRICE,13.15,5"], to: "ticks/fab.csv")
    try write(Self.good, day: "04/05/2025", to: "ticks/late.csv")
    func sweep(_ more: String...) throws -> Tickbt.Outcome {
      try tickbt.run(
        [
          "sweep", "--strategy", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--output-dir", "swept",
          "--quiet", "--intervals", "5", "30",
        ] + more)
    }
    let lines = [
      "FAB: 1 row without a stamp or a price is left out, the first is row 5; the price \"n/a\" in row 5 cannot be read",
      "FAB: 1 row is neither bid, ask nor trade; the first type is \"MID_PRICE\" in row 6",
      "LATE: dates such as \"04/05/2025 10:00:00\" are read as day first, but could be month first: set --date-order dmy or "
        + "mdy",
    ]
    for more in [[], ["--strict"]] as [[String]] {
      let outcome = try more.isEmpty ? sweep() : sweep("--strict")
      #expect(outcome.status == (more.isEmpty ? 0 : 1))
      #expect(outcome.errorLines.prefix(3) == lines.map { "Note: \($0)" }[...])
      #expect(try record("swept/sweep.json")["notices"] as? [String] == lines)
    }
    // Read in another way they are other ticks.
    let ordered = try sweep("--date-order", "mdy")
    #expect(ordered.errorLines == lines.prefix(2).map { "Note: \($0)" })
    #expect(try record("swept/sweep.json")["results_reused"] as? Int == 0)
    #expect(try sweep("--date-order", "mdy").status == 0)
    #expect(try record("swept/sweep.json")["results_reused"] as? Int == 4)
  }

  @Test func sheetsThatAreLeftOutAreSaid() throws {
    defer { tickbt.remove() }
    let row =
      WorkbookFixture.header
      + #"<row r="4"><c r="A4"><v>45761.45</v></c><c r="B4" t="str"><v>BID</v></c><c r="C4"><v>13.1</v></c><c r="D4"><v>4</v></c></row>"#
    let workbook = WorkbookFixture(sheets: [
      ("FAB UH Equity", WorkbookFixture.sheet(row)), ("ADIB UH Equity", WorkbookFixture.sheet(WorkbookFixture.header)),
    ])
    try Data(workbook.bytes()).write(to: tickbt.folder.appending(path: "ticks.xlsx"))
    let line = "sheet ADIB UH Equity is left out: it has no rows below its header"
    let outcome = try run("ticks.xlsx")
    #expect(outcome.status == 0 && outcome.errors == "Note: \(line)\n")
    #expect(try record("out/run.json")["left_out"] as? [String] == [line])
    for command in [
      [
        "run", "--strategy", "v1_baseline", "--data", "ticks.xlsx", "--config", "empty.json", "--output-dir", "out",
        "--quiet",
      ],
      ["inspect", "ticks.xlsx", "--json"], ["convert", "ticks.xlsx", "--output", "made", "--quiet", "--force"],
      ["validate", "ticks.xlsx", "made", "--quiet"],
    ] {
      let outcome = try tickbt.run(command + ["--strict"])
      #expect(outcome.status == 1, "\(command)")
      #expect(
        outcome.errorLines == ["Note: \(line)", "Error: --strict: 1 notice about the data, see above"], "\(command)")
      #expect(try tickbt.run(command).status == 0)
    }
  }

  @Test func aFileWithoutRowsIsSaid() throws {
    defer { tickbt.remove() }
    try tickbt.write(Self.header, to: "ticks/none.csv")
    let outcome = try run("ticks")
    #expect(outcome.status == 0 && outcome.errors == "Note: NONE: there are no rows\n")
    #expect(try run("ticks", "--strict").status == 1)
    #expect(
      try tickbt.run("convert", "ticks", "--output", "made", "--quiet").errors == "Note: NONE: there are no rows\n")
  }

  /// Trades at 06:00 in a session from 10:00 on.
  @Test func tradesOutsideTheSessionAreSaid() throws {
    defer { tickbt.remove() }
    func trades(_ inside: Int, of all: Int) -> [String] {
      (0..<all).map { "\($0 < inside ? "10" : "06"):00:\($0 + 10),TRADE,13.2,100" }
    }
    let end = "in the session: check the time zone of its stamps\n"
    for (inside, all, line) in [
      (0, 3, "none of its 3 trades is \(end)"), (1, 11, "only 1 of its 11 trades is \(end)"),
      (2, 21, "only 2 of its 21 trades are \(end)"), (1, 10, ""), (2, 20, ""),
    ] {
      try write(trades(inside, of: all), to: "ticks/utc.csv")
      let expected = line.isEmpty ? "" : "Note: UTC: \(line)"
      #expect(try run("ticks").errors == expected)
      #expect(try tickbt.run("inspect", "ticks").errors.hasSuffix("allows it\n\(expected)"))
      let swept = try tickbt.run(
        "sweep", "--strategy", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--output-dir", "swept",
        "--quiet",
        "--intervals", "5")
      #expect(swept.errors == expected)
    }
    try write(["06:00:00,BID,13.1,400"], to: "ticks/utc.csv")
    #expect(try run("ticks").errors == "")
  }

  @Test func theOrderOfDatesIsAnOption() throws {
    defer { tickbt.remove() }
    try write(Self.good, day: "04/07/2025", to: "ticks/fab.csv")
    #expect(try run("ticks", "--date-order", "MDY").errors == "")
    #expect(try run("ticks", "--date-order", "mdy", "--strict").status == 0)
    let wrong = try run("ticks", "--date-order", "us")
    #expect(wrong.status == 64 && wrong.errors == "Error: --date-order must be one of dmy, mdy and ymd, was us\n")
    let contradicted = try run("ticks", "--date-order", "ymd")
    #expect(contradicted.status == 1)
    #expect(
      contradicted.errors.contains(
        "row 2: the date \"04/07/2025 10:00:00\" has the year last, which contradicts --date-order ymd"))
  }

  @Test func aTableOfAnotherCountryIsReadAndSaid() throws {
    defer { tickbt.remove() }
    let rows = Self.good.map { "2025-04-14 \($0)\n".replacing(",", with: ";").replacing(".", with: ",") }
    let text = "EMAAR UH Equity\n" + Self.header.replacing(",", with: ";") + rows.joined()
    try FileManager.default.createDirectory(
      at: tickbt.folder.appending(path: "ticks"), withIntermediateDirectories: true)
    try Data(Gzip.bytes(Array(text.utf8))).write(to: tickbt.folder.appending(path: "ticks/emaar.csv.gz"))
    #expect(
      try run("ticks").errors
        == "Error: EMAAR: ticks/emaar.csv.gz: row 1 is not a header, but row 2 seems to be one: use --header-row 2\n")
    let outcome = try run("ticks", "--header-row", "2")
    #expect(outcome.status == 0)
    #expect(
      outcome.errorLines == [
        "Note: EMAAR: separator detected: ;",
        "Note: EMAAR: decimal comma detected, the first price is \"13,1\"",
      ])
    let traced = try tickbt.run(
      "trace", "--strategy", "v1_baseline", "--data", "ticks", "--config", "empty.json", "--security", "EMAAR", "--day",
      "2025-04-14", "--header-row", "2")
    #expect(traced.status == 0 && traced.output.contains("13.2"))
  }
}

/// Small files that were read wrongly once, in the folder beside the project.
@Suite(.enabled(if: SharedFiles.areThere, "needs ../shared")) struct SharedFaultTests {
  private func inspect(_ name: String, _ more: String...) throws -> Tickbt.Outcome {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    return try tickbt.run(["inspect", SharedFiles.path("data/faults/\(name)")] + more)
  }

  @Test(arguments: [
    ("best-bid-types.parquet", "rows 900: bid 347, ask 338, trade 215, other 0, void 0"),
    ("nbsp-type.csv", "rows 4: bid 2, ask 1, trade 1, other 0, void 0"),
    ("nbsp-type.xlsx", "rows 4: bid 2, ask 1, trade 1, other 0, void 0"),
    ("x000d-types.xlsx", "rows 300: bid 131, ask 102, trade 67, other 0, void 0"),
    ("bom_header.xlsx", "rows 4: bid 2, ask 1, trade 1, other 0, void 0"),
    ("sst_hdr_pad.xlsx", "rows 4: bid 2, ask 1, trade 1, other 0, void 0"),
    ("module-sheet.xlsx", "rows 4: bid 2, ask 1, trade 1, other 0, void 0"),
    ("month-first-week.csv", "from 2025-07-04 10:00:00 to 2025-11-04 10:00:00"),
  ])
  func filesThatAreRead(name: String, line: String) throws {
    let outcome = try inspect(name)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains(line))
  }

  @Test func filesThatAreRefused() throws {
    let quote = try inspect("unclosed-quote.csv")
    #expect(quote.status == 1 && quote.errors.contains("row 102: a quote opens a cell here and is never closed"))
    let instants = try inspect("utc-z-stamps.csv")
    #expect(instants.status == 1 && instants.errors.contains("give the exchange's time zone with --time-zone"))
    #expect(
      try inspect("month-first-week.csv", "--date-order", "mdy").output.contains(
        "from 2025-04-07 10:00:00 to 2025-04-11 10:00:00"))
    #expect(try inspect("month-first-week.csv", "--strict").status == 1)
  }
}

import Simulation
import TestSupport
import Testing
import TickData
import TickStorage

@testable import Backtest
@testable import Report

@Suite("The summary of a run")
struct BacktestSummaryTests {
  private let heading = "security,trades,realized_pnl,position,market_dates,strategy_dates,error\n"

  private func field(_ text: String) -> String {
    String(decoding: [UInt8](capacity: 100) { $0.append(field: text) }, as: UTF8.self)
  }

  private func result(_ security: String, _ outcome: Result<ReplayOutcome, SecurityFailure>) -> SecurityResult {
    SecurityResult(
      entry: TickEntry(security: Security(security), path: "\(security).parquet", bytes: 0), parameters: [:],
      contentHash: nil, findings: ReadingFindings(), duration: .zero, outcome: outcome, sessions: .uae)
  }

  @Test(
    "A field is in quotes where it holds a comma, a quote or a line break, and quotes in it are doubled",
    arguments: [
      ("", ""), ("EMAAR", "EMAAR"), ("two words", "two words"), ("it's", "it's"), ("a,b", "\"a,b\""),
      ("say \"no\"", "\"say \"\"no\"\"\""), ("\"", "\"\"\"\""), ("two\nlines", "\"two\nlines\""),
      ("two\r\nlines", "\"two\r\nlines\""), ("café, crème", "\"café, crème\""), (" padded ", " padded "),
    ])
  func csvFields(text: String, expected: String) {
    #expect(field(text) == expected)
  }

  @Test(
    "What a spreadsheet would run and what steers a terminal is made harmless; numbers with a sign stay",
    arguments: [
      ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"), ("@SUM(1,2)", "\"'@SUM(1,2)\""), ("+1+2", "'+1+2"), ("-", "'-"),
      ("\t=1", "'\u{FFFD}=1"), ("-5", "-5"), ("+1e3", "+1e3"), ("-inf", "-inf"), ("a=b", "a=b"),
      ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("\u{202E}x", "\u{FFFD}x"),
    ])
  func harmlessFields(text: String, expected: String) {
    #expect(field(text) == expected)
  }

  /// Every field has room, however much of it is marked.
  @Test func fieldsOfControlsHaveRoom() {
    for text in [
      String(repeating: "\u{1}", count: 50), String(repeating: "\"", count: 50),
      "=" + String(repeating: "\u{7F}", count: 9),
    ] {
      let bytes = [UInt8](capacity: OutputSpan<UInt8>.longest(field: text)) { $0.append(field: text) }
      #expect(!bytes.isEmpty)
    }
  }

  @Test("A line for each security in the order given, with all that was realized; a failure has zeros and a reason")
  func csv() {
    let traded = outcome(
      of: RuleStrategy.quoteOnce(size: 100),
      over: """
        D1 10:00:00 bid   10   1
        D1 10:00:01 trade 10   101
        D1 14:55:00 trade 10.5 1
        D2 10:00:00 ask   11   1
        D2 10:00:01 trade 11   41
        D3 09:00:00 trade 11   1
        """)
    let rows = [
      SummaryRow(result("ZAIN", .success(traded))),
      SummaryRow(result("EMPTY", .success(outcome(of: RuleStrategy.quoteOnce(size: 1), over: "")))),
      SummaryRow(result("ALDAR", .failure(SecurityFailure(ConfigurationError("ALDAR.parquet: cut short, at row 7"))))),
    ]
    // 100 bought at 10 and sold at 10.5 bring 50; then 40 sold short are open.
    #expect(
      String(decoding: BacktestSummary.csv(rows), as: UTF8.self) == heading + """
        ZAIN,3,50.0,-40,3,2,
        EMPTY,0,0.0,0,0,0,
        ALDAR,0,0.0,0,0,0,"ALDAR.parquet: cut short, at row 7"

        """)
  }

  @Test("Without securities there is the heading")
  func empty() {
    #expect(String(decoding: BacktestSummary.csv([]), as: UTF8.self) == heading)
  }
}

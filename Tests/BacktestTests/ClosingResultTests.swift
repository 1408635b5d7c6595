import Simulation
import Strategies
import TestSupport
import Testing
import TickData
import TickStorage

@testable import Backtest
@testable import Report

@Suite("The closing strategy's trade log and summary")
struct ClosingResultTests {
  private let logHeading = "timestamp,side,price,quantity,realized_pnl,trade_type,vwap_reference,security\n"
  private let summaryHeading =
    "security,total_trades,auction_entries,buy_entries,sell_entries,vwap_exits,stop_losses,eod_flattens,"
    + "filtered_sell_entries,filtered_buy_entries,realized_pnl,final_position,error\n"

  private func replay(_ example: ClosingExample) -> ReplayOutcome {
    outcome(of: ClosingStrategy(example.parameters, on: example.exchange), over: example.market)
  }

  private func row(_ security: String, _ outcome: Result<ReplayOutcome, SecurityFailure>) -> SummaryRow {
    SummaryRow(
      SecurityResult(
        entry: TickEntry(security: Security(security), path: "\(security).parquet", bytes: 0), parameters: [:],
        contentHash: nil, findings: ReadingFindings(), duration: .zero, outcome: outcome, sessions: .uae))
  }

  @Test("The reference's worked examples, byte for byte", arguments: [ClosingExample.a, .b, .c, .d])
  func workedExamples(example: ClosingExample) {
    let outcome = replay(example)
    #expect(String(decoding: ClosingTradeLog.csv(outcome.fills, of: "X"), as: UTF8.self) == logHeading + example.log)
    #expect(
      String(decoding: ClosingSummary.csv([row("X", .success(outcome))]), as: UTF8.self)
        == summaryHeading + example.summary)
  }

  @Test("A name with a comma is in quotes; a fill without a reference has none")
  func fields() {
    let fill = Fill(
      time: MarketTable.stamp("D1 14:55:00"), side: .bid, rule: .flatten, price: 1, quantity: 2, realizedPnL: 0,
      totalRealizedPnL: 0, position: 2, row: 0, queueAheadAtJoin: 0, joinedAt: 0)
    #expect(
      String(decoding: ClosingTradeLog.csv([fill], of: "A,\"B"), as: UTF8.self)
        == logHeading + "2025-04-14 14:55:00,buy,1.0,2,0.0,eod_flatten,,\"A,\"\"B\"\n")
    #expect(ClosingTradeLog.fileName(of: "EMAAR") == "EMAAR_trades.csv")
  }

  @Test("A security that failed has zeros and a reason; one without a trade has zeros")
  func summary() {
    let rows = [
      row("FAILED", .failure(SecurityFailure(ConfigurationError("cut short, at row 7")))),
      row("EMPTY", .success(outcome(of: ClosingStrategy(ClosingParameters()), over: ""))),
    ]
    #expect(
      String(decoding: ClosingSummary.csv(rows), as: UTF8.self) == summaryHeading + """
        FAILED,0,0,0,0,0,0,0,0,0,0.0,0,"cut short, at row 7"
        EMPTY,0,0,0,0,0,0,0,0,0,0.0,0,

        """)
  }

  @Test("The names of trade logs of every layout are known, and no others")
  func names() {
    for name in ["emaar_trades_timeseries.csv", "EMAAR_trades.csv"] { #expect(ResultLayout.isTradeLog(name)) }
    for name in ["trades.csv", "../EMAAR_trades.csv", "EMAAR_trades.json", ""] {
      #expect(!ResultLayout.isTradeLog(name))
    }
  }

  /// The rows of example A, with stamps that step back so far that reading starts anew; the same fills, each with the row
  /// that it now has.
  @Test("Ticks out of order give the same fills as in order", arguments: [7, 100_000])
  func outOfOrder(chunkSize: Int) throws {
    let ticks = MarketTable.ticks(ClosingExample.a.market)
    let padding = Tick(time: ticks[0].time, kind: .other, price: 1, size: 1)
    // The first day comes last, behind more rows than a portion has.
    let firstDay = ticks.prefix(8)
    let market = Array(ticks.dropFirst(8)) + Array(repeating: padding, count: firstPortion * 2) + firstDay
    let plan = try BacktestPlan(
      strategy: StrategyDefinition(ClosingStrategy.self), registry: .builtIn,
      configuration: Configuration(path: "c.json", text: Array(#"{"X": {"order_notional": 100300}}"#.utf8)),
      source: HashedSource(ticks: ListedTickSource(market)), hours: .uae, chunkSize: chunkSize)
    let progress = RunProgress(plan)
    let result = try plan.run(.sequential, progress: progress) { $0 }[0]
    let outcome = try result.outcome.get()
    #expect(
      String(decoding: ClosingTradeLog.csv(outcome.fills, of: "X"), as: UTF8.self) == logHeading + ClosingExample.a.log)
    #expect(outcome.fills.first?.row == Int64(market.count - 2))
    #expect(outcome.counts.read == Int64(market.count))
    // What was read in vain is not counted.
    #expect(progress.rowsDone == market.count)
    #expect(result.exchange == "ADX")
  }
}

/// Listed ticks that have a hash, as a run records it.
struct HashedSource: TickSource {
  let ticks: ListedTickSource

  var entries: [TickEntry] { ticks.entries }

  func reader(of entry: TickEntry) -> any TickReader { ticks.reader(of: entry) }

  func rowReader(of entry: TickEntry) throws(TickFileError) -> any SourceRowReader { try ticks.rowReader(of: entry) }

  func contentHash(of entry: TickEntry) throws(TickFileError) -> ContentHash {
    try ContentHash(ofFile: #filePath)
  }
}

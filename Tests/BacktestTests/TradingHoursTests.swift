import Foundation
import Simulation
import Strategies
import TestSupport
import Testing
import TickData
import TickStorage

@testable import Backtest

@Suite("Sessions files")
struct TradingHoursTests {
  private static func hours(_ text: String) throws(ConfigurationError) -> TradingHours {
    try TradingHours(path: "sessions.json", text: Array(text.utf8))
  }

  private static func mapping(_ text: String) throws -> ExchangeMapping {
    try ExchangeMapping(path: "mapping.json", text: Array(text.utf8))
  }

  private static func problem(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch {
      return "\(error)"
    }
  }

  private static let two = """
    {
      "ADX": [{ "open": "10:00", "close": "14:45" }],
      "XNAS": [
        { "to": "2025-04-14", "open": "09:30", "close": "16:00" },
        { "from": "2025-04-15", "to": "2025-04-15", "opening_auction": "09:00", "open": "9:30",
          "end_of_silence": "09:31", "close": "13:00", "flatten": "13:00:10", "end_of_closing_auction": "13:05" },
        { "from": "2025-04-16", "to": null, "open": "09:30", "close": "16:00", "flatten": null }
      ]
    }
    """

  @Test("The hours of ADX and DFM: quoting from 10:00 to 14:45, flat from 14:55")
  func standard() throws {
    #expect("\(TradingSession.uae)" == "09:30 10:00 10:05 14:45 14:55 15:00")
    #expect(try TradingHours.uae.sessions(of: Security("X"), ExchangeMapping()) == .uae)
    #expect(!TradingHours.uae.dependOnExchange && TradingHours.uae.path == nil)
  }

  @Test("The shipped file has the hours that are taken without one")
  func shipped() throws {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let hours = try TradingHours(path: package.appending(path: "configs/sessions.json").path)
    #expect(hours.exchanges == ["ADX", "DFM"] && !hours.dependOnExchange)
    #expect(try hours.sessions(of: Security("X"), ExchangeMapping()) == .uae)
  }

  @Test("A security has the hours of its exchange, by date")
  func byExchange() throws {
    let hours = try Self.hours(Self.two)
    #expect(hours.dependOnExchange)
    let mapping = try Self.mapping(#"{"AAPL": "XNAS"}"#)
    let fab = try hours.sessions(of: Security("FAB"), mapping)
    #expect("\(fab)" == "10:00 10:00 10:00 14:45 14:45 14:45")
    let apple = try hours.sessions(of: Security("AAPL"), mapping)
    #expect(
      "\(apple)" == "..2025-04-14 09:30 09:30 09:30 16:00 16:00 16:00; "
        + "2025-04-15..2025-04-15 09:00 09:30 09:31 13:00 13:00:10 13:05; 2025-04-16.. 09:30 09:30 09:30 16:00 16:00 16:00"
    )
  }

  @Test("A file with one market needs no mapping")
  func oneMarket() throws {
    let hours = try Self.hours(#"{"XNAS": [{"open": "09:30", "close": "16:00"}]}"#)
    #expect(!hours.dependOnExchange)
    #expect("\(try hours.sessions(of: Security("AAPL"), ExchangeMapping()))" == "09:30 09:30 09:30 16:00 16:00 16:00")
  }

  @Test("An exchange without hours is an error that says where it is named, and the nearest")
  func unknownExchange() throws {
    let hours = try Self.hours(Self.two)
    let mapping = try Self.mapping("{\n  \"AAPL\": \"XNSA\"}")
    #expect(
      Self.problem { _ = try hours.sessions(of: Security("AAPL"), mapping) }
        == "mapping.json, line 2, column 11: AAPL is on XNSA, and sessions.json has no hours for it; the nearest is XNAS"
    )
    let other = try Self.hours(
      #"{"A": [{"open": "09:30", "close": "16:00"}], "B": [{"open": "09:30", "close": "16:30"}]}"#)
    #expect(
      Self.problem { _ = try other.sessions(of: Security("AAPL"), ExchangeMapping()) }
        == "AAPL is on ADX, and sessions.json has no hours for it")
  }

  @Test(
    "What is wrong in a file, and where",
    arguments: [
      ("", "line 1, column 1: expected a value, found the end"),
      ("[]", "line 1, column 1: expected an object with an exchange, found a list"),
      ("{}", "line 1, column 1: expected an object with an exchange, found an object"),
      (#"{"A": {}}"#, "line 1, column 7: A must be a list of date ranges, was an object"),
      (#"{"A": []}"#, "line 1, column 7: A must be a list of date ranges, was a list"),
      (#"{"A": ["10:00"]}"#, "line 1, column 8: A: expected an object with phases, found \"10:00\""),
      (
        #"{"A": [{"opne": "09:30", "close": "16:00"}]}"#,
        "line 1, column 17: A has an unknown key opne; the nearest is open"
      ),
      (#"{"A": [{"close": "16:00"}]}"#, "line 1, column 8: A: this range has no open"),
      (#"{"A": [{"open": "16:00"}]}"#, "line 1, column 8: A: this range has no close"),
      (
        #"{"A": [{"open": 930, "close": "16:00"}]}"#,
        #"line 1, column 17: open must be a time such as "09:30" or "14:55:20", at most "24:00", was 930"#
      ),
      (
        #"{"A": [{"open": "09:30", "close": "24:01"}]}"#,
        #"line 1, column 35: close must be a time such as "09:30" or "14:55:20", at most "24:00", was "24:01""#
      ),
      (
        #"{"A": [{"open": "16:00", "close": "09:30"}]}"#,
        "line 1, column 35: close, 09:30, must not be before open, 16:00"
      ),
      (
        #"{"A": [{"open": "16:00", "close": "16:00"}]}"#, "line 1, column 35: A: the close must be after the open"
      ),
      (
        #"{"A": [{"open": "10:00", "close": "16:00", "flatten": "15:00"}]}"#,
        "line 1, column 55: flatten, 15:00, must not be before close, 16:00"
      ),
      (
        #"{"A": [{"open": "10:00", "close": "16:00", "end_of_silence": "16:10"}]}"#,
        "line 1, column 35: close, 16:00, must not be before end_of_silence, 16:10"
      ),
      (
        #"{"A": [{"from": "2025-02-30", "open": "10:00", "close": "16:00"}]}"#,
        #"line 1, column 17: from must be a date such as "2025-03-01", was "2025-02-30""#
      ),
      (
        #"{"A": [{"from": "2025-03-02", "to": "2025-03-01", "open": "10:00", "close": "16:00"}]}"#,
        "line 1, column 37: A: to, 2025-03-01, must not be before from, 2025-03-02"
      ),
      (
        """
        {"A": [{"to": "2025-03-01", "open": "10:00", "close": "16:00"},
               {"from": "2025-03-01", "open": "10:00", "close": "15:00"}]}
        """,
        "line 2, column 8: A has two ranges for the same days, up to 2025-03-01 and from 2025-03-01 on: let one end before "
          + "the other begins"
      ),
      (#"{"A": [], "A": []}"#, #"line 1, column 11: "A" stands twice"#),
    ])
  func badFiles(text: String, problem: String) {
    #expect(Self.problem { _ = try Self.hours(text) } == "sessions.json, \(problem)")
  }

  @Test("A file that is not there is an error")
  func missing() {
    #expect(
      Self.problem { _ = try TradingHours(path: "/nowhere/sessions.json") }
        == "/nowhere/sessions.json: the sessions cannot be read (No such file or directory): name a JSON file with --sessions"
    )
  }

  // MARK: - Plans

  private func plan(
    _ strategy: StrategyDefinition, _ hours: TradingHours, _ exchanges: ExchangeMapping = ExchangeMapping(),
    _ ticks: String = "D1 10:00:00 bid 10 5", overrides: [String] = []
  ) throws -> BacktestPlan {
    try BacktestPlan(
      strategy: strategy, registry: .builtIn,
      configuration: Configuration(path: "c.json", text: Array(#"{"X": {}}"#.utf8)),
      overrides: ParameterOverrides(overrides),
      source: HashedSource(ticks: ListedTickSource(MarketTable.ticks(ticks))), exchanges: exchanges, hours: hours)
  }

  private var v1: StrategyDefinition { StrategyDefinition(V1Baseline.self) }
  private var closing: StrategyDefinition { StrategyDefinition(ClosingStrategy.self) }

  @Test("Where hours depend on the exchange, a run of any strategy says whose are assumed")
  func notices() throws {
    let hours = try Self.hours(Self.two)
    #expect(
      try plan(v1, hours).notices == [
        "there is no exchange mapping: ADX is assumed for every security; name one with --exchange-mapping"
      ])
    #expect(
      try plan(v1, hours, Self.mapping("{}")).notices == ["the exchange mapping has no entry for X: ADX is assumed"])
    #expect(try plan(v1, hours, Self.mapping(#"{"X": "XNAS"}"#)).notices == [])
    #expect(try plan(v1, .uae).notices == [])
  }

  @Test("A result says the exchange and the hours that it was made with")
  func results() throws {
    let hours = try Self.hours(Self.two)
    let result = try plan(v1, hours, Self.mapping(#"{"X": "XNAS"}"#)).run(.sequential) { $0 }[0]
    #expect(result.exchange == "XNAS")
    #expect(result.sessions.periods.count == 3)
    #expect(try plan(v1, .uae).run(.sequential) { $0 }[0].exchange == nil)
  }

  @Test("Ticks on a day without hours are the security's error")
  func dayWithoutHours() throws {
    let hours = try Self.hours(
      #"{"ADX": [{"to": "2025-04-14", "open": "10:00", "close": "16:00"}], "B": [{"open": "09:30", "close": "16:30"}]}"#
    )
    let ticks = "D1 10:00:00 bid 10 5\nD3 11:00:00 bid 10 5\nD2 11:00:00 bid 10 5"
    let problem =
      "there are ticks on 2025-04-16, and sessions.json has no hours for ADX on that day: add a range of dates that covers it"
    let gap = try plan(v1, hours, Self.mapping(#"{"X": "ADX"}"#), ticks)
    let result = try gap.run(.sequential) { $0 }[0]
    #expect(throws: SecurityFailure(reason: problem)) { try result.outcome.get() }
    #expect(Self.problem { _ = try gap.trace(gap.entries[0], TraceLog(.min..<(.max))) } == problem)
    // A row that no strategy sees needs no hours.
    let plan = try plan(v1, hours, Self.mapping(#"{"X": "ADX"}"#), "D1 10:00:00 bid 10 5\nD3 11:00:00 bid void 5")
    #expect(try plan.run(.sequential) { $0 }[0].outcome.get().counts.read == 2)
  }

  @Test("What a strategy needs of the hours or of the exchange is found before the run")
  func strategiesNeeds() throws {
    let session = TradingHours(TradingSession(open: TimeOfDay(9, 30), close: TimeOfDay(16, 0)))
    #expect(
      Self.problem { _ = try plan(closing, session) }?.hasPrefix("X: closing_strategy needs a closing auction") == true)
    let mapping = try Self.mapping(#"{"X": "XNAS"}"#)
    #expect(
      Self.problem { _ = try plan(closing, .uae, mapping) }
        == "mapping.json, line 1, column 7: X is on XNAS, whose price steps are not known, and closing_strategy needs them: it "
        + "runs on ADX and DFM")
    #expect(Self.problem { _ = try plan(v1, session, mapping) } == nil)

    let hours = try Self.hours(
      """
      {"ADX": [{"to": "2025-02-28", "open": "10:00", "close": "14:45", "flatten": "14:55"},
               {"from": "2025-03-01", "open": "10:00", "close": "13:45", "flatten": "13:55"}]}
      """)
    #expect(try plan(closing, hours, overrides: ["vwap_preclose_period_min=225"]).notices.count == 1)
    do throws(ConfigurationError) {
      _ = try BacktestPlan(
        strategy: closing, registry: .builtIn,
        configuration: Configuration(path: "c.json", text: Array(#"{"X": {}}"#.utf8)),
        overrides: ParameterOverrides(["vwap_preclose_period_min=226"]), source: ListedTickSource([]), hours: hours)
      Issue.record("226 minutes are more than the shorter session has")
    } catch {
      #expect(
        error.description
          == "--set vwap_preclose_period_min=226: X, from 2025-03-01 on: vwap_preclose_period_min must be 225 or less, was 226: the session is from 10:00 to 13:45"
      )
      #expect(error.isInOverrides)
    }
  }
}

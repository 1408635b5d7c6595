import Backtest
import Simulation
import Strategies
import TestSupport
import Testing
import TickData
import TickStorage

@Suite("Parameters set over a configuration")
struct ParameterOverridesTests {
  private let file = """
    { "EMAAR": { "quote_size": 100, "max_notional": 5000 }, "FAB": { "quote_size": 200, "quote_size_bid": 7 } }
    """

  private func configuration() throws -> Configuration { try Configuration(path: "v1.json", text: Array(file.utf8)) }

  private func v1(_ security: String, _ overrides: String...) throws -> V1Baseline.Parameters {
    try configuration().parameters(
      of: Security(security), as: V1Baseline.Parameters.self, overriddenBy: ParameterOverrides(overrides))
  }

  /// What is wrong with an override of V2.1 beside data of ADIB and EMAAR.
  private func problem(_ overrides: String...) throws -> String? {
    do throws(ConfigurationError) {
      _ = try plan(overrides)
      return nil
    } catch {
      return error.description
    }
  }

  private func plan(_ overrides: [String]) throws(ConfigurationError) -> BacktestPlan {
    try BacktestPlan(
      strategy: StrategyDefinition(V21StopLoss.self), registry: .builtIn,
      configuration: Configuration(path: "v1.json", text: Array(file.utf8)),
      overrides: ParameterOverrides(overrides), source: ListedSource(names: ["ADIB", "EMAAR"]),
      selection: SecuritySelection(names: ["EMAAR"]), hours: .uae)
  }

  @Test("A key alone is for every security, also one without an entry")
  func everySecurity() throws {
    for security in ["EMAAR", "FAB", "OTHER"] {
      let parameters = try v1(security, "quote_size=9", "refill_interval_sec=0.5")
      #expect(parameters.maker.quoteSize == 9)
      #expect(parameters.maker.refillInterval == 0.5)
    }
    #expect(try v1("FAB", "quote_size=9").maker.quoteSizeBid == 7)
  }

  @Test("With a security before it, it is for this one; what is not set stays the configuration's")
  func oneSecurity() throws {
    #expect(try v1("EMAAR", "EMAAR.quote_size=9").maker.quoteSize == 9)
    #expect(try v1("EMAAR", "EMAAR.quote_size=9").maker.maxNotional == 5000)
    #expect(try v1("FAB", "EMAAR.quote_size=9").maker.quoteSize == 200)
    #expect(try v1("emaar", "EMAAR.quote_size=9").maker.quoteSize == 50_000)
    #expect(try v1("A.B", "A.B.quote_size=9").maker.quoteSize == 9)
  }

  @Test("What is set for one security wins over what is set for all, wherever it stands; later wins over earlier")
  func precedence() throws {
    #expect(try v1("EMAAR", "EMAAR.quote_size=9", "quote_size=8").maker.quoteSize == 9)
    #expect(try v1("FAB", "EMAAR.quote_size=9", "quote_size=8").maker.quoteSize == 8)
    #expect(try v1("FAB", "quote_size=8", "quote_size=7").maker.quoteSize == 7)
    #expect(try v1("EMAAR", "EMAAR.quote_size=9", "EMAAR.quote_size=10").maker.quoteSize == 10)
  }

  @Test("Null takes back what the configuration gives, where a key may be left out")
  func null() throws {
    #expect(try v1("EMAAR", "max_notional=null").maker.maxNotional == nil)
    #expect(try v1("FAB", "quote_size_bid=null").maker.quoteSizeBid == nil)
  }

  @Test("None changes nothing, and what was written is kept as it was")
  func texts() throws {
    #expect(try v1("EMAAR") == v1("EMAAR", "OTHER.quote_size=1"))
    #expect(ParameterOverrides().texts == [])
    #expect(try ParameterOverrides(["a=1", "B.a=2.50", "a=1"]).texts == ["a=1", "B.a=2.50", "a=1"])
  }

  @Test(
    "Text of another form", arguments: ["", "quote_size", "=5", "quote_size=", ".quote_size=5", "EMAAR.=5", ".=", "="])
  func malformed(text: String) {
    #expect(throws: ConfigurationError("--set \(text): write it as key=value or SECURITY.key=value")) {
      try ParameterOverrides([text])
    }
  }

  @Test(
    "Values are checked as a configuration's are",
    arguments: [
      ("quote_size=1.5", "quote_size must be a whole number from 0 to 1000000000000, was 1.5"),
      ("EMAAR.max_position=-1", "max_position must be a whole number from 0 to 1000000000000, was -1"),
      ("quote_size=1,000", "quote_size must be a whole number from 0 to 1000000000000, was \"1,000\""),
      ("quote_size=\"5\"", "quote_size must be a whole number from 0 to 1000000000000, was \"5\""),
      ("quote_size=null", "quote_size must be a whole number from 0 to 1000000000000, was null"),
      ("refill_interval_sec=soon", "refill_interval_sec must be a number from 0, was \"soon\""),
      ("refill_interval_sec=true", "refill_interval_sec must be a number from 0, was true"),
      ("refill_interval_sec=1=2", "refill_interval_sec must be a number from 0, was \"1=2\""),
      ("stop_loss_threshold_pct=0", "stop_loss_threshold_pct must be a number above 0, was 0"),
      ("stop_loss_threshold_pct=-2", "stop_loss_threshold_pct must be a number above 0, was -2"),
      ("stop_loss_threshold_pct={}", "stop_loss_threshold_pct must be a number above 0, was an object"),
    ])
  func values(text: String, problem expected: String) throws {
    #expect(try problem("quote_size=5", text) == "--set \(text): \(expected)")
  }

  @Test(
    "Unknown keys and securities name the nearest, and a key of another strategy is an error",
    arguments: [
      ("quote_sze=5", "v2_1_stop_loss has no parameter quote_sze; the nearest known key is quote_size"),
      ("v3_queue=keep", "v3_queue is a parameter of another strategy and has no effect on v2_1_stop_loss"),
      ("EMAR.quote_size=5", "there is no security EMAR in the data or the configuration; the nearest is EMAAR"),
      ("fab.quote_size=5", "there is no security fab in the data or the configuration; the nearest is FAB"),
    ])
  func unknown(text: String, problem expected: String) throws {
    #expect(try problem(text) == "--set \(text): \(expected)")
  }

  @Test("A security of the data or of the configuration is known; one that is not run is told")
  func notRun() throws {
    let plan = try plan(["EMAAR.quote_size=5", "ADIB.quote_size=5", "FAB.quote_size=5"])
    #expect(
      plan.notices.suffix(2) == [
        "--set ADIB.quote_size=5 has no effect: ADIB is not run",
        "--set FAB.quote_size=5 has no effect: FAB is not run",
      ])
  }

  @Test("Flags are true or false")
  func flags() throws {
    let strategy = StrategyDefinition(FlaggedStrategy.self)
    func problem(_ text: String) -> String? {
      do throws(ConfigurationError) {
        _ = try BacktestPlan(
          strategy: strategy, registry: .builtIn, configuration: Configuration(path: "f.json", text: Array("{}".utf8)),
          overrides: ParameterOverrides([text]), source: ListedSource(names: ["EMAAR"]), hours: .uae)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(problem("is_on=true") == nil)
    #expect(problem("is_on=1") == "--set is_on=1: is_on must be true or false, was 1")
    #expect(problem("is_on=yes") == "--set is_on=yes: is_on must be true or false, was \"yes\"")
    let parameters = try configuration().parameters(
      of: Security("EMAAR"), as: FlaggedStrategy.Parameters.self, overriddenBy: ParameterOverrides(["is_on=true"]))
    #expect(parameters.isOn == true)
  }
}

/// A source that lists securities and has no ticks.
struct ListedSource: TickSource {
  let entries: [TickEntry]

  init(entries: [TickEntry]) { self.entries = entries }

  init(names: [String]) {
    entries = names.map { TickEntry(security: Security($0), path: "\($0).parquet", bytes: 0) }
  }

  func reader(of entry: TickEntry) throws(TickFileError) -> any TickReader {
    throw TickFileError(path: entry.path, "there are no ticks")
  }

  func rowReader(of entry: TickEntry) throws(TickFileError) -> any SourceRowReader {
    throw TickFileError(path: entry.path, "there are no ticks")
  }

  func contentHash(of entry: TickEntry) throws(TickFileError) -> ContentHash {
    throw TickFileError(path: entry.path, "there are no ticks")
  }
}

/// A strategy with a flag, which does nothing.
struct FlaggedStrategy: QuotingStrategy {
  struct Parameters: StrategyParameters {
    static let all: [Parameter<Self>] = [Parameter("is_on", \.isOn, meaning: "Whether it is on.")]

    var isOn: Bool?
  }

  static let name = "flagged"
  static let summary = "Does nothing."

  init(_ parameters: Parameters) {}

  mutating func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision { .leave }
}

import Backtest
import Simulation
import Strategies
import TestSupport
import Testing
import TickData

@Suite("Strategies are registered under a name of their own, with parameters that a configuration can give")
struct StrategyRegistryTests {
  /// What each of the strategies below is but for its parameters and name.
  protocol Idle: QuotingStrategy {
    init()
  }

  struct Named: Idle {
    static var name: String { "v1_baseline" }
    static let summary = "Does nothing."
    typealias Parameters = MakerParameters
  }

  struct Shouting: Idle {
    static let name = "My Strategy"
    static let summary = "Does nothing."
    typealias Parameters = MakerParameters
  }

  struct Twice: Idle {
    static let name = "twice"
    static let summary = "Does nothing."

    struct Parameters: StrategyParameters {
      var maker = MakerParameters()
      var other: Int64 = 1

      static let all: [Parameter<Self>] =
        MakerParameters.all.within(\.maker) + [Parameter("quote_size", \.other, 0..., meaning: "Another size.")]
    }
  }

  struct Beyond: Idle {
    static let name = "beyond"
    static let summary = "Does nothing."

    struct Parameters: StrategyParameters {
      var share = 120.0

      static let all: [Parameter<Self>] = [Parameter("share_pct", \.share, 0...100, unit: "%", meaning: "A share.")]
    }
  }

  struct Given: Idle {
    static let name = "given"
    static let summary = "Does nothing."

    struct Parameters: StrategyParameters {
      var cap: Double? = 20

      static let all: [Parameter<Self>] = [Parameter("cap", \.cap, 0..., meaning: "A cap.")]
    }
  }

  struct Dashed: Idle {
    static let name = "dashed"
    static let summary = "Does nothing."

    struct Parameters: StrategyParameters {
      var share = 20.0

      static let all: [Parameter<Self>] = [Parameter("share-pct", \.share, 0...100, meaning: "A share.")]
    }
  }

  private func problem(with strategy: StrategyDefinition) -> String? {
    do throws(ConfigurationError) {
      _ = try StrategyRegistry.builtIn.registering(strategy)
      return nil
    } catch {
      return error.description
    }
  }

  @Test("Mistakes are found when a strategy is registered")
  func mistakes() {
    #expect(
      problem(with: StrategyDefinition(Named.self))
        == "a strategy named v1_baseline is registered already: give this one another name")
    #expect(
      problem(with: StrategyDefinition(Shouting.self))?.hasPrefix("the strategy name \"My Strategy\" is none") == true)
    #expect(
      problem(with: StrategyDefinition(Twice.self))
        == "twice has two parameters named quote_size: give one another name")
    #expect(
      problem(with: StrategyDefinition(Beyond.self))
        == "beyond: the default of share_pct must be a number from 0 to 100, was 120")
    #expect(
      problem(with: StrategyDefinition(Given.self))
        == "given: cap may be left out, and so has no default: make it nil")
    #expect(
      problem(with: StrategyDefinition(Dashed.self))?.hasPrefix("dashed: the parameter name \"share-pct\"") == true)
  }

  @Test("The built-in strategies have none")
  func builtIn() throws {
    for strategy in StrategyRegistry.builtIn.strategies { try strategy.checkParameters() }
  }

  @Test("A definition is replayed with the parameters of a configuration, which is checked")
  func replay() throws {
    let definition = StrategyDefinition(V1Baseline.self)
    func start(_ text: String) throws -> SecurityReplay<FillLog> {
      try definition.replay(
        of: Security("EMAAR"), configuration: Configuration(path: "c.json", text: Array(text.utf8)), sessions: .uae)
    }
    let chunk = TickChunk(
      table: """
        D1 10:00:00 bid   10 500
        D1 10:00:01 trade 10 700
        """)
    let replay = try start(#"{"EMAAR": {"quote_size": 120, "min_local_currency_before_quote": 0}}"#)
    replay.replay(chunk)
    #expect(replay.finish().fills.map(\.quantity) == [120])
    #expect(throws: ConfigurationError.self) { _ = try start(#"{"EMAAR": {"quote_sise": 120}}"#) }
  }
}

extension StrategyRegistryTests.Idle {
  init(_ parameters: Parameters) { self.init() }

  func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision { .leave }
}

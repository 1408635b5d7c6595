import Backtest
import Simulation
import Strategies
import Testing
import TickData

@Suite("Configuration files")
struct ConfigurationTests {
  private func configuration(_ text: String) throws(ConfigurationError) -> Configuration {
    try Configuration(path: "v1.json", text: Array(text.utf8))
  }

  /// What is wrong with a file, for V1 beside V2 and a strategy with the key `stop_loss_threshold_pct`.
  private func problem(_ text: String) -> String? {
    do throws(ConfigurationError) {
      _ = try configuration(text).check(against: V1Baseline.Parameters.keys, others: ["stop_loss_threshold_pct"])
      return nil
    } catch {
      return error.description
    }
  }

  private func v1(_ text: String, of security: String = "EMAAR") throws -> V1Baseline.Parameters {
    try configuration(text).parameters(of: Security(security), as: V1Baseline.Parameters.self)
  }

  @Test("A security without an entry, or a key without a value, has the defaults")
  func defaults() throws {
    for parameters in [try v1("{}"), try v1("{\"EMAAR\": {}}"), try v1("{\"emaar\": {\"quote_size\": 1}}")] {
      #expect(parameters == V1Baseline.Parameters())
      #expect(parameters.maker.fullSize[.bid] == 50_000)
      #expect(parameters.maker.fullSize[.ask] == 50_000)
      #expect(parameters.maker.refillInterval == 60)
      #expect(parameters.maker.maxPosition == 2_000_000)
      #expect(parameters.maker.minLocalCurrencyBeforeQuote == 25_000)
      #expect(parameters.maker.maxNotional == nil)
    }
  }

  @Test("Each security has its own figures")
  func figures() throws {
    let text = """
      {
        "EMAAR": {
          "quote_size": 32300, "quote_size_bid": 100, "refill_interval_sec": 180.5, "max_position": 64600,
          "max_notional": 1500000, "min_local_currency_before_quote": 6460
        },
        "ALDAR": { "quote_size": 7, "quote_size_ask": 0, "max_notional": 0 }
      }
      """
    let emaar = try v1(text)
    #expect(emaar.maker.fullSize[.bid] == 100)
    #expect(emaar.maker.fullSize[.ask] == 32_300)
    #expect(emaar.maker.refillInterval == 180.5)
    #expect(emaar.maker.maxPosition == 64_600)
    #expect(emaar.maker.maxNotional == 1_500_000)
    #expect(emaar.maker.minLocalCurrencyBeforeQuote == 6460)
    let aldar = try v1(text, of: "ALDAR")
    #expect(aldar.maker.fullSize[.bid] == 7)
    #expect(aldar.maker.fullSize[.ask] == 0)
    #expect(aldar.maker.maxNotional == 0)
    let configuration = try configuration(text)
    #expect(configuration.securities == ["ALDAR", "EMAAR"])
    #expect(configuration.hasEntry(for: Security("EMAAR")) && !configuration.hasEntry(for: Security("emaar")))
  }

  @Test(
    "A whole number may be written with a fraction of zero or an exponent",
    arguments: ["1000", "1000.0", "1e3", "1E+3", "10000e-1", "1.000e3"])
  func wholes(text: String) throws {
    let file = "{\"EMAAR\": {\"quote_size\": \(text)}}"
    #expect(problem(file) == nil)
    #expect(try v1(file).maker.quoteSize == 1000)
  }

  @Test("Zero and the largest size are taken", arguments: [("0", 0), ("-0", 0), ("1000000000000", 1_000_000_000_000)])
  func bounds(text: String, size: Int64) throws {
    let file = "{\"EMAAR\": {\"quote_size\": \(text)}}"
    #expect(problem(file) == nil)
    #expect(try v1(file).maker.quoteSize == size)
  }

  @Test(
    "Sizes that are no whole number in range",
    arguments: ["0.5", "1000.5", "-1", "1000000000001", "1e13", "1e999", "\"1000\"", "true", "[1]", "{}", "null"])
  func wrongSizes(text: String) throws {
    let shown = ["[1]": "a list", "{}": "an object"][text] ?? text
    #expect(
      problem("{\n  \"EMAAR\": { \"quote_size\": \(text) }\n}")
        == "v1.json, line 2, column 28: EMAAR.quote_size must be a whole number from 0 to 1000000000000, was \(shown)")
  }

  @Test("Numbers that are out of range or none", arguments: ["-1", "-0.001", "1e999", "\"60\"", "false", "null"])
  func wrongNumbers(text: String) {
    #expect(
      problem("{\"EMAAR\": {\"refill_interval_sec\": \(text)}}")
        == "v1.json, line 1, column 35: EMAAR.refill_interval_sec must be a number from 0, was \(text)")
  }

  @Test("Null stands for not given, where a key may be left out", arguments: ["max_notional", "quote_size_bid"])
  func null(key: String) throws {
    let file = "{\"EMAAR\": {\"\(key)\": null, \"quote_size\": 9}}"
    #expect(problem(file) == nil)
    #expect(try v1(file).maker.maxNotional == nil)
    #expect(try v1(file).maker.fullSize[.bid] == 9)
  }

  @Test("An unknown key is an error that names the place and the nearest known key")
  func unknownKey() throws {
    let message = try #require(
      problem(
        """
        {
          "EMAAR": {
            "quote_size": 100,
            "max_postion": 100
          }
        }
        """))
    #expect(message.hasPrefix("v1.json, line 4, "))
    #expect(message.hasSuffix(": EMAAR has an unknown key max_postion; the nearest known key is max_position"))
  }

  @Test("A key of another strategy is told with its number of entries, and is no error, whatever its value")
  func foreignKeys() throws {
    let file = """
      {
        "ALDAR": { "order_notional": 5, "quote_size": 3 },
        "EMAAR": { "order_notional": "x", "stop_loss_threshold_pct": 2 }
      }
      """
    let others: Set<String> = ["order_notional", "stop_loss_threshold_pct"]
    let foreign = try configuration(file).check(against: MakerParameters.keys, others: others)
    #expect(foreign.map(\.key) == ["order_notional", "stop_loss_threshold_pct"])
    #expect(foreign.map(\.entries) == [2, 1])
    let parameters = try configuration(file).parameters(of: Security("ALDAR"), as: MakerParameters.self)
    #expect(parameters.quoteSize == 3)
  }

  @Test("Only V2.1 and the closing strategy know a stop loss, and each strategy its own rules")
  func keysOfTheStrategies() {
    let registry = StrategyRegistry.builtIn
    let v2 = StrategyDefinition(V2PriceFollowQtyCooldown.self)
    let stopLoss = StrategyDefinition(V21StopLoss.self)
    let closing = StrategyDefinition(ClosingStrategy.self)
    func others(_ strategy: StrategyDefinition) -> Set<String> {
      registry.keys(besides: strategy).subtracting(closing.parameterKeys.map(\.name).filter { !$0.hasPrefix("stop") })
    }
    #expect(others(stopLoss) == ["v3_queue"])
    #expect(others(v2) == ["stop_loss_threshold_pct", "liquidation", "stop_mark", "v3_queue"])
    #expect(
      others(StrategyDefinition(V1Baseline.self)) == [
        "stop_loss_threshold_pct", "liquidation", "stop_mark", "v3_queue", "remainder", "cooldown", "notional",
      ])
    #expect(registry.keys(besides: closing).isSuperset(of: ["max_notional", "quote_size", "fill_price"]))
    #expect(!registry.keys(besides: closing).contains("stop_loss_threshold_pct"))
  }

  @Test(
    "A file that is not an object of objects says where",
    arguments: [
      ("[]", "v1.json, line 1, column 1: expected an object of securities, found a list"),
      ("{\n\"EMAAR\": 5}", "v1.json, line 2, column 10: EMAAR must be an object of parameters, was 5"),
      ("{\"EMAAR\": {},}", "v1.json, line 1, column 14: expected a name in quotes, found '}'"),
      ("{\"EMAAR\": {}, \"EMAAR\": {}}", "v1.json, line 1, column 15: \"EMAAR\" stands twice"),
    ])
  func shape(text: String, expected: String) {
    #expect(problem(text) == expected)
  }

  @Test("A byte order mark does no harm")
  func byteOrderMark() throws {
    #expect(try v1("\u{FEFF}{\"EMAAR\": {\"quote_size\": 12}}").maker.quoteSize == 12)
  }

  @Test("A file that is not there is an error that names it")
  func missingFile() {
    #expect(throws: ConfigurationError.self) { try Configuration(path: "no such folder/v1.json") }
  }
}

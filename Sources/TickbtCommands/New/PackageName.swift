internal import Backtest
internal import TickData

/// The name of a new strategy, in the three ways that it is written: `inventory-skew`, `inventory_skew`, `InventorySkew`.
struct PackageName: Equatable {
  /// In lower case.
  let words: [String]

  /// A name as people type it, in any of the three ways.
  init(_ text: String) throws(UsageError) {
    let hint = "use letters, digits and dashes, a letter first, such as inventory-skew"
    guard text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }) else {
      throw UsageError("\(text.quoted) is no name for a strategy: \(hint)")
    }
    let characters = Array(text)
    var words: [String] = [""]
    for (index, character) in characters.enumerated() {
      if character == "-" || character == "_" {
        words.append("")
        continue
      }
      // A word begins at a capital after a small letter, and at the last one of several: VWAPFade is VWAP and Fade.
      let isAfterSmall = index > 0 && !characters[index - 1].isUppercase
      let isBeforeSmall = index + 1 < characters.count && characters[index + 1].isLowercase
      if character.isUppercase, isAfterSmall || isBeforeSmall { words.append("") }
      words[words.count - 1] += character.lowercased()
    }
    self.words = words.filter { !$0.isEmpty }
    guard snakeCase.isSnakeCase else { throw UsageError("\(text.quoted) is no name for a strategy: \(hint)") }
    guard !Self.taken.contains(typeName) else {
      throw UsageError("\(typeName) is a name of Swift or of tick-backtest: add a word, such as \(kebabCase)-maker")
    }
  }

  /// As a folder and a package.
  var kebabCase: String { words.joined(separator: "-") }

  /// As a strategy and a key.
  var snakeCase: String { words.joined(separator: "_") }

  /// As a Swift type and its module.
  var typeName: String { words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() }

  /// The program that is tickbt with the strategy in it.
  var program: String { "tickbt-\(kebabCase)" }

  /// Modules that a package cannot have beside this one's, and types that the template's code means.
  private static let taken: Set<String> = [
    "Analytics", "ArgumentParser", "Backtest", "CArrow", "CArrowBridge", "Conversion", "Foundation", "GRDB", "Glibc",
    "Report", "SampleMarket", "Simulation", "Strategies", "Sweep", "Swift", "Testing", "TickBacktest",
    "TickBacktestTesting", "TickData", "TickQuality", "TickStorage", "TickbtCommands",

    "Account", "Any", "Bool", "BothSides", "Broker", "Configuration", "CooldownSizing", "Double", "Fill", "FillLog",
    "Int", "Int64", "MakerParameters", "Market", "MarketTable", "Parameter", "ParameterKey", "Parameters", "PriceLevel",
    "Protocol", "QuoteDecision", "QuoteSize", "QuotingStrategy", "RefillTimer", "Replay", "RestingOrder", "Security",
    "Self", "Side", "Strategy", "StrategyDefinition", "StrategyParameters", "String", "Suite", "Test", "Tick",
    "TickChunk", "TickReplay", "TickStrategy", "Tickbt", "TopOfBook", "Type", "WorkedExample",
  ]
}

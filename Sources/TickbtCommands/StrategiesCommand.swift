internal import ArgumentParser
internal import Backtest
internal import Report

/// `tickbt strategies`
struct StrategiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strategies", abstract: "List the strategies that can be run, or describe one.",
    discussion: """
      Examples:
        tickbt strategies
        tickbt strategies --describe v1_baseline
      """)

  @Option(help: ArgumentHelp("Show this strategy's parameters.", valueName: "name"))
  var describe: String?

  func run() throws {
    try reportingFailures {
      if let describe {
        Console.print(StrategyText.description(of: try Registry.strategy(named: describe)))
      } else {
        list()
      }
    }
  }

  private func list() {
    let strategies = Registry.strategies.strategies
    let width = strategies.map(\.name.count).max() ?? 0
    for strategy in strategies {
      let padding = String(repeating: " ", count: width - strategy.name.count)
      Console.print("\(strategy.name)\(padding)  \(strategy.summary)")
    }
  }
}

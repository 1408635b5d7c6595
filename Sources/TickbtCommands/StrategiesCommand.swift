internal import ArgumentParser
internal import Backtest
internal import Report

/// `tickbt strategies`
struct StrategiesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "strategies", abstract: "List the strategies that can be run.",
    discussion: """
      Examples:
        tickbt strategies
      """)

  func run() throws {
    let strategies = Registry.strategies.strategies
    let width = strategies.map(\.name.count).max() ?? 0
    for strategy in strategies {
      let padding = String(repeating: " ", count: width - strategy.name.count)
      Console.print("\(strategy.name)\(padding)  \(strategy.summary)")
    }
  }
}

internal import ArgumentParser
internal import Backtest

/// The configuration of a command that runs one strategy.
struct ConfigOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The parameters per security, as JSON. (default: configs/{strategy}_config.json)", valueName: "file"))
  var config: String?

  func configuration(of strategy: StrategyDefinition) throws(ConfigurationError) -> Configuration {
    try Configuration(path: config ?? "configs/\(strategy.name)_config.json")
  }
}

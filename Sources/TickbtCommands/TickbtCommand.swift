internal import ArgumentParser

/// `tickbt`, the root of the commands.
struct TickbtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tickbt",
    abstract: "Replays market ticks against market-making strategies.",
    discussion: """
      Examples:
        tickbt generate --output data/parquet
        tickbt run --strategy v1_baseline
        tickbt run --strategy v2_price_follow_qty_cooldown --securities EMAAR,FAB --workers 2
        tickbt run --strategy v1_baseline --benchmark
        tickbt strategies
        tickbt inspect data/parquet
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, ConvertCommand.self, ValidateCommand.self, StrategiesCommand.self, GenerateCommand.self,
      InspectCommand.self,
    ])
}

internal import ArgumentParser
internal import Report

/// `tickbt`, the root of the commands.
struct TickbtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tickbt",
    abstract: "Replays market ticks against market-making strategies.",
    discussion: """
      Examples:
        tickbt generate --output data/parquet
        tickbt run --strategy v1_baseline
        tickbt run --strategy v1_baseline --securities EMAAR,ALDAR
        tickbt run --strategy v1_baseline --benchmark
        tickbt strategies --describe v1_baseline
        tickbt config init --strategy v1_baseline --data data/parquet
        tickbt inspect data/parquet
        tickbt new inventory-skew
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, ConvertCommand.self, ValidateCommand.self, StrategiesCommand.self, ConfigCommand.self,
      GenerateCommand.self, InspectCommand.self, NewCommand.self,
    ])
}

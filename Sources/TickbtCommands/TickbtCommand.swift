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
        tickbt rules --strategy v1_baseline
        tickbt sweep --strategy v2_1_stop_loss --intervals 5 10 30 60
        tickbt compare output/v1_baseline_parallel output/sweep
        tickbt strategies --describe v1_baseline
        tickbt config init --strategy v1_baseline --output my_v1.json
        tickbt inspect data/parquet
        tickbt trace -s v1_baseline --security EMAAR --day 2025-04-14 --to 10:02
        tickbt explain --fill 12 --strategy v1_baseline --security EMAAR
        tickbt new inventory-skew
      """,
    version: Version.current,
    subcommands: [
      RunCommand.self, RulesCommand.self, SweepCommand.self, CompareCommand.self, TraceCommand.self,
      ExplainCommand.self,
      DiffCommand.self, StrategiesCommand.self, ConfigCommand.self, ConvertCommand.self, ValidateCommand.self,
      InspectCommand.self, SourcesCommand.self, GenerateCommand.self, NewCommand.self,
    ])
}

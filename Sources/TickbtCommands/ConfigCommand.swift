internal import ArgumentParser
internal import Backtest
internal import FoundationEssentials
internal import TickStorage

/// `tickbt config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Make configuration files.",
    discussion: """
      Examples:
        tickbt config init --strategy v1_baseline --output my_v1.json
      """,
    subcommands: [Initial.self])
}

extension ConfigCommand {
  /// `tickbt config init`
  struct Initial: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "init",
      abstract: "Write a configuration with a strategy's defaults for the securities of your ticks.",
      discussion: """
        Every key of the strategy is written out, for every security, in source order; null stands for not given. Edit it, \
        and name it with --config where it is not at its default place.

        Examples:
          tickbt config init --strategy v2_1_stop_loss --output my_v21.json
          tickbt config init -s v1_baseline --data TickData.xlsx --output my_v1.json
        """)

    @Option(name: [.short, .long], help: "The strategy; 'tickbt strategies' lists them.")
    var strategy: String

    @OptionGroup var ticks: DataOptions

    @Option(
      name: [.short, .long],
      help: ArgumentHelp("The file to write. (default: configs/{strategy}_config.json)", valueName: "file"))
    var output: String?

    @Flag(help: "Replace a file that exists.")
    var force = false

    @OptionGroup var reading: ReadingOptions

    func run() throws {
      try reportingFailures {
        let strategy = try Registry.strategy(named: strategy)
        let path = output ?? "configs/\(strategy.name)_config.json"
        if !force, FileManager.default.fileExists(atPath: path) {
          throw ConfigurationError(
            "\(path): exists already: replace it with --force, or choose another file with --output")
        }
        let source = try ticks.open(reading.reading())
        source.notices.forEach(Console.notice)
        let securities = source.entries.map(\.security)
        let text = DefaultConfiguration.text(of: strategy, for: securities)
        try AtomicFile.prepare(path, option: "--output")
        try AtomicFile.write(Array(text.utf8), to: path)
        Console.printLine("Configuration: \(path)")
      }
    }
  }
}

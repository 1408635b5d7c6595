/// The files of a new package: a strategy that runs as it is, its tests, its configuration, and its program.
struct PackageTemplate {
  let name: PackageName
  let kind: StrategyKind
  /// The path of tick-backtest, as the package names it.
  let dependency: String

  struct File: Equatable {
    /// In the package's folder.
    let path: String
    let text: String
  }

  var files: [File] {
    let type = name.typeName
    let (strategy, tests) =
      switch kind {
      case .quoting: (quotingStrategy, quotingTests)
      case .tick: (tickStrategy, tickTests)
      }
    return [
      File(path: "Package.swift", text: manifest),
      File(path: "README.md", text: readme),
      File(path: ".gitignore", text: "/.build/\n/data/\n/output/\n"),
      File(path: "configs/\(name.snakeCase)_config.json", text: configuration),
      File(path: "Sources/\(type)/\(type).swift", text: strategy),
      File(path: "Sources/\(type)/Strategies.swift", text: definitions),
      File(path: "Sources/\(name.program)/main.swift", text: program),
      File(path: "Tests/\(type)Tests/\(type)Tests.swift", text: tests),
    ]
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.2
    import PackageDescription

    let package = Package(
      name: "\(name.kebabCase)",
      dependencies: [
        .package(name: "tick-backtest", path: \(dependency.debugDescription))
      ],
      targets: [
        // The strategy, and its definition beside it.
        .target(name: "\(name.typeName)", dependencies: [.product(name: "TickBacktest", package: "tick-backtest")]),
        // The command line: all of tickbt's commands, with the strategy among the others.
        .executableTarget(
          name: "\(name.program)",
          dependencies: ["\(name.typeName)", .product(name: "TickBacktest", package: "tick-backtest")]),
        .testTarget(
          name: "\(name.typeName)Tests",
          dependencies: ["\(name.typeName)", .product(name: "TickBacktestTesting", package: "tick-backtest")]),
      ],
      swiftLanguageModes: [.v6]
    )

    """
  }

  private var definitions: String {
    """
    import TickBacktest

    /// What this package adds to tickbt. Add further strategies here, each in a file of its own beside this one.
    ///
    /// A definition stands in its strategy's module, so that the replay's loop is compiled for the strategy.
    public let strategies = [StrategyDefinition(\(name.typeName).self)]

    """
  }

  private var program: String {
    """
    import \(name.typeName)
    import TickBacktest

    Tickbt.main(registering: strategies)

    """
  }

  private var configuration: String {
    let securities = ["EMAAR", "ALDAR", "ADNOCDRI", "ADNOCGAS", "ADNOCLS"]
    let more = kind == .quoting ? ",\n    \"refill_interval_sec\": 30,\n    \"min_spread_bps\": 5" : ""
    let entries = securities.map { security in
      """
        "\(security)": {
          "quote_size": 5000,
          "max_position": 20000,
          "min_local_currency_before_quote": 10000\(more)
        }
      """
    }
    return "{\n\(entries.joined(separator: ",\n"))\n}\n"
  }

  private var readme: String {
    """
    # \(name.kebabCase)

    A strategy for tick-backtest: `\(name.snakeCase)`, in [Sources/\(name.typeName)/\(name.typeName).swift](Sources/\(name.typeName)/\(name.typeName).swift).

    ```sh
    swift test                                                     # its rules, on paper
    swift run -c release \(name.program) generate       # the ticks of a sample market, in data/parquet
    swift run -c release \(name.program) run --strategy \(name.snakeCase)
    ```

    `\(name.program)` is tickbt with the strategy in it: every command works with `--strategy \(name.snakeCase)`. Its parameters are
    in [configs/\(name.snakeCase)_config.json](configs/\(name.snakeCase)_config.json); what they mean:

    ```sh
    swift run -c release \(name.program) strategies --describe \(name.snakeCase)
    ```

    """
  }
}

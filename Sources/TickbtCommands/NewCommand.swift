internal import ArgumentParser
internal import Backtest
internal import FoundationEssentials
internal import TickData
internal import TickStorage

/// `tickbt new`
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Start a package with a strategy of your own.",
    discussion: """
      Writes a Swift package that builds and runs as it is: a strategy in one file, its tests on paper, its \
      configuration, and a program that is tickbt with your strategy in it. docs/extending.md is the walk through.

      Examples:
        tickbt new inventory-skew
        tickbt new opening-fade --kind tick --output work/opening-fade
      """)

  @Argument(help: "The strategy's name, such as inventory-skew.")
  var name: String

  @Option(help: "What it is written on: quoting answers what should rest on each side, tick acts at every tick.")
  var kind = StrategyKind.quoting

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The package's folder, new or empty. (default: ./{name})", valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The folder of tick-backtest's source, which the package depends on. (default: the one that tickbt was built from)",
      valueName: "folder"))
  var package: String?

  func run() throws {
    try reportingFailures {
      let name = try PackageName(name)
      guard Registry.strategies.strategy(named: name.snakeCase) == nil else {
        throw UsageError("there is a strategy \(name.snakeCase) already: choose another name")
      }
      let folder = output ?? name.kebabCase
      try requireEmpty(folder)
      let source = try package.map(SourceFolder.init(path:)) ?? SourceFolder.built()
      let template = PackageTemplate(name: name, kind: kind, dependency: source.dependency(of: folder))
      for file in template.files { try write(file, in: folder) }
      Console.print(
        """
        Package: \(folder.withoutControls)
        Next:
          cd \(folder.withoutControls)
          swift test
          swift run -c release \(name.program) generate
          swift run -c release \(name.program) run --strategy \(name.snakeCase)
        The strategy is Sources/\(name.typeName)/\(name.typeName).swift.
        """)
    }
  }

  private func requireEmpty(_ folder: String) throws(UsageError) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) else { return }
    let isEmpty = isFolder && (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == true
    guard isEmpty else {
      throw UsageError("\(folder): exists already and is no empty folder: choose another with --output")
    }
  }

  private func write(_ file: PackageTemplate.File, in folder: String) throws(AtomicFile.Failure) {
    let path = "\(folder)/\(file.path)"
    try AtomicFile.prepare(path, option: "--output")
    try AtomicFile.write(Array(file.text.utf8), to: path)
  }
}

/// What a new strategy is written on.
enum StrategyKind: String, CaseIterable, ExpressibleByArgument {
  case quoting
  case tick
}

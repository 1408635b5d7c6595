internal import ArgumentParser
internal import FoundationEssentials
internal import Report
internal import TickStorage

/// `tickbt compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Put results side by side: totals, securities, and whether their days differ by more than chance.",
    discussion: """
      A result is the folder of a run, a cell of a sweep (FOLDER:CELL), or the folder of a sweep, which stands for its best \
      cell. Differences are from the first one. A name that is no folder is looked for below --output-dir. What cannot be \
      read is left out, and said; the exit code is then 1.

      Examples:
        tickbt compare output/v1_baseline_parallel output/sweep
        tickbt compare output/sweep:v1_baseline_30s output/sweep:v1_baseline_60s
        tickbt compare v1_baseline output/sweep --output comparison.csv
        tickbt compare v1_baseline v3_liquidity_monitor
        tickbt compare --all
      """)

  @Argument(help: "The results.")
  var results: [String] = []

  @Flag(help: "Compare every result below --output-dir.")
  var all = false

  @Option(help: ArgumentHelp("Where results are looked for.", valueName: "folder"))
  var outputDir = "output"

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Also write the totals as CSV, and the securities to a file beside it whose name ends in _per_security.",
      valueName: "file"))
  var output: String?

  @Flag(name: [.short, .long], help: "Print nothing but errors.")
  var quiet = false

  func run() throws {
    try reportingFailures {
      var names = results.map(resolved)
      if all { names += ComparedResult.names(below: outputDir, besides: names) }
      guard all || !names.isEmpty else {
        throw UsageError("name the results to compare, or take all of them with --all")
      }
      var found: [ComparedResult] = []
      for name in names {
        do {
          found.append(try ComparedResult(name))
        } catch {
          Console.error("\(error); it is left out")
        }
      }
      guard !found.isEmpty else {
        Console.error(
          names.isEmpty
            ? "there is no result below \(outputDir): name its folder with --output-dir" : "nothing is left to compare")
        throw ExitCode.failure
      }
      let tables = ComparisonTables(found)
      if !quiet {
        tables.notices.forEach(Console.notice)
        Console.print(tables.text)
      }
      if let output {
        let paths = try tables.write(to: output)
        if !quiet { Console.printLine("Results: \(paths.joined(separator: ", "))") }
      }
      if found.count < names.count { throw ExitCode.failure }
    }
  }

  /// The folder that a name stands for, as the reference system names results: by their strategy.
  private func resolved(_ name: String) -> String {
    let folder = name.split(separator: ":", maxSplits: 1).first.map(String.init) ?? name
    guard !FileManager.default.fileExists(atPath: name), !FileManager.default.fileExists(atPath: folder) else {
      return name
    }
    for candidate in ["\(outputDir)/\(name)", "\(outputDir)/\(name)_parallel"]
    where FileManager.default.fileExists(atPath: candidate) { return candidate }
    return FileManager.default.fileExists(atPath: "\(outputDir)/\(folder)") ? "\(outputDir)/\(name)" : name
  }
}

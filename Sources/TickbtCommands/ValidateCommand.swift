internal import ArgumentParser
internal import Backtest
internal import Conversion
internal import Report
internal import TickData
internal import TickStorage

/// `tickbt validate`
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Compare converted files with their workbook, row by row.",
    discussion: """
      Compares how many rows there are, and every stamp, type, price and volume, and names the first difference of each \
      security with its row in the sheet. A security that only one side has is a difference. Exits with 1 if there is \
      any.

      Examples:
        tickbt validate
        tickbt validate TickData.xlsx ticks/
        tickbt validate TickData.xlsx ticks/ --securities EMAAR
      """)

  @Argument(help: "The workbook.")
  var workbook = "data/raw/TickData.xlsx"

  @Argument(help: "The folder of files that were made of it.")
  var folder = "data/parquet"

  @OptionGroup var selection: SelectionOptions

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Threads to use. (default: the number of cores)")
  var workers: Int?

  @Flag(name: [.short, .long], help: "Print nothing but differences, errors and notices about the data.")
  var quiet = false

  @OptionGroup var strict: StrictOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try reportingFailures {
      try requirePositive(workers, "--workers")
      let selection = try selection.selection()
      let source = try reading.openTicks(at: workbook)
      let validation = Validation(
        of: try selection.entries(of: source), in: source, with: try reading.openTicks(at: folder))
      source.notices.forEach(Console.notice)
      let compared = try SecurityTask.run(on: validation.entries, isQuiet: quiet) { progress, cancellation in
        try validation.run(workers: workers ?? Machine.cores, progress: progress, cancellation: cancellation)
      }
      // What the user left out is not missed.
      let surplus = selection.names == nil && selection.first == nil ? validation.surplus : []

      if !quiet { Console.print(table(compared)) }
      for security in compared { security.problem.map { Console.error("\(security.entry.security): \($0)") } }
      for entry in surplus { Console.error("\(entry.security): \(entry.path) has no sheet in \(workbook)") }
      guard surplus.isEmpty, compared.allSatisfy({ $0.problem == nil }) else { throw ExitCode.failure }
      try strict.requireNone(of: source.notices)
      if !quiet { Console.print("All rows are equal: count, stamps, types, prices, volumes.") }
    }
  }

  private func table(_ compared: [ComparedSecurity]) -> String {
    var table = TextTable([
      ("Security", .left), ("Rows", .right), ("Rows in the file", .right), ("First day", .left), ("Last day", .left),
      ("Result", .left),
    ])
    for security in compared {
      let days = security.source?.stamps.map { (CivilDate(of: $0.lowerBound), CivilDate(of: $0.upperBound)) }
      table.add([
        security.entry.security.name, security.source?.rows.grouped ?? "", security.file?.rows.grouped ?? "",
        days.map { "\($0.0)" } ?? "", days.map { "\($0.1)" } ?? "", security.problem == nil ? "equal" : "different",
      ])
    }
    return table.text
  }
}

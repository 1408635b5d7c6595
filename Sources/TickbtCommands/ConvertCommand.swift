internal import ArgumentParser
internal import Backtest
internal import Conversion
internal import Report
internal import TickStorage

/// `tickbt convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Make files of ticks of a workbook, which are read many times faster.",
    discussion: """
      Writes a file for each sheet of ticks, named after the security in lower case, with the columns timestamp, type, \
      price and volume and every row exactly as it stands; other programs open them, too. Files that exist are kept. A \
      value that such a column cannot hold is left empty and said. docs/data-formats.md has the details.

      Examples:
        tickbt convert
        tickbt convert TickData.xlsx --output ticks/ --force
        tickbt convert TickData.xlsx --securities EMAAR,ALDAR --compression zstd
        tickbt convert TickData.xlsx --format arrow
      """)

  @Argument(help: "The workbook; a folder of files of ticks or one such file can be converted, too.")
  var workbook = "data/raw/TickData.xlsx"

  @Option(
    name: [.short, .long], help: ArgumentHelp("Where the files go. (default: data/{format})", valueName: "folder"))
  var output: String?

  @Option(help: ArgumentHelp("parquet, arrow or csv.", valueName: "format"))
  var format = "parquet"

  @Option(help: ArgumentHelp("snappy, zstd or none; for arrow files snappy is LZ4.", valueName: "compression"))
  var compression = "snappy"

  @Flag(help: "Write Parquet pages without checksums, by which readers notice changed bytes.")
  var noChecksums = false

  @Flag(help: "Replace files that exist.")
  var force = false

  @OptionGroup var selection: SelectionOptions

  @Option(
    name: [.short, .long], parsing: .unconditional, help: "Threads to use. (default: the number of cores)")
  var workers: Int?

  @Flag(name: [.short, .long], help: "Print nothing but errors and notices about the data.")
  var quiet = false

  @OptionGroup var sync: SyncOptions

  @OptionGroup var strict: StrictOptions

  @OptionGroup var reading: ReadingOptions

  func run() throws {
    try reportingFailures {
      try requirePositive(workers, "--workers")
      let format = try choice(format, of: TickFileFormat.self, "--format")
      let compression = try choice(compression, of: TickFileCompression.self, "--compression")
      let selection = try selection.selection()
      let source = try reading.openTicks(at: workbook)
      let conversion = Conversion(
        of: try selection.entries(of: source), in: source, to: output ?? "data/\(format.rawValue)", format: format,
        compression: compression, hasChecksums: !noChecksums, replacesFiles: force,
        durability: sync.durability)
      try conversion.requireNoInputs()
      let lock = try conversion.prepareFolder()
      lock.notice.map(Console.notice)
      source.notices.forEach(Console.notice)

      let clock = ContinuousClock()
      let start = clock.now
      let converted = try SecurityTask.run(on: conversion.entries, isQuiet: quiet) { progress, cancellation in
        try conversion.run(workers: workers ?? Machine.cores, progress: progress, cancellation: cancellation)
      }
      withExtendedLifetime(lock) {}
      if !quiet {
        Console.print(ConversionText.lines(converted).joined(separator: "\n"))
        Console.print(ConversionText.total(converted, seconds: (clock.now - start).seconds, folder: conversion.folder))
      }
      // The lines have them already.
      let notices = ConversionText.notices(converted)
      if quiet { notices.forEach(Console.notice) }
      let failures = converted.compactMap { $0.failure.map { "\($0)" } }
      failures.forEach(Console.error)
      if !failures.isEmpty { throw ExitCode.failure }
      try strict.requireNone(of: source.notices + notices)
    }
  }
}

/// The choice that a text names.
private func choice<Choice: RawRepresentable<String> & CaseIterable>(
  _ text: String, of type: Choice.Type, _ option: String
) throws(UsageError) -> Choice {
  guard let choice = Choice(rawValue: text) else {
    let known = Choice.allCases.map(\.rawValue)
    throw UsageError("\(option) must be one of \(known.joined(separator: ", ")), was \(text)")
  }
  return choice
}

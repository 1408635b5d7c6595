internal import ArgumentParser
internal import Report
internal import TickStorage

/// How a command reads a workbook, and how much it lets one ask for.
struct WorkbookOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The row of a workbook's column names. (default: 3)", valueName: "number"))
  var headerRow: Int?

  @Option(
    help: ArgumentHelp(
      "The most that one part of a workbook, such as a sheet, may have once it is decompressed. (default: 8GiB)",
      valueName: "size"))
  var maxEntrySize: String?

  @Option(
    help: ArgumentHelp(
      "How many times larger a part may become when it is decompressed; parts up to 16 MiB are read anyway. (default: 500)",
      valueName: "number"))
  var maxCompressionRatio: String?

  @Option(help: ArgumentHelp("The most that a workbook's shared texts may have. (default: 128MiB)", valueName: "size"))
  var maxSharedStrings: String?

  static let usualHeaderRow = 3

  /// The same for ticks that were read before: what the record says, and the options do not, is as it was then.
  func reading(_ source: RecordedSource?) -> WorkbookOptions {
    var options = self
    options.headerRow = headerRow ?? source?.headerRow
    return options
  }

  /// Opens the ticks at a path, which may also be files.
  func openTicks(at path: String) throws -> any TickSource {
    try check()
    return try TickStorage.openTicks(at: path, headerRow: headerRow ?? Self.usualHeaderRow, limits: limits())
  }

  /// Throws for a figure that cannot be one; opening finds it, too.
  func check() throws(UsageError) {
    try requirePositive(headerRow, "--header-row")
    _ = try limits()
  }

  private func limits() throws(UsageError) -> WorkbookLimits {
    var limits = WorkbookLimits()
    if let maxEntrySize { limits.partBytes = try size(maxEntrySize, "--max-entry-size") }
    if let maxSharedStrings { limits.sharedStringBytes = Int(try size(maxSharedStrings, "--max-shared-strings")) }
    if let maxCompressionRatio {
      guard let ratio = Int64(maxCompressionRatio), ratio > 0 else {
        throw UsageError("--max-compression-ratio must be a whole number, 1 or more, was \(maxCompressionRatio)")
      }
      limits.expansion = ratio
    }
    return limits
  }

  private func size(_ text: String, _ option: String) throws(UsageError) -> Int64 {
    guard let size = ByteSize(text) else {
      throw UsageError("\(option) must be a size with a unit, such as 512MiB or 16GiB, was \(text)")
    }
    return size.bytes
  }
}

internal import ArgumentParser
internal import TickStorage

/// How a command reads ticks, and how much it lets a workbook ask for.
struct ReadingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The row of the column names. (default: 3 in a workbook, 1 in a CSV file)", valueName: "number"))
  var headerRow: Int?

  @Option(
    help: ArgumentHelp(
      "The order of dates such as 04/05/2025: dmy, mdy or ymd. (default: what the first unambiguous date shows, else dmy)",
      valueName: "order"))
  var dateOrder: String?

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

  /// Opens the ticks at a path.
  func openTicks(at path: String) throws -> any TickSource { try TickStorage.openTicks(at: path, reading()) }

  /// What the options say.
  func reading() throws(UsageError) -> TickReading {
    try requirePositive(headerRow, "--header-row")
    var reading = TickReading()
    reading.headerRow = headerRow
    reading.limits = try limits()
    reading.dateOrder = try dateOrder.map { text throws(UsageError) in
      guard let order = DateOrder(rawValue: text.lowercased()) else {
        throw UsageError("--date-order must be one of dmy, mdy and ymd, was \(text)")
      }
      return order
    }
    return reading
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

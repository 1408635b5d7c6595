internal import ArgumentParser
internal import Backtest
internal import Report
internal import Sweep
internal import TickData
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
      "How the files are laid out: one of the sources that 'tickbt sources' lists, or a JSON file. See docs/sources.md. "
        + "(default: bloomberg-excel)", valueName: "source"))
  var source: String?

  @Option(
    help: ArgumentHelp(
      "Find the security in the path of each file: the group of this regular expression.", valueName: "regex"))
  var securityFrom: String?

  @Option(
    help: ArgumentHelp(
      "How the ticks of several files of a security follow each other: file by file, or merged by stamp. (default: file)",
      valueName: "file|time"))
  var order: String?

  @Flag(help: "Put quotes before trades of the same stamp where they are in files of their own.")
  var quotesFirst = false

  @Option(
    help: ArgumentHelp(
      "The date of stamps that are times of day. (default: the one in the file's path)", valueName: "yyyy-mm-dd"))
  var date: String?

  @Option(
    help: ArgumentHelp(
      "The exchange's time zone, such as Asia/Dubai: stamps in UTC or another zone become its time. none: INT96 stamps and "
        + "counts are the exchange's time already.", valueName: "zone"))
  var timeZone: String?

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

  /// For ticks that were read before: what the record says, and the options do not, is as it was then.
  func reading(like source: RecordedSource?) throws -> TickReading {
    guard let source else { return try reading() }
    var options = self
    // The record has the text of a description of the user's own, which may be another by now, or gone.
    let isKept = self.source == nil && source.layoutText != nil
    options.headerRow = headerRow ?? source.headerRow
    options.source = self.source ?? (isKept ? nil : source.layout)
    options.timeZone = timeZone ?? source.timeZone
    options.dateOrder = dateOrder ?? source.dateOrder
    options.securityFrom = securityFrom ?? source.securityFrom
    options.order = order ?? source.order
    options.quotesFirst = quotesFirst || source.quotesFirst == true
    options.date = date ?? source.date
    var reading = try options.reading()
    if isKept, let name = source.layout, let text = source.layoutText {
      reading.description = try SourceDescription(name: name, text: Array(text.utf8))
    }
    return reading
  }

  /// The same for a sweep: what its file says, and the options do not, counts.
  func completed(by file: SweepFile?) -> ReadingOptions {
    guard let file else { return self }
    var options = self
    options.headerRow = headerRow ?? file.number("header_row")
    options.source = source ?? file.text("source")
    options.timeZone = timeZone ?? file.text("time_zone")
    options.dateOrder = dateOrder ?? file.text("date_order")
    options.securityFrom = securityFrom ?? file.text("security_from")
    options.order = order ?? file.text("order")
    options.quotesFirst = quotesFirst || file.flag("quotes_first") == true
    options.date = date ?? file.text("date")
    return options
  }

  /// What the options say.
  func reading() throws(UsageError) -> TickReading {
    try requirePositive(headerRow, "--header-row")
    var reading = TickReading()
    reading.headerRow = headerRow
    if let source {
      do {
        reading.description = try SourceCatalog.description(source)
      } catch {
        throw UsageError("--source: \(error)")
      }
    }
    if let securityFrom {
      guard let pattern = SecurityPattern(securityFrom) else {
        throw UsageError("--security-from is not a regular expression: \(securityFrom)")
      }
      reading.securityPattern = pattern
    }
    if let order {
      guard let order = FileOrder(rawValue: order) else {
        throw UsageError("--order must be file or time, was \(order)")
      }
      reading.fileOrder = order
    }
    reading.putsQuotesFirst = quotesFirst
    if let date {
      guard let day = CivilDate(date) else {
        throw UsageError("--date must be a date such as 2025-04-14, was \(date)")
      }
      reading.date = day
    }
    if let timeZone { reading.timeZone = try Self.zone(timeZone) }
    reading.limits = try limits()
    reading.dateOrder = try dateOrder.map { text throws(UsageError) in
      guard let order = DateOrder(rawValue: text.lowercased()) else {
        throw UsageError("--date-order must be one of dmy, mdy and ymd, was \(text)")
      }
      return order
    }
    return reading
  }

  /// The zone of a name, or that which needs none.
  private static func zone(_ name: String) throws(UsageError) -> ExchangeTimeZone {
    let zone = ExchangeTimeZone(text: name)
    do {
      try zone.check()
    } catch ZoneProblem.unknown {
      let known = ZoneFolder.names()
      // A place without its region, or in other letters.
      let place = known.first { $0.lowercased().split(separator: "/").suffix(1) == [name.lowercased()[...]] }
      let nearest = place ?? nearestName(to: name, among: known)
      throw UsageError(
        "--time-zone \(name.isEmpty ? "is empty" : "\(name) is not a time zone")"
          + (nearest.map { "; the nearest is \($0)" } ?? "")
          + ": give an IANA name, such as Asia/Dubai, or none")
    } catch {
      throw UsageError("--time-zone: \(error)")
    }
    return zone
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

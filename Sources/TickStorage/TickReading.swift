public import TickData

/// How ticks are read: what is known of a source besides what its files tell themselves.
public struct TickReading: Hashable, Sendable {
  /// The row of the column names, counted from 1. Nil: row 3 of a sheet, the first row of a CSV file.
  public var headerRow: Int?
  /// How much a workbook may ask for.
  public var limits = WorkbookLimits()
  /// The exchange's time zone, for stamps that are instants. Nil: instants are refused.
  public var timeZone: ExchangeTimeZone?
  /// How the files are laid out. Nil: in the standard layout.
  public var description: SourceDescription?
  /// Finds the security in a file's path. Nil: told by folders, columns or the file's name.
  public var securityPattern: SecurityPattern?
  /// In which order the ticks of several files of one security come.
  public var fileOrder = FileOrder.asListed
  /// Whether quotes come before trades of the same stamp where they lie in files of their own.
  public var putsQuotesFirst = false
  /// The date of stamps that are times of day. Nil: that in the file's path.
  public var date: CivilDate?
  /// How dates in numbers are written. Nil: the first date that tells decides.
  public var dateOrder: DateOrder?
  /// The words for bids, asks and trades.
  public var typeNames = TypeNames.usual

  public init() {}

  /// What ticks depend on besides the bytes of their files, of what every kind of file may have. Empty where nothing is said.
  var identity: String {
    var parts: [String] = []
    if let description, !description.isStandard { parts.append("--source \(description.fingerprint)") }
    if let timeZone { parts.append("--time-zone \(timeZone.text)") }
    if let dateOrder { parts.append("--date-order \(dateOrder.rawValue)") }
    if fileOrder != .asListed { parts.append("--order \(fileOrder.rawValue)") }
    if putsQuotesFirst { parts.append("--quotes-first") }
    if let date { parts.append("--date \(date)") }
    return parts.map { " \($0)" }.joined()
  }
}

/// In which order the ticks of several files of one security come.
public enum FileOrder: String, CaseIterable, Hashable, Sendable {
  /// File by file: partition values, then file names, then rows.
  case asListed = "file"
  /// Merged by stamp; at equal stamps file by file.
  case time
}

/// In which order a date of three numbers, such as `04/05/2025`, is written.
public enum DateOrder: String, CaseIterable, Hashable, Sendable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
  case yearFirst = "ymd"
}

public import TickData

/// How ticks are read: what is known of a source besides what its files tell themselves.
public struct TickReading: Hashable, Sendable {
  /// The row of the column names, counted from 1. Nil: row 3 of a sheet, the first row of a CSV file.
  public var headerRow: Int?
  /// How much a workbook may ask for.
  public var limits = WorkbookLimits()
  /// The exchange's time zone, for stamps that are instants. Nil: instants are refused.
  public var timeZone: ExchangeTimeZone?
  /// How dates in numbers are written. Nil: the first date that tells decides.
  public var dateOrder: DateOrder?
  /// The words for bids, asks and trades.
  public var typeNames = TypeNames.usual

  public init() {}

  /// What ticks depend on besides the bytes of their file, of what every kind of file may have. Empty where nothing is said.
  var identity: String {
    dateOrder.map { " --date-order \($0.rawValue)" } ?? ""
  }
}

/// In which order a date of three numbers, such as `04/05/2025`, is written.
public enum DateOrder: String, CaseIterable, Hashable, Sendable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
  case yearFirst = "ymd"
}

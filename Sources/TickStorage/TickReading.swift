/// How ticks are read: what is known of a source besides what its files tell themselves.
public struct TickReading: Hashable, Sendable {
  /// The row of the column names, counted from 1. Nil: row 3 of a sheet, the first row of a CSV file.
  public var headerRow: Int?
  /// How much a workbook may ask for.
  public var limits = WorkbookLimits()
  /// The exchange's time zone, for stamps that are instants. Nil: instants are refused.
  public var timeZone: ExchangeTimeZone?
  /// How dates are written whose day and month could be exchanged. Nil: the first date that tells decides.
  public var dateOrder: DateOrder?

  public init() {}
}

/// In which order a date of three numbers, such as `04/05/2025`, is written.
public enum DateOrder: String, CaseIterable, Hashable, Sendable {
  case dayFirst = "dmy"
  case monthFirst = "mdy"
  case yearFirst = "ymd"
}

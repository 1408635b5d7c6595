import TickStorage

/// How a test reads: the usual way but for what it names.
func reading(
  headerRow: Int? = nil, limits: WorkbookLimits = WorkbookLimits(), timeZone: ExchangeTimeZone? = nil
) -> TickReading {
  var reading = TickReading()
  reading.timeZone = timeZone
  reading.headerRow = headerRow
  reading.limits = limits
  return reading
}

import TickStorage

/// How a test reads: the usual way but for what it names.
func reading(
  headerRow: Int? = nil, limits: WorkbookLimits = WorkbookLimits(), timeZone: ExchangeTimeZone? = nil,
  order: DateOrder? = nil
) -> TickReading {
  var reading = TickReading()
  reading.timeZone = timeZone
  reading.headerRow = headerRow
  reading.limits = limits
  reading.dateOrder = order
  return reading
}

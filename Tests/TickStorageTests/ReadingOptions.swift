import TickStorage

/// How a test reads: the usual way but for what it names.
func reading(
  headerRow: Int? = nil, limits: WorkbookLimits = WorkbookLimits(), zone: ExchangeTimeZone? = nil,
  order: DateOrder? = nil
) -> TickReading {
  var reading = TickReading()
  reading.headerRow = headerRow
  reading.limits = limits
  reading.timeZone = zone
  reading.dateOrder = order
  return reading
}

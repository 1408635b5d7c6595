import TickBacktest

/// The hours of the ticks that are replayed, those of ADX and DFM.
let hours = TradingSession(
  openingAuction: TimeOfDay(9, 30), open: TimeOfDay(10, 0), endOfSilence: TimeOfDay(10, 5), close: TimeOfDay(14, 45),
  flatten: TimeOfDay(14, 55), endOfClosingAuction: TimeOfDay(15, 0))

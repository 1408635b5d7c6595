public import Backtest
public import TickData

extension TradingSession {
  /// The hours of ADX and DFM.
  public static let uae = TradingSession(
    openingAuction: TimeOfDay(9, 30), open: TimeOfDay(10, 0), endOfSilence: TimeOfDay(10, 5),
    close: TimeOfDay(14, 45), flatten: TimeOfDay(14, 55), endOfClosingAuction: TimeOfDay(15, 0))
}

extension SessionCalendar {
  /// These hours on every day.
  public static let uae = SessionCalendar(TradingSession.uae)
}

extension TradingHours {
  /// These hours for every security.
  public static let uae = TradingHours(TradingSession.uae)
}

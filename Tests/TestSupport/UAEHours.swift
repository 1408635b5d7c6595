public import Backtest
internal import TickBacktestTesting
public import TickData

extension TradingSession {
  /// The hours of ADX and DFM.
  public static let uae = TradingSession.example
}

extension SessionCalendar {
  /// These hours on every day.
  public static let uae = SessionCalendar(TradingSession.uae)
}

extension TradingHours {
  /// These hours for every security.
  public static let uae = TradingHours(TradingSession.uae)
}

internal import Backtest
internal import TickData

extension TradingSession {
  /// The hours of ADX and DFM, which the reference rules use for every security: what is taken where nobody says otherwise.
  static let uae = TradingSession(
    openingAuction: TimeOfDay(9, 30), open: TimeOfDay(10, 0), endOfSilence: TimeOfDay(10, 5),
    close: TimeOfDay(14, 45), flatten: TimeOfDay(14, 55), endOfClosingAuction: TimeOfDay(15, 0))
}

extension TradingHours {
  /// Those of ADX and DFM, for every security.
  static let uae = TradingHours(TradingSession.uae)
}

public import TickData

extension TradingSession {
  /// The hours of ADX and DFM, which the reference rules use for every security: what is taken where nobody says otherwise.
  public static let uae = TradingSession(
    openingAuction: TimeOfDay(9, 30), open: TimeOfDay(10, 0), endOfSilence: TimeOfDay(10, 5),
    close: TimeOfDay(14, 45), flatten: TimeOfDay(14, 55), endOfClosingAuction: TimeOfDay(15, 0))
}

extension SessionCalendar {
  /// The hours of ADX and DFM on every day.
  public static let uae = SessionCalendar(.uae)

  /// What tells these hours from others in the identity of a result; empty for the standard ones, those of ADX and DFM.
  package var identity: String { self == .uae ? "" : description }
}

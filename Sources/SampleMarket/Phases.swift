import TickData

/// The phases of a day in whole seconds since midnight, as the recorder counts.
enum Phases {
  static let openingAuction = seconds(TradingSession.uae.openingAuction)
  static let open = seconds(TradingSession.uae.open)
  static let close = seconds(TradingSession.uae.close)
  /// The closing auction is uncrossed; from here to its end shares trade at the closing price.
  static let closingPrice = seconds(TradingSession.uae.flatten)
  static let end = seconds(TradingSession.uae.endOfClosingAuction)

  private static func seconds(_ time: TimeOfDay) -> Int64 { time.nanoseconds / WallClock.second }
}

import TickData

/// The phases of a day in whole seconds since midnight, as the recorder counts. A phase may take no time: then the day has no
/// such auction.
struct Phases: Hashable, Sendable {
  let openingAuction: Int64
  let open: Int64
  let close: Int64
  /// The closing auction is uncrossed; from here to its end shares trade at the closing price.
  let closingPrice: Int64
  let end: Int64
  /// Whether the day goes on until midnight, so that nothing comes after the close.
  let closesAtMidnight: Bool

  init(_ session: TradingSession) {
    func seconds(_ time: TimeOfDay) -> Int64 { time.nanoseconds / WallClock.second }
    openingAuction = seconds(session.openingAuction)
    open = seconds(session.open)
    close = seconds(session.close)
    closingPrice = seconds(session.flatten)
    end = seconds(session.endOfClosingAuction)
    closesAtMidnight = session.close == .endOfDay
  }
}

public import Simulation
public import TickData

extension TradingSession {
  /// The hours of an example that does not say its own: an opening auction from 09:30, trading from 10:00 to 14:45, silence in
  /// the first five minutes, flat from 14:55, and the end of the closing auction at 15:00.
  public static let example = TradingSession(
    openingAuction: TimeOfDay(9, 30), open: TimeOfDay(10, 0), endOfSilence: TimeOfDay(10, 5),
    close: TimeOfDay(14, 45), flatten: TimeOfDay(14, 55), endOfClosingAuction: TimeOfDay(15, 0))
}

extension Replay where Model == ReferenceVenue {
  public init(_ strategy: Strategy, observer: Observer) {
    self.init(strategy, session: .example, observer: observer)
  }
}

extension TickReplay {
  public init(_ strategy: Strategy, observer: Observer) {
    self.init(strategy, session: .example, observer: observer)
  }
}

/// The phases of an exchange's day, as times of the exchange's clock. Each phase holds its start and not its end,
/// except the closing auction, which holds both.
@frozen
public struct TradingSession: Hashable, Sendable {
  /// Orders gather for the opening price.
  public let openingAuction: TimeOfDay
  /// Continuous trading starts; market makers may quote, the book is kept.
  public let open: TimeOfDay
  /// The end of the silent period after the open, in which V3 does not quote.
  public let endOfSilence: TimeOfDay
  /// Continuous trading ends and the closing auction starts: no quoting from here, the book is not kept.
  public let close: TimeOfDay
  /// From here to midnight an open position is flattened.
  public let flatten: TimeOfDay
  /// The closing auction ends with its last print.
  public let endOfClosingAuction: TimeOfDay

  /// Traps unless the phases follow each other.
  public init(
    openingAuction: TimeOfDay, open: TimeOfDay, endOfSilence: TimeOfDay, close: TimeOfDay, flatten: TimeOfDay,
    endOfClosingAuction: TimeOfDay
  ) {
    precondition(
      openingAuction <= open && open <= endOfSilence && endOfSilence <= close && close <= flatten
        && flatten <= endOfClosingAuction, "the phases of a session follow each other")
    self.openingAuction = openingAuction
    self.open = open
    self.endOfSilence = endOfSilence
    self.close = close
    self.flatten = flatten
    self.endOfClosingAuction = endOfClosingAuction
  }

  /// The session of ADX and DFM that the reference rules use for every security.
  public static let uae = TradingSession(
    openingAuction: TimeOfDay(9, 30), open: TimeOfDay(10, 0), endOfSilence: TimeOfDay(10, 5),
    close: TimeOfDay(14, 45), flatten: TimeOfDay(14, 55), endOfClosingAuction: TimeOfDay(15, 0))
}

/// The phases of an exchange's day, as times of the exchange's clock. Each phase holds its start and not its end,
/// except the closing auction, which holds both.
///
/// A session lies within one calendar day, from 00:00 to 24:00 at most. A phase that ends at 24:00 ends with the day: no
/// tick of that day is after it.
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
  /// From here to midnight an open position is flattened; at 24:00 it never is.
  public let flatten: TimeOfDay
  /// The closing auction ends with its last print.
  public let endOfClosingAuction: TimeOfDay

  /// What is left out takes no time: no auctions, no silence, and the position is flattened from the close on.
  ///
  /// Traps unless the phases follow each other within a day.
  public init(
    openingAuction: TimeOfDay? = nil, open: TimeOfDay, endOfSilence: TimeOfDay? = nil, close: TimeOfDay,
    flatten: TimeOfDay? = nil, endOfClosingAuction: TimeOfDay? = nil
  ) {
    self.openingAuction = openingAuction ?? open
    self.open = open
    self.endOfSilence = endOfSilence ?? open
    self.close = close
    self.flatten = flatten ?? close
    self.endOfClosingAuction = endOfClosingAuction ?? self.flatten
    precondition(
      self.openingAuction <= open && open <= self.endOfSilence && self.endOfSilence <= close && close <= self.flatten
        && self.flatten <= self.endOfClosingAuction && self.endOfClosingAuction <= .endOfDay,
      "the phases of a session follow each other")
  }

  /// A day without hours: nothing opens, and nothing is flattened.
  public static let closed = TradingSession(open: .endOfDay, close: .endOfDay)

  /// How long continuous trading lasts, in nanoseconds.
  @inlinable
  public var length: Int64 { close.nanoseconds - open.nanoseconds }
}

extension TradingSession: CustomStringConvertible {
  /// The phases in the order of the day: `09:30 10:00 10:05 14:45 14:55 15:00`.
  public var description: String {
    "\(openingAuction) \(open) \(endOfSilence) \(close) \(flatten) \(endOfClosingAuction)"
  }
}

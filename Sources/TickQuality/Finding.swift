/// Something about ticks that a backtest should know, in the order in which reports list it.
///
/// *The session* is the continuous one, from its open up to its close and without it. Each row is tested against every
/// definition, so one row may be in several findings. Only rows with a stamp and a price are tested, save for
/// ``voidRows``; from ``offGridPrices`` on, only rows with a price above zero, which are those that a market-making
/// replay sees.
public enum Finding: Int, CaseIterable, Hashable, Sendable {
  /// Rows without a stamp or a price.
  case voidRows
  /// Rows that are neither bid, ask nor trade.
  case unknownTypes
  /// Rows without a volume, read as 0. Counted by the reader, which says where the first one is.
  case missingVolumes
  /// Rows with a fraction of a share, which is cut off. Counted by the reader, too.
  case fractionalVolumes
  /// Rows stamped earlier than the row before.
  case backwardStamps
  /// Bids and asks that equal the row before in stamp, type, price and size.
  case duplicateQuotes
  /// Trades that equal the row before in stamp, type, price and size. With stamps of whole seconds they may be two
  /// trades.
  case duplicateTrades
  /// Rows at the price 0 outside the session, where some exchanges show an order without a limit so.
  case zeroPricesOutsideSession
  /// Rows at the price 0 in the session.
  case zeroPricesInSession
  case negativePrices
  /// Bids and asks of size 0: the side is empty.
  case zeroSizeQuotes
  /// Trades of size 0: reports of a price, such as an auction's.
  case zeroSizeTrades
  case negativeSizes
  /// Rows whose price no exchange in question allows.
  case offGridPrices
  /// Times that the book of the session came to be crossed: the bid above the ask.
  case crossedBooks
  /// Times that the book of the session came to be locked: the bid at the ask.
  case lockedBooks
  /// Trades of the session below or above both sides of the book, where both are shown.
  case tradesOutsideSpread
  /// Stretches of the session without a row, of ``Measures/longGap`` or more.
  case longGaps
  /// Mondays to Fridays without a row, between the first and the last day with one.
  case missingWeekdays
  /// Saturdays and Sundays with a row.
  case weekendDays
  /// Days without a trade at or after the close of the session.
  case daysWithoutClosingTrade
  /// Days without a trade at or after the time from which the replay flattens.
  case daysWithoutFlatteningTrade
}

extension Finding {
  /// Whether it is known of each day. A row without a stamp is in no day, a missing day has none, and a reader counts
  /// volumes for all days together.
  public var isKnownByDay: Bool {
    switch self {
    case .voidRows, .missingVolumes, .fractionalVolumes, .missingWeekdays: false
    default: true
    }
  }

  /// What the finding is called where programs read it.
  public var name: String {
    switch self {
    case .voidRows: "void_rows"
    case .unknownTypes: "unknown_types"
    case .missingVolumes: "missing_volumes"
    case .fractionalVolumes: "fractional_volumes"
    case .backwardStamps: "backward_stamps"
    case .duplicateQuotes: "duplicate_quotes"
    case .duplicateTrades: "duplicate_trades"
    case .zeroPricesOutsideSession: "zero_prices_outside_session"
    case .zeroPricesInSession: "zero_prices_in_session"
    case .negativePrices: "negative_prices"
    case .zeroSizeQuotes: "zero_size_quotes"
    case .zeroSizeTrades: "zero_size_trades"
    case .negativeSizes: "negative_sizes"
    case .offGridPrices: "off_grid_prices"
    case .crossedBooks: "crossed_books"
    case .lockedBooks: "locked_books"
    case .tradesOutsideSpread: "trades_outside_spread"
    case .longGaps: "long_gaps"
    case .missingWeekdays: "missing_weekdays"
    case .weekendDays: "weekend_days"
    case .daysWithoutClosingTrade: "days_without_closing_trade"
    case .daysWithoutFlatteningTrade: "days_without_flattening_trade"
    }
  }
}

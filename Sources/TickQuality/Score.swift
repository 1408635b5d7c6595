internal import TickData

/// How fit ticks are for a backtest: 100 where nothing was found that costs, down to 0.
///
/// Each finding costs points in proportion to the share that it affects, up to a most of its own; the score is what is
/// left of 100, but not below 0. Points are for what a backtest goes wrong by: what makes it see another market than
/// there was (a crossed book, a trade outside the spread, a missing row) costs more than what an exchange itself writes
/// so (a trade of size 0), which costs nothing. Ticks of which normalisation keeps no row score 0.
extension Measures {
  /// What is left of 100 points.
  public var score: Double {
    guard rows.kept > 0 else { return 0 }
    return max(0, Finding.allCases.reduce(100) { $0 - cost(of: $1) })
  }

  /// What a finding costs, in points.
  public func cost(of finding: Finding) -> Double {
    guard let rate = finding.rate else { return 0 }
    return min(rate.most, 100 * share(of: finding) * rate.perPercent)
  }

  /// The share that a finding affects, from 0 to 1: of what ``Finding/extent`` says. 0 where there is none of that.
  public func share(of finding: Finding) -> Double {
    let count = findings[finding].count
    let (part, whole): (Int64, Int64) =
      switch finding.extent {
      case .rows: (count, rows.read)
      case .rowsKept: (count, rows.kept)
      case .quotes: (count, rows[.bid] + rows[.ask])
      case .trades: (count, rows[.trade])
      case .sessionTrades: (count, rows.tradesInSession)
      case .sessionTime: (time(of: finding) ?? 0, sessionTime)
      case .weekdays: (count, weekdays)
      case .days: (count, days)
      }
    return whole > 0 ? min(1, Double(part) / Double(whole)) : 0
  }

  /// How long a finding lasted, in nanoseconds; nil for one that does not last.
  public func time(of finding: Finding) -> Int64? {
    switch finding {
    case .crossedBooks: crossedTime
    case .lockedBooks: lockedTime
    case .longGaps: longGapTime
    default: nil
    }
  }
}

/// What a finding's share is a share of.
public enum Extent: String, Hashable, Sendable {
  case rows
  case rowsKept = "rows_kept"
  case quotes, trades
  case sessionTrades = "session_trades"
  case sessionTime = "session_time"
  case weekdays, days
}

extension Finding {
  public var extent: Extent {
    switch self {
    case .voidRows, .unknownTypes, .missingVolumes, .fractionalVolumes, .backwardStamps, .zeroPricesOutsideSession,
      .zeroPricesInSession, .negativePrices, .negativeSizes:
      .rows
    case .offGridPrices: .rowsKept
    case .duplicateQuotes, .zeroSizeQuotes: .quotes
    case .duplicateTrades, .zeroSizeTrades: .trades
    case .tradesOutsideSpread: .sessionTrades
    case .crossedBooks, .lockedBooks, .longGaps: .sessionTime
    case .missingWeekdays: .weekdays
    case .weekendDays, .daysWithoutClosingTrade, .daysWithoutFlatteningTrade: .days
    }
  }

  /// The points for each percent of the share, and the most that the finding can cost; nil for one that costs nothing.
  public var rate: (perPercent: Double, most: Double)? {
    switch self {
    case .voidRows: (5, 50)
    case .unknownTypes: (2, 20)
    case .missingVolumes: (2, 20)
    case .fractionalVolumes: (1, 10)
    case .backwardStamps: (10, 30)
    case .duplicateQuotes: (0.2, 10)
    case .zeroPricesInSession: (10, 30)
    case .negativePrices: (10, 30)
    case .negativeSizes: (10, 30)
    case .offGridPrices: (5, 30)
    case .crossedBooks: (10, 50)
    case .lockedBooks: (2, 20)
    case .tradesOutsideSpread: (0.25, 20)
    case .longGaps: (0.5, 30)
    case .missingWeekdays: (0.2, 10)
    case .weekendDays: (1, 10)
    case .daysWithoutFlatteningTrade: (0.5, 20)
    case .duplicateTrades, .zeroPricesOutsideSession, .zeroSizeQuotes, .zeroSizeTrades, .daysWithoutClosingTrade: nil
    }
  }
}

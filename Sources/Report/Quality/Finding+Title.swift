internal import TickQuality

extension Finding {
  /// What the finding is called where people read it.
  var title: String {
    switch self {
    case .voidRows: "rows without stamp or price"
    case .unknownTypes: "rows of unknown type"
    case .missingVolumes: "missing volumes"
    case .fractionalVolumes: "fractional volumes"
    case .backwardStamps: "backward stamps"
    case .duplicateQuotes: "duplicate quotes"
    case .duplicateTrades: "duplicate trades"
    case .zeroPricesOutsideSession: "zero prices outside the session"
    case .zeroPricesInSession: "zero prices in the session"
    case .negativePrices: "negative prices"
    case .zeroSizeQuotes: "quotes of size zero"
    case .zeroSizeTrades: "trades of size zero"
    case .negativeSizes: "negative sizes"
    case .offGridPrices: "prices off the tick grid"
    case .crossedBooks: "crossed books"
    case .lockedBooks: "locked books"
    case .tradesOutsideSpread: "trades outside the spread"
    case .longGaps: "gaps of half an hour or more"
    case .missingWeekdays: "missing weekdays"
    case .weekendDays: "days on a weekend"
    case .daysWithoutClosingTrade: "days without a trade from close"
    case .daysWithoutFlatteningTrade: "days without a trade to flatten"
    }
  }
}

extension Measures {
  /// The score with one digit, rounded down so that 100 says that nothing costs.
  var tenthsOfScore: Double { (score * 10).rounded(.down) / 10 }

  /// The findings that cost, the dearest first.
  var costly: [Finding] {
    Finding.allCases.filter { cost(of: $0) > 0 }.sorted { (cost(of: $0), $1.rawValue) > (cost(of: $1), $0.rawValue) }
  }
}

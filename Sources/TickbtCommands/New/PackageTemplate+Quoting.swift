extension PackageTemplate {
  /// A strategy that answers what should rest on each side.
  var quotingStrategy: String {
    """
    import TickBacktest

    /// **In one sentence: what it does.** Follows the touch on both sides while the spread is wide enough; after a fill it
    /// quotes only the remainder for a while.
    struct \(name.typeName): QuotingStrategy {
      static let name = "\(name.snakeCase)"
      static let summary = "Follows the touch while the spread is wide enough."

      struct Parameters: StrategyParameters {
        /// What every market maker has: sizes, cooldown, position limit, least displayed value.
        var maker = MakerParameters()
        /// Basis points of the mid price.
        var minSpread = 5.0
        /// A rule of its own: see below.
        var narrowSpread = NarrowSpread.withdraw

        static let all: [Parameter<Self>] =
          MakerParameters.all.within(\\.maker) + [
            Parameter(
              "min_spread_bps", \\.minSpread, 0..., unit: "bps",
              meaning: "Nothing is placed while ask and bid are closer than this."),
            Parameter(\\.narrowSpread),
          ]
      }

      /// What happens to our orders while the spread is too narrow. As a rule it can be set, swept and compared like any
      /// parameter, and `rules` shows what it is worth; the first case is the one without a word from the user.
      enum NarrowSpread: String, Rule {
        case withdraw
        case stay

        static let name = "narrow_spread"
        static let meaning = "What happens to our orders while the spread is too narrow."
        static let place = "each tick with a narrow spread"
        static let market = NarrowSpread.withdraw

        var meaning: String {
          switch self {
          case .withdraw: "They are withdrawn."
          case .stay: "They stay as they are."
          }
        }
      }

      var sizing: CooldownSizing
      let minSpread: Double
      let narrowSpread: NarrowSpread

      init(_ parameters: Parameters) {
        sizing = CooldownSizing(parameters.maker)
        minSpread = parameters.minSpread / 10_000
        narrowSpread = parameters.narrowSpread
      }

      /// What should rest on this side now? Asked at every tick, for the bid, then for the ask.
      func quote(_ side: Side, at level: PriceLevel, in market: borrowing Market) -> QuoteDecision {
        let book = market.book
        guard book.hasBothSides, book.ask.price - book.bid.price >= minSpread * book.mid else {
          return narrowSpread == .stay ? .leave : .withdraw(queueAhead: level.quantity)
        }
        return switch sizing.size(on: side, at: level, in: market) {
        case .shares(let size): .follow(size: size)
        case .none(let reason): .withdraw(queueAhead: level.quantity, because: reason)
        }
      }

      /// Something was filled.
      mutating func filled(_ fill: Fill) { sizing.filled(fill) }
    }

    """
  }

  /// Its rules on paper.
  var quotingTests: String {
    """
    import Testing
    import TickBacktest
    import TickBacktestTesting

    @testable import \(name.typeName)

    @Suite struct \(name.typeName)Tests {
      /// Orders of 1000, a cooldown of 30 s, up to 2000 shares, a spread of 20 basis points: 2 fils at 10 dirhams; 15 are asked for.
      private var parameters: \(name.typeName).Parameters {
        var parameters = \(name.typeName).Parameters()
        parameters.maker.quoteSize = 1000
        parameters.maker.refillInterval = 30
        parameters.maker.maxPosition = 2000
        parameters.maker.minLocalCurrencyBeforeQuote = 1000
        parameters.minSpread = 15
        return parameters
      }

      /// Each line: a tick; then what stands after it: our bid and our ask (price · queue ahead · remaining), our position,
      /// and what was filled.
      @Test func quotesWhileTheSpreadIsWideEnough() {
        let example = WorkedExample(
          \"\"\"
          D1 10:00:00 bid   10    500 | – · 500 · 0      | – · 0 · 0          | 0   |
          D1 10:00:01 ask   10.02 300 | 10 · 500 · 1000  | 10.02 · 300 · 1000 | 0   |               # 20 basis points
          D1 10:00:02 trade 10    700 | 10 · 0 · 800     | 10.02 · 300 · 1000 | 200 | buy 200 @ 10  # 500 of queue first
          D1 10:00:03 bid   10.01 400 | – · 400 · 0      | – · 300 · 0        | 200 |               # 10 basis points
          \"\"\")
        #expect(example.mistakes(of: \(name.typeName)(parameters)) == [])
      }
    }

    """
  }
}

internal import Simulation
internal import TickData

/// Prices and quantities as a trace shows them: all prices of one text with as many digits as the longest of them needs.
struct TraceNumbers {
  private let digits: Int

  init(prices: some Sequence<Double>) {
    var digits = 2
    for price in prices where price.isFinite && digits < 6 {
      while digits < 6, !Self.hasAtMost(digits, price) { digits += 1 }
    }
    self.digits = digits
  }

  private static func hasAtMost(_ digits: Int, _ price: Double) -> Bool {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    return (price * scale).rounded() / scale == price
  }

  func price(_ price: Double) -> String { price.isNaN ? "–" : price.grouped(fraction: digits) }

  /// `700 @ 10.00`.
  func quantity(_ quantity: Int64, at price: Double) -> String { "\(quantity.grouped) @ \(self.price(price))" }

  /// What is displayed on a side.
  func level(_ level: PriceLevel) -> String {
    level.isEmpty ? "–" : quantity(level.quantity, at: level.price)
  }

  /// An order and, in brackets, the queue ahead of it.
  func order(_ order: RestingOrder) -> String {
    order.isLive ? "\(quantity(order.remaining, at: order.price)) (\(order.queueAhead.grouped))" : "–"
  }

  func tick(_ tick: Tick) -> String { "\(tick.kind) \(quantity(tick.size, at: tick.price))" }

  /// `a trade of 700 at 10.00`.
  func words(_ tick: Tick) -> String {
    let kind = tick.kind == .ask ? "an ask" : tick.kind == .other ? "another tick" : "a \(tick.kind)"
    return "\(kind) of \(tick.size.grouped) at \(price(tick.price))"
  }
}

extension Side {
  /// The side as people say it: `bid`.
  var word: String { self == .bid ? "bid" : "ask" }
  /// What a fill on this side does: `buy`.
  var verb: String { self == .bid ? "buy" : "sell" }
}

extension FillRule {
  /// The rule in a word or two.
  ///
  /// - Parameter interventionName: what the strategy calls its taking.
  func name(interventionName: String) -> String {
    switch self {
    case .restingOrder: "resting order"
    case .flatten: "flatten"
    case .taken: interventionName
    case .auction: "auction"
    }
  }
}

extension WithdrawalReason {
  /// The reason in words.
  var words: String {
    switch self {
    case .liquidity: "too little liquidity"
    case .cooldown: "cooldown"
    case .position: "position limit"
    case .session: "no quotes at this time of day"
    case .strategy: "strategy's rule"
    }
  }
}

internal import Simulation
internal import TickData

/// Prices and quantities as a trace shows them: all prices of one text with as many digits as the longest of them needs,
/// up to the noise of floating point; a price in between, such as an average, with two more.
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
    guard price.hasFraction else { return true }
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    return abs((price * scale).rounded() / scale - price) <= 4 * price.ulp
  }

  func price(_ price: Double) -> String {
    price.isNaN ? "–" : price.grouped(fraction: Self.hasAtMost(digits, price) ? digits : digits + 2)
  }

  /// A number that is no price: to four digits after the point, where it has so many.
  func figure(_ figure: Double) -> String {
    var text = figure.grouped(fraction: 4)
    guard text.contains("."), !text.contains("e") else { return text }
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  func words(_ note: NoteText) -> String {
    note.pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .price(let price): self.price(price)
      case .limit(let price): self.price(price) + (price.hasNoise ? " (exactly \(price))" : "")
      case .quantity(let quantity): quantity.grouped
      case .figure(let figure): self.figure(figure)
      }
    }.joined()
  }

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

extension Double {
  /// Whether a price is another one than its decimal number of six digits after the point.
  fileprivate var hasNoise: Bool { hasFraction && (self * 1_000_000).rounded() / 1_000_000 != self }

  /// Whether a number of its magnitude can have a fraction: from 2^52 on none has, nor has what is no number.
  fileprivate var hasFraction: Bool { magnitude < 0x1p52 }
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
    case .closingShare: "closing trade"
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
    case .wouldCross: "would meet the other side"
    case .strategy: "strategy's rule"
    }
  }
}

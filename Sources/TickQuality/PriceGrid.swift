public import TickData

/// The prices that a security may have: those that at least one of some exchanges allows.
public struct PriceGrid: Hashable, Sendable {
  /// The exchanges in question; one where it is known which, none where its price steps are not known.
  public let exchanges: [Exchange]

  /// The grid of a security whose exchange is known.
  public init(of exchange: Exchange) { exchanges = [exchange] }

  /// The grid of a security on an exchange that is not known: a price is off it only where every exchange forbids it.
  public static let ofAnyExchange = PriceGrid(exchanges: Exchange.allCases)

  /// The grid of a security whose price steps are not known: no price is off it.
  public static let unknown = PriceGrid(exchanges: [])

  private init(exchanges: [Exchange]) { self.exchanges = exchanges }
}

/// Tells whether prices are on a grid. What it knows about the last price's bands serves the next one.
struct GridCheck: Sendable {
  private let tables: [TickTable]
  /// The prices that are in the same bands as the last one.
  private var lower = Double.infinity
  private var upper = -Double.infinity
  /// How many ticks make 1 in these bands, for two of the tables; the same number twice where there is one table, and 0
  /// where there is none: every price is a multiple of it.
  private var perUnit = SIMD2<Double>()

  init(_ grid: PriceGrid) {
    tables = grid.exchanges.map(\.tickTable)
    precondition(tables.count <= 2, "a grid of two exchanges at most")
  }

  /// Whether a price above zero is, within a billionth of it, a multiple of the tick of its band.
  @inline(__always)
  mutating func allows(_ price: Double) -> Bool {
    if !(price >= lower && price < upper) { enterBands(of: price) }
    return Self.isWhole(price * perUnit.x) || Self.isWhole(price * perUnit.y)
  }

  /// Whether a positive number is within a billionth of a whole one. Infinity is not.
  @inline(__always)
  private static func isWhole(_ number: Double) -> Bool {
    // From 2^52 on doubles have no fraction: adding that rounds it away, and needs no call.
    let nearest = (number + 0x1p52) - 0x1p52
    return (number - nearest).magnitude <= 1e-9 * number
  }

  @inline(never)
  private mutating func enterBands(of price: Double) {
    lower = 0
    upper = .infinity
    for (index, table) in tables.enumerated() {
      for band in table.bands {
        let start = Double(band.start) / 1000
        if start > price {
          upper = min(upper, start)
          break
        }
        lower = max(lower, start)
        perUnit[index] = Double(1000 / band.tick)
      }
    }
    if tables.count == 1 { perUnit.y = perUnit.x }
  }
}

internal import Glibc
public import Parameters

/// What shortens the queue ahead of an order, besides trades: how many of the shares that were cancelled at its price stood
/// before it. Level-1 data do not tell.
///
/// Of `c` shares cancelled out of `S`, with `a` ahead of us and `b = S − a` behind, so many were ahead; never fewer than
/// do not fit behind, and never more than there are:
///
/// | model | ahead |
/// | --- | --- |
/// | `trades` | no cancellation is looked at, nor what else the display shows |
/// | `back` | 0 |
/// | `front` | c |
/// | `proportional` | c·a / S, cut off, in whole numbers |
/// | `power` | c·f(a) / (f(a) + f(b)), cut off, with f(x) = xⁿ, n = `queue_power` |
/// | `log` | the same with f(x) = ln(1 + x) |
///
/// The last two are the probability models of Rigtorp, "Estimating order queue position" (2013). The reference is
/// pessimistic in that nobody ahead ever cancels, and optimistic in that an order keeps its place where the display
/// already shows less.
@frozen
public enum QueueModel: String, Rule {
  case trades
  case back
  case front
  case proportional
  case power
  case log

  public static let name = "queue"
  public static let meaning = "What shortens the queue ahead of us, besides trades."
  public static let place = "each quote of our side"
  public static let market = QueueModel.proportional
  public static let pessimistic = QueueModel.back
  public static let optimistic = QueueModel.front

  public var meaning: String {
    switch self {
    case .trades: "Nothing: the display is not looked at."
    case .back: "Who cancels stood behind us, as far as they fit there."
    case .front: "Who cancels stood ahead of us."
    case .proportional: "Who cancels stood ahead in the proportion of the shares there."
    case .power: "The same by the shares to the power of queue_power."
    case .log: "The same by the logarithm of the shares."
    }
  }

  /// How many of `cancelled` shares stood ahead of us, by the model alone.
  ///
  /// - Parameter total: the shares at the price before, from `cancelled` on.
  @usableFromInline
  func cancelledAhead(_ cancelled: Int64, ahead: Int64, total: Int64, power: Double) -> Int64 {
    let behind = max(total &- ahead, 0)
    switch self {
    case .trades, .back: return 0
    case .front: return cancelled
    case .proportional: return Self.share(cancelled, of: ahead, in: total)
    case .power: return Self.share(cancelled, ahead, behind) { pow($0, power) }
    case .log: return Self.share(cancelled, ahead, behind) { log1p($0) }
    }
  }

  /// The queue ahead that is left when shares at its price were cancelled.
  @inlinable
  func ahead(_ ahead: Int64, afterCancelling cancelled: Int64, of total: Int64, power: Double) -> Int64 {
    guard cancelled > 0, ahead > 0 else { return ahead }
    let behind = max(total &- ahead, 0)
    let gone = max(cancelledAhead(cancelled, ahead: ahead, total: total, power: power), cancelled &- behind)
    return ahead &- min(gone, ahead)
  }

  /// cancelled · ahead / total, cut off. The product may need 128 bits.
  private static func share(_ cancelled: Int64, of ahead: Int64, in total: Int64) -> Int64 {
    let (product, overflow) = cancelled.multipliedReportingOverflow(by: ahead)
    if !overflow { return product / total }
    return Int64(clamping: Int128(cancelled) * Int128(ahead) / Int128(total))
  }

  /// cancelled · f(ahead) / (f(ahead) + f(behind)), cut off.
  private static func share(
    _ cancelled: Int64, _ ahead: Int64, _ behind: Int64, by weight: (Double) -> Double
  ) -> Int64 {
    let (ahead, behind) = (weight(Double(ahead)), weight(Double(behind)))
    let share = ahead / (ahead + behind)
    // Both weights may be beyond what a double holds; half of those who cancel are then ahead.
    return Int64((share.isNaN ? 0.5 : share) * Double(cancelled))
  }
}

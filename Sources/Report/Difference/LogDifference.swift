internal import Backtest
internal import Parameters
internal import TickData

/// How one security's trade logs of two runs compare.
public struct LogDifference: Sendable {
  public let security: String
  /// The logs; one without a fill has no rows.
  let logs: (first: TradeLogFile?, second: TradeLogFile?)
  /// Why it failed in either run.
  let failures: (first: String?, second: String?)
  /// How its logs differ from what their runs wrote: of such a log nothing is known, equal or not.
  public let changes: [String]
  /// The index of the first fill that differs, or that one of the logs does not have; nil where the logs are equal.
  let firstDifferent: Int?

  /// Whether both have a result and it is the same.
  public var isEqual: Bool { firstDifferent == nil && !hasFailed }
  var hasFailed: Bool { failures.first != nil || failures.second != nil }

  init(
    security: String, first: TradeLogFile?, second: TradeLogFile?, failures: (first: String?, second: String?),
    changes: [String] = []
  ) {
    self.security = security
    self.changes = changes
    self.failures = failures
    logs = (first, second)
    let (one, other) = (first?.rows ?? [], second?.rows ?? [])
    let differing = zip(one, other).enumerated().first { $1.0.differences(from: $1.1).contains(true) }?.offset
    firstDifferent = differing ?? (one.count == other.count ? nil : min(one.count, other.count))
  }

  /// Compares the logs of two folders, security by security in the order of their names; those named, or all.
  public static func all(
    of first: ResultLogs, _ second: ResultLogs, securities names: [String]? = nil
  ) throws(ResultFileError) -> [LogDifference] {
    let known = first.securities.union(second.securities).sorted()
    for name in names ?? [] where !known.contains(name.uppercased()) {
      let nearest = nearestName(to: name, among: known)
      throw ResultFileError(
        "there is no security \(name.abbreviated) in \(first.folder) or \(second.folder)"
          + (nearest.map { "; the nearest is \($0)" } ?? ""))
    }
    let wanted = names.map { names in known.filter { names.map { $0.uppercased() }.contains($0) } } ?? known
    var differences: [LogDifference] = []
    for name in wanted {
      let logs = (try first.log(of: name), try second.log(of: name))
      differences.append(
        LogDifference(
          security: name, first: logs.0, second: logs.1, failures: (first.failure(of: name), second.failure(of: name)),
          changes: [first.change(of: name, logs.0), second.change(of: name, logs.1)].compactMap(\.self)))
    }
    return differences
  }

  /// The fills at the first difference.
  var fills: (first: TradeLogFile.Row?, second: TradeLogFile.Row?) {
    func row(_ log: TradeLogFile?) -> TradeLogFile.Row? {
      guard let log, let index = firstDifferent, index < log.rows.count else { return nil }
      return log.rows[index]
    }
    return (row(logs.first), row(logs.second))
  }
}

extension TradeLogFile.Row {
  /// The fields' names, in the order of ``texts`` and ``differences(from:)``.
  static let titles = [
    "Timestamp", "Side", "Price", "Quantity", "Realized P&L", "Position", "P&L", "Rule", "Reference",
  ]

  /// Each field as the log has it; nil where its layout does not have it.
  var texts: [String?] {
    [
      WallClock.stampText(time), side, pythonText(of: price), quantity.shortest, pythonText(of: realized),
      position?.shortest, total.map(pythonText), rule, reference.map(pythonText),
    ]
  }

  /// Of each field, whether it differs. Numbers are compared as numbers, whatever they are written as, and `nan` is the same
  /// as `nan`; a field that one of the layouts does not have is not compared.
  func differences(from other: Self) -> [Bool] {
    func differ(_ first: Double?, _ second: Double?) -> Bool {
      guard let first, let second else { return false }
      return first != second && !(first.isNaN && second.isNaN)
    }
    let ruleDiffers = rule.map { rule in other.rule.map { $0 != rule } ?? false } ?? false
    return [
      time != other.time, side != other.side, differ(price, other.price), differ(quantity, other.quantity),
      differ(realized, other.realized), differ(position, other.position), differ(total, other.total), ruleDiffers,
      differ(reference, other.reference),
    ]
  }
}

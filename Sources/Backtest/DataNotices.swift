public import Simulation
public import TickData
public import TickStorage

/// What the user should know of how a security's ticks were read, one line each: what was left out, put right or guessed.
public enum DataNotices {
  /// - Parameter counts: what was counted in a pass over the ticks.
  public static func lines(of security: Security, _ findings: ReadingFindings, _ counts: TickCounts) -> [String] {
    var lines: [String] = []
    if counts.read == 0 { lines.append("there are no rows") }
    if let row = findings.firstVoidRow {
      let what = counted(findings.voidRows, "row without a stamp or a price is", "rows without a stamp or a price are")
      var line = "\(what) left out, the first is \(findings.name(of: row, .void))"
      if let value = findings.firstUnreadable {
        line += "; the \(value.purpose) \(value.text) in \(findings.name(of: value.row, .unreadable)) cannot be read"
      }
      lines.append(line)
    }
    if let row = findings.firstOtherType {
      let what = counted(
        findings.otherTypes, "row is neither bid, ask nor trade", "rows are neither bid, ask nor trade")
      lines.append("\(what); \(findings.firstOtherTypeText(in: row))")
    }
    if findings.missingVolumes > 0 {
      let what = counted(findings.missingVolumes, "row without a volume is", "rows without a volume are")
      lines.append("\(what) read as of 0 shares")
    }
    if let row = findings.firstFractionalVolume {
      let what = counted(findings.fractionalVolumes, "volume with a fraction is", "volumes with a fraction are")
      lines.append("\(what) cut to whole shares, the first in \(findings.name(of: row, .fractionalVolume))")
    }
    lines += findings.remarks
    if counts.trades > 0, counts.tradesInWindow * 10 < counts.trades {
      let few = counts.tradesInWindow
      lines.append(
        "\(few == 0 ? "none" : "only \(grouped(few))") of its \(counted(counts.trades, "trade", "trades")) "
          + "\(few < 2 ? "is" : "are") in the session: check the time zone of its stamps")
    }
    return lines.map { "\(security): \($0)" }
  }

  private static func counted(_ count: Int64, _ one: String, _ many: String) -> String {
    "\(grouped(count)) \(count == 1 ? one : many)"
  }

  /// With a comma after every three digits.
  private static func grouped(_ number: Int64) -> String {
    var digits = String(number)
    var end = digits.endIndex
    while let comma = digits.index(end, offsetBy: -3, limitedBy: digits.startIndex), comma > digits.startIndex {
      digits.insert(",", at: comma)
      end = comma
    }
    return digits
  }
}

extension SecurityResult {
  /// What the user should know of how the ticks were read, one line each. Where that has failed, the failure says it.
  public var dataNotices: [String] {
    guard case .success(let outcome) = outcome else { return [] }
    var lines = DataNotices.lines(of: security, findings, outcome.counts)
    if !outcome.account.realizedPnL.isFinite || !outcome.unrealizedPnL.isFinite {
      lines.append("\(security): its P&L is not a finite number: look for wrong prices and sizes with 'tickbt inspect'")
    }
    return lines
  }
}

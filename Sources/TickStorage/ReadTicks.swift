internal import TickData

/// What reading all ticks of an entry came to.
public struct ReadTicks: Sendable {
  public internal(set) var findings = ReadingFindings()
  public private(set) var rows: Int64 = 0
  /// Whether there is a bid, an ask or a trade with a stamp and a price.
  private var hasTicks = false

  /// Takes the next rows.
  mutating func take(_ chunk: borrowing TickChunk) {
    rows += Int64(chunk.count)
    guard !hasTicks else { return }
    hasTicks = (0..<chunk.count).contains { chunk.kind[$0] != .other && !chunk.price[$0].isNaN }
  }

  /// Why there is nothing to replay though there are rows; nil where there is something, or no row.
  public func problem(of entry: TickEntry) -> TickFileError? {
    guard rows > 0, !hasTicks else { return nil }
    return TickFileError(
      path: entry.path, sheet: entry.sheet, findings.voidRows == rows ? whyVoid : whyOther)
  }

  private var whyVoid: String {
    let none =
      rows == 1 ? "its only row lacks a stamp or a price" : "none of its \(rows) rows has both a stamp and a price"
    guard let value = findings.firstUnreadable else { return none }
    return
      "\(none); the first unreadable value is the \(value.purpose) \(value.text) in \(findings.name(of: value.row, .unreadable))"
  }

  private var whyOther: String {
    let none = rows == 1 ? "its only row is not a bid, ask or trade" : "none of its \(rows) rows is a bid, ask or trade"
    let void = findings.voidRows > 0 ? " with a stamp and a price" : ""
    let first = findings.firstOtherType.map { "; \(findings.firstOtherTypeText(in: $0))" }
    return "\(none)\(void)\(first ?? ""), known types are BID, ASK, TRADE and Bloomberg's BEST_BID and BEST_ASK"
  }
}

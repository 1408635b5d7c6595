internal import TickData

/// What rows are, taken as they stand: what a run would make of them.
public struct RowSurvey: Hashable, Sendable {
  /// Rows that are neither a bid, an ask nor a trade, and what the first one's type says; nil where it has none.
  public private(set) var otherTypes = RowFindings.Count()
  public private(set) var otherType: String?
  /// Whether there are rows, and among them a bid, an ask or a trade with a stamp and a price.
  public private(set) var hasRows = false
  public private(set) var hasTicks = false

  public init() {}

  /// Takes the rows that were read last.
  public mutating func take(_ rows: borrowing SourceRows, from reader: any SourceRowReader) {
    guard rows.count > 0 else { return }
    hasRows = true
    let names = reader.typeNames
    let isOther = (0..<rows.words.count).map { names.kind(of: rows.words.utf8($0)) == .other }
    for index in 0..<rows.count {
      let type = Int(rows.type[index])
      if type < 0 || isOther[type] {
        if otherTypes.first == nil, type >= 0 { otherType = reader.otherType ?? rows.words[type] }
        otherTypes.add(reader.rowNumber(at: index, of: rows))
      } else if !hasTicks {
        hasTicks = rows.time[index] != SourceRows.missingStamp && !rows.price[index].isNaN
      }
    }
  }
}

internal import TickData

/// What has been read of one row of ticks.
struct TickRow {
  /// Whether no cell of the tick's columns holds anything.
  var isEmpty = true
  /// The stamp, or the midnight of a separate date; a stamp that no tick may have where it is missing.
  var stamp = Int64.min
  /// The time of day, where the sheet has a column for it.
  var time: Int64?
  var kind = TickKind.other
  /// NaN where it is missing.
  var price = Double.nan
  /// Nil where it is missing.
  var size: Int64?
  var isFractional = false
}

/// What a column of a sheet is for.
enum ColumnPurpose: UInt8 {
  case none, stamp, date, time, kind, price, size

  /// The purposes of a sheet's columns, by column; those behind the last are for nothing.
  static func table(_ columns: TickColumns) -> [ColumnPurpose] {
    var purposes: [Int: ColumnPurpose] = [columns.type: .kind, columns.price: .price, columns.volume: .size]
    switch columns.stamp {
    case .column(let column): purposes[column] = .stamp
    case .dateAndTime(let date, let time):
      purposes[date] = .date
      purposes[time] = .time
    }
    // Every column of one letter is in the table, so that plain cells need not ask.
    return (0..<max(26, (purposes.keys.max() ?? 0) + 1)).map { purposes[$0] ?? .none }
  }
}

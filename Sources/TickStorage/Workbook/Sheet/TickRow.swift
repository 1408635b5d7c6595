internal import TickData

/// What has been read of one row of ticks.
struct TickRow {
  /// The purposes of which a cell holds something, a bit for each.
  private var filled: UInt8 = 0
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
  /// The type's own text, where the reader keeps such texts.
  var type = TypeText.missing

  /// Whether no cell of the tick's columns holds anything.
  var isEmpty: Bool { filled == 0 }

  /// Says that a cell of this purpose holds something, readable or not.
  @inline(__always)
  mutating func setFilled(_ purpose: ColumnPurpose) { filled |= 1 << purpose.rawValue }

  @inline(__always)
  func isFilled(_ purpose: ColumnPurpose) -> Bool { filled & 1 << purpose.rawValue != 0 }

  /// Whether any of the columns that make the stamp holds something.
  @inline(__always)
  var isStampFilled: Bool { isFilled(.stamp) || isFilled(.date) || isFilled(.time) }
}

/// Where the text of a row's type stands.
struct TypeText {
  private let code: Int32

  private init(code: Int32) { self.code = code }

  static let missing = TypeText(code: -1)

  /// A shared string.
  @inline(__always)
  static func shared(_ index: Int) -> TypeText { TypeText(code: Int32(truncatingIfNeeded: index)) }

  /// A word that has been kept.
  @inline(__always)
  static func word(_ index: Int32) -> TypeText { TypeText(code: -2 - index) }

  var isMissing: Bool { code == -1 }
  /// The index of the shared string.
  var sharedIndex: Int? { code >= 0 ? Int(code) : nil }
  /// The index of the word, -1 for a missing one. Only for what is no shared string.
  var wordIndex: Int32 { isMissing ? -1 : -2 - code }
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

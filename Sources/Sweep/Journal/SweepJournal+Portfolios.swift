package import Analytics
internal import FoundationEssentials
internal import GRDB
internal import TickData

/// The days of a cell, for comparisons with other runs.
package struct CellDays: Sendable {
  package let cell: String
  package let strategy: String
  package let daily: DailyPnL

  package init(cell: String, strategy: String, daily: DailyPnL) {
    self.cell = cell
    self.strategy = strategy
    self.daily = daily
  }
}

extension SweepJournal {
  /// Removes the days of the cells of an earlier sweep.
  func forgetPortfolios() throws(JournalError) {
    try write { try $0.execute(sql: "DELETE FROM portfolio") }
  }

  /// Keeps the days of some cells.
  func keep(_ cells: [CellDays]) throws(JournalError) {
    try write { database in
      let insert = try database.cachedStatement(
        sql: "INSERT OR REPLACE INTO portfolio (cell, strategy, days, amounts) VALUES (?, ?, ?, ?)")
      for cell in cells {
        let columns: [any DatabaseValueConvertible] = [
          cell.cell, cell.strategy, Data(Self.bytes(cell.daily.days.map { UInt64(bitPattern: $0.dayNumber) })),
          Data(Self.bytes(cell.daily.amounts.map(\.bitPattern))),
        ]
        try insert.execute(arguments: StatementArguments(columns))
      }
    }
  }

  /// The days of a cell of a folder's last sweep; nil where it has none.
  package static func days(ofCell cell: String, inFolder folder: String) throws(JournalError) -> DailyPnL? {
    let path = "\(folder)/\(fileName)"
    do {
      let row = try reading(path).read { database in
        try requireOurs(database, path)
        return try Row.fetchOne(database, sql: "SELECT days, amounts FROM portfolio WHERE cell = ?", arguments: [cell])
      }
      guard let row else { return nil }
      let days = words(try row.bytes(0)).map { CivilDate(dayNumber: Int64(bitPattern: $0)) }
      let amounts = words(try row.bytes(1)).map(Double.init(bitPattern:))
      guard days.count == amounts.count, zip(days, days.dropFirst()).allSatisfy({ $0 < $1 }),
        days.allSatisfy(stampedDays.contains)
      else {
        throw JournalError.damaged(path)
      }
      return DailyPnL(days: days, amounts: amounts)
    } catch {
      throw JournalError(path, error)
    }
  }

  /// The days that a stamp can be of.
  private static var stampedDays: ClosedRange<CivilDate> {
    CivilDate(of: WallClock.stamps.lowerBound)...CivilDate(of: WallClock.stamps.upperBound)
  }

  private static func bytes(_ words: [UInt64]) -> [UInt8] {
    words.flatMap { word in stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: word >> $0) } }
  }

  private static func words(_ bytes: [UInt8]) -> [UInt64] {
    stride(from: 0, to: bytes.count - bytes.count % 8, by: 8).map { start in
      (0..<8).reduce(0) { $0 | UInt64(bytes[start + $1]) << (8 * $1) }
    }
  }
}

internal import GRDB
internal import TickData

extension SweepJournal {
  /// Keeps what was noticed while a security's ticks were read, one line each, for sweeps that need not read them again.
  ///
  /// - Parameter ticks: identifies them, see ``SweepPlan/ticks(of:_:)``.
  func keep(_ notices: [String], of security: Security, _ ticks: String) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO notice (security, ticks, lines) VALUES (?, ?, ?)",
        arguments: [security.name, ticks, notices.joined(separator: "\n")])
    }
  }

  /// What was noticed then; nothing where nothing was.
  func notices(of security: Security, _ ticks: String) throws(JournalError) -> [String] {
    let lines = try read { database in
      try String.fetchOne(
        database, sql: "SELECT lines FROM notice WHERE security = ? AND ticks = ?", arguments: [security.name, ticks])
    }
    return lines?.split(separator: "\n").map(String.init) ?? []
  }
}

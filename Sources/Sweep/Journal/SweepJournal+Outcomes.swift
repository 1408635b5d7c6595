internal import Analytics
internal import FoundationEssentials
internal import GRDB
internal import Glibc

/// A trade log that was written, and what it held then.
struct KeptLog: Hashable, Sendable {
  /// Within the sweep's folder.
  let path: String
  let key: ResultKey
  /// Nil in journals of before.
  let hash: String?
}

/// A finished result, ready to be committed.
struct FinishedOutcome: Sendable {
  let key: ResultKey
  let strategy: String
  let security: String
  let parameters: String
  let trades: Int
  let realizedPnL: Double
  let metrics: [UInt8]
  /// Where its trades are, if they are kept.
  var log: KeptLog?
}

extension SweepJournal {
  /// The keys of all finished results. An infinite P&L, which journals took once, is none.
  func finishedKeys() throws(JournalError) -> Set<ResultKey> {
    try read { database in
      var keys: Set<ResultKey> = []
      let rows = try Row.fetchCursor(database, sql: "SELECT key FROM outcome WHERE abs(realized_pnl) < 9e999")
      while let row = try rows.next() {
        guard let key = ResultKey(bytes: try row.bytes(0)) else { throw JournalError.damaged(path) }
        keys.insert(key)
      }
      return keys
    }
  }

  /// Commits the results of a unit, all of them or none, with what they add to the progress.
  ///
  /// A result that stands there already is an error: nothing is computed twice.
  func commit(_ outcomes: [FinishedOutcome], strategyIndex: Int, finishedCells: Int) throws(JournalError) {
    try write { database in
      let insert = try database.cachedStatement(
        sql: """
          INSERT INTO outcome (key, strategy, security, parameters, trades, realized_pnl, metrics, process)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for outcome in outcomes {
        let columns: [any DatabaseValueConvertible] = [
          outcome.key.blob, outcome.strategy, outcome.security, outcome.parameters, outcome.trades,
          outcome.realizedPnL, Data(outcome.metrics), Int(getpid()),
        ]
        try insert.execute(arguments: StatementArguments(columns))
        if let log = outcome.log { try Self.note(log, in: database) }
      }
      try database.execute(
        sql: """
          UPDATE progress SET results_done = results_done + ?, cells_done = cells_done + ?,
            last_commit = (julianday('now') - 2440587.5) * 86400 WHERE position = ?
          """, arguments: [outcomes.count, finishedCells, strategyIndex])
    }
  }

  /// The metrics of some results, in their order; nil for those that are not there.
  func metrics(of keys: [ResultKey]) throws(JournalError) -> [SecurityMetrics?] {
    let blobs = try read { database in
      let select = try database.cachedStatement(sql: "SELECT metrics FROM outcome WHERE key = ?")
      return try keys.map { key in
        try Row.fetchOne(select, arguments: [key.blob]).map { try $0.bytes(0) }
      }
    }
    var metrics: [SecurityMetrics?] = []
    for blob in blobs {
      guard let blob else {
        metrics.append(nil)
        continue
      }
      guard let decoded = MetricsBlob.decode(blob) else { throw .damaged(path) }
      metrics.append(decoded)
    }
    return metrics
  }

  /// How many trades a result has; nil where it is not there.
  func trades(of key: ResultKey) throws(JournalError) -> Int? {
    try read { database in
      try Int.fetchOne(
        database.cachedStatement(sql: "SELECT trades FROM outcome WHERE key = ?"), arguments: [key.blob])
    }
  }

  /// Which process computed each result, for tests.
  package func processes() throws(JournalError) -> [String: Int] {
    try read { database in
      let rows = try Row.fetchAll(database, sql: "SELECT hex(key), process FROM outcome")
      return Dictionary(
        try rows.map { (try $0.decode(atIndex: 0) as String, try $0.decode(atIndex: 1) as Int) },
        uniquingKeysWith: { first, _ in first })
    }
  }
}

extension SweepJournal {
  /// The trade logs that were written, and the results whose trades they hold.
  func tradeLogs() throws(JournalError) -> [String: KeptLog] {
    try read { database in
      var logs: [String: KeptLog] = [:]
      let rows = try Row.fetchAll(
        database, sql: "SELECT path, key, hash FROM trade_log LEFT JOIN log_content USING (path)")
      for row in rows {
        let path: String = try row.decode(atIndex: 0)
        guard let key = ResultKey(bytes: try row.bytes(1)) else { throw JournalError.damaged(self.path) }
        logs[path] = KeptLog(path: path, key: key, hash: try row.decode(atIndex: 2))
      }
      return logs
    }
  }

  /// Notes that a trade log has been written.
  func note(_ logs: [KeptLog]) throws(JournalError) {
    try write { database in
      for log in logs { try Self.note(log, in: database) }
    }
  }

  /// Forgets trade logs that are gone.
  func forget(_ logs: [String]) throws(JournalError) {
    try write { database in
      for path in logs {
        try database.execute(sql: "DELETE FROM trade_log WHERE path = ?", arguments: [path])
        try database.execute(sql: "DELETE FROM log_content WHERE path = ?", arguments: [path])
      }
    }
  }

  private static func note(_ log: KeptLog, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO trade_log (path, key) VALUES (?, ?)", arguments: [log.path, log.key.blob])
    try database.execute(
      sql: "INSERT OR REPLACE INTO log_content (path, hash) VALUES (?, ?)", arguments: [log.path, log.hash ?? ""])
  }
}

extension ResultKey {
  var blob: Data { Data(bytes) }
}

extension Row {
  func bytes(_ column: Int) throws -> [UInt8] { Array(try decode(Data.self, atIndex: column)) }
}

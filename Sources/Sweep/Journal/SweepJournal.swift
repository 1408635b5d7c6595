internal import Analytics
internal import GRDB
internal import Glibc

/// What a folder's sweeps have computed: a SQLite database with a row for each finished security and configuration. A row is
/// complete or absent, whenever the process ends.
///
/// It is written ahead (WAL), so that others can read it meanwhile, and without waiting for the disk: what is committed
/// survives the process, and a power failure at worst takes the last commits.
package final class SweepJournal: Sendable {
  package static let fileName = "journal.sqlite"

  /// Marks the file as a sweep's journal: "tbsw".
  private static let application = 0x7462_7377
  /// Counts the changes to the tables.
  private static let layout = 2
  /// Larger journals are not read through when they are opened.
  private static let largestChecked = 1 << 28

  let path: String
  let queue: DatabaseQueue

  /// Opens the journal in a folder, or begins one.
  ///
  /// - Throws: ``JournalError`` where there is one that is damaged or another engine's. It is left as it is.
  package convenience init(folder: String, engine: EngineVersion) throws(JournalError) {
    try self.init(path: "\(folder)/\(Self.fileName)", engine: engine, mostPages: nil)
  }

  /// - Parameter mostPages: as a full disk would, bounds the database.
  init(path: String, engine: EngineVersion, mostPages: Int?) throws(JournalError) {
    self.path = path
    do {
      // A database that is not ours, or not sound, is looked at but never written to.
      if access(path, F_OK) == 0 {
        var reading = GRDB.Configuration()
        reading.readonly = true
        reading.busyMode = .timeout(10)
        try DatabaseQueue(path: path, configuration: reading).read { database in
          if try !Self.isNew(database) { try Self.check(database, path, engine) }
        }
      }
      var configuration = GRDB.Configuration()
      configuration.label = "journal"
      configuration.journalMode = .wal
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { database in
        // A commit does not wait for the disk, see above.
        try database.execute(sql: "PRAGMA synchronous = NORMAL")
        if let mostPages { _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(mostPages)") }
      }
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.write { database in
        if try Self.isNew(database) { try Self.begin(database, engine) }
      }
    } catch {
      throw JournalError(path, error)
    }
  }

  /// Whether it is the empty database of a journal that is being begun.
  private static func isNew(_ database: Database) throws -> Bool {
    let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    return tables == 0 && mark == 0
  }

  /// Makes the tables of a new journal.
  private static func begin(_ database: Database, _ engine: EngineVersion) throws {
    try database.execute(
      sql: """
        CREATE TABLE engine (version TEXT NOT NULL);
        CREATE TABLE outcome (
          key BLOB NOT NULL UNIQUE,
          strategy TEXT NOT NULL,
          security TEXT NOT NULL,
          parameters TEXT NOT NULL,
          trades INTEGER NOT NULL,
          realized_pnl REAL NOT NULL,
          metrics BLOB NOT NULL,
          process INTEGER NOT NULL
        );
        CREATE TABLE trade_log (path TEXT PRIMARY KEY, key BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE portfolio (
          cell TEXT PRIMARY KEY, strategy TEXT NOT NULL, days BLOB NOT NULL, amounts BLOB NOT NULL
        ) WITHOUT ROWID;
        CREATE TABLE notice (
          security TEXT NOT NULL, ticks TEXT NOT NULL, lines TEXT NOT NULL, PRIMARY KEY (security, ticks)
        ) WITHOUT ROWID;
        CREATE TABLE progress (
          position INTEGER PRIMARY KEY, strategy TEXT NOT NULL,
          cells INTEGER NOT NULL, cells_done INTEGER NOT NULL,
          results INTEGER NOT NULL, results_done INTEGER NOT NULL, last_commit REAL
        );
        PRAGMA application_id = \(application);
        PRAGMA user_version = \(layout);
        """)
    try database.execute(sql: "INSERT INTO engine (version) VALUES (?)", arguments: [engine.description])
  }

  private static func check(_ database: Database, _ path: String, _ engine: EngineVersion) throws {
    guard try Int.fetchOne(database, sql: "PRAGMA application_id") == application else {
      throw JournalError(
        "\(path): is no journal of a sweep: move it away, or start over with --fresh, which keeps it aside")
    }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version == layout else {
      throw JournalError(
        "\(path): has layout \(version), and this program writes layout \(layout): start over with --fresh, which keeps it "
          + "aside")
    }
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
    if pages * pageSize <= largestChecked {
      guard try String.fetchOne(database, sql: "PRAGMA quick_check(1)") == "ok" else {
        throw JournalError.damaged(path)
      }
    }
    let written = try String.fetchOne(database, sql: "SELECT version FROM engine") ?? "none"
    guard written == engine.description else {
      throw JournalError(
        "\(path): was written by engine \(written), this is engine \(engine), whose results may differ: start over with "
          + "--fresh, which keeps it aside")
    }
  }

  /// Moves a folder's journal aside, if there is one, under the first free number. Returns its new name.
  package static func setAside(folder: String) throws(JournalError) -> String? {
    try MovedJournal.move(folder: folder)
  }

  /// Calls the database; its failures become a ``JournalError``.
  func write<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try queue.write(body)
    } catch {
      throw JournalError(path, error)
    }
  }

  func read<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    do {
      return try queue.read(body)
    } catch {
      throw JournalError(path, error)
    }
  }
}

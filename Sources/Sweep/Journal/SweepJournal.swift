internal import Analytics
internal import Backtest
internal import GRDB
internal import Glibc
package import TickStorage

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
  /// Larger journals are not read through when they are opened. A result that is missing in them is noticed when it is
  /// wanted.
  private static let largestChecked = 1 << 28

  let path: String
  let queue: DatabaseQueue
  /// Whether the disk has locks, by which others that read the journal wait for those that write.
  package let hasLocks: Bool
  private let durability: Durability

  /// Opens the journal in a folder, or begins one.
  ///
  /// - Throws: ``JournalError`` where there is one that is damaged or another engine's. It is left as it is.
  package convenience init(
    folder: String, engine: EngineVersion, durability: Durability = .onDisk
  ) throws(JournalError) {
    try self.init(path: "\(folder)/\(Self.fileName)", engine: engine, durability: durability, mostPages: nil)
  }

  /// - Parameter mostPages: as a full disk would, bounds the database.
  init(
    path: String, engine: EngineVersion, durability: Durability = .onDisk, mostPages: Int?
  ) throws(JournalError) {
    self.path = path
    self.durability = durability
    DatabaseReason.listen()
    do {
      try Self.requireThreads(path)
      hasLocks = DatabaseLocks.exist(forNew: path)
      // A database that is not ours, or not sound, is looked at but never written to.
      if access(path, F_OK) == 0 {
        try Self.reading(path, alone: true).read { database in
          if try !Self.isNew(database) {
            try Self.requireOurs(database, path)
            try Self.check(database, path, engine)
          }
        }
      }
      var configuration = GRDB.Configuration()
      configuration.label = "journal"
      // The journal that is written ahead is shared by way of locks.
      configuration.journalMode = hasLocks ? .wal : .default
      configuration.busyMode = .timeout(10)
      // A commit does not wait for the disk, see above; one that is not written ahead has to.
      let synchronous = durability == .unsynced ? "OFF" : hasLocks ? "NORMAL" : "FULL"
      configuration.prepareDatabase { database in
        try database.execute(sql: "PRAGMA synchronous = \(synchronous)")
        if let mostPages { _ = try Int.fetchOne(database, sql: "PRAGMA max_page_count = \(mostPages)") }
      }
      queue =
        hasLocks
        ? try DatabaseQueue(path: path, configuration: configuration)
        : try DatabaseLocks.openWithout(path, configuration)
      try queue.write { database in
        if try Self.isNew(database) { try Self.begin(database, engine) }
        // What journals of before do not have.
        try database.execute(
          sql: "CREATE TABLE IF NOT EXISTS log_content (path TEXT PRIMARY KEY, hash TEXT NOT NULL) WITHOUT ROWID")
      }
    } catch {
      throw JournalError(path, error)
    }
  }

  /// Whether it is the empty database of a journal that is being begun.
  static func isNew(_ database: Database) throws -> Bool {
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

  /// Opens a journal that is there to look into it, also in a folder that one may only read.
  ///
  /// A process that was killed may have left a change half done, with SQLite's own journal of it beside the database. SQLite
  /// takes such a change back, which it can only where it may write. Where there are no locks it cannot be told from the
  /// change of a process that is at work, and stays.
  ///
  /// - Parameter alone: whether no other process is at work on it.
  static func reading(_ path: String, alone: Bool = false) throws -> DatabaseQueue {
    DatabaseReason.listen()
    try requireThreads(path)
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw JournalError("\(path): is not a regular file: move it away")
    }
    var configuration = GRDB.Configuration()
    let hasLocks = DatabaseLocks.exist(for: path)
    configuration.readonly = access("\(path)-journal", F_OK) != 0 || !(hasLocks || alone)
    configuration.busyMode = .timeout(10)
    return hasLocks
      ? try DatabaseQueue(path: path, configuration: configuration)
      : try DatabaseLocks.openWithout(path, configuration)
  }

  /// Throws where the database would wait for ever for a thread of its own.
  private static func requireThreads(_ path: String) throws(JournalError) {
    guard WorkerThreads.areAvailable else {
      throw JournalError(
        "\(path): cannot be opened (no thread can be started): raise the limit on processes, see ulimit -u")
    }
  }

  /// Throws unless the database is a sweep's journal of this layout, or one that is being begun.
  static func requireOurs(_ database: Database, _ path: String) throws {
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
  }

  private static func check(_ database: Database, _ path: String, _ engine: EngineVersion) throws {
    let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
    let pageSize = try Int.fetchOne(database, sql: "PRAGMA page_size") ?? 0
    if pages <= largestChecked / max(1, pageSize) {
      // The indices, too, by which results are found.
      guard try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") == "ok" else {
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

  /// Ends the work on it: all is in the one file, which others can read where they may not write.
  package func finish() {
    // Whoever is reading it just now is waited for; if that takes long, the next sweep will do it.
    _ = try? queue.writeWithoutTransaction { database in
      try String.fetchOne(database, sql: "PRAGMA journal_mode = DELETE")
    }
    // After a power failure what the database had beside it could be there again, and would have to be taken back.
    try? durability.syncFolder(of: path)
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

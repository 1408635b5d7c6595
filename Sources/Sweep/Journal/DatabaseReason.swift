internal import GRDB
internal import GRDBSQLite
internal import Glibc
internal import Synchronization

/// The system's reason for a failure of the database, whose own message is "disk I/O error" for all of them.
enum DatabaseReason {
  private static let last = Mutex<Int32?>(nil)

  /// Begins to listen, which is possible only before the first database is opened.
  static func listen() { _ = listening }

  private static let listening: Void = {
    // Of calls that open, sync and cut files, the reason is in the database's log, and nowhere else.
    Database.logError = { _, message in note(message) }
    // Of those that read and write, it is nowhere. Which of these the database calls is up to how it was built.
    guard let system = sqlite3_vfs_find(nil), let set = system.pointee.xSetSystemCall else { return }
    // Unsafe: functions of exactly these types are what the database calls by these names.
    let calls: [(names: [String], function: sqlite3_syscall_ptr)] = [
      (["pread", "pread64"], unsafeBitCast(readAt, to: sqlite3_syscall_ptr.self)),
      (["pwrite", "pwrite64"], unsafeBitCast(writeAt, to: sqlite3_syscall_ptr.self)),
      (["read"], unsafeBitCast(read, to: sqlite3_syscall_ptr.self)),
      (["write"], unsafeBitCast(write, to: sqlite3_syscall_ptr.self)),
    ]
    for call in calls {
      for name in call.names { _ = set(system, name, call.function) }
    }
  }()

  private static let readAt: @convention(c) (Int32, UnsafeMutableRawPointer?, Int, off_t) -> Int = {
    noted(pread($0, $1, $2, $3))
  }
  private static let writeAt: @convention(c) (Int32, UnsafeRawPointer?, Int, off_t) -> Int = {
    noted(pwrite($0, $1, $2, $3))
  }
  private static let read: @convention(c) (Int32, UnsafeMutableRawPointer?, Int) -> Int = {
    noted(Glibc.read($0, $1, $2))
  }
  private static let write: @convention(c) (Int32, UnsafeRawPointer?, Int) -> Int = {
    noted(Glibc.write($0, $1, $2))
  }

  /// Notes the reason of a call that has failed, which is tried again if it was interrupted.
  private static func noted(_ count: Int) -> Int {
    guard count < 0, errno != EINTR else { return count }
    let code = errno
    last.withLock { $0 = code }
    errno = code
    return count
  }

  /// Notes the reason in a line such as `os_unix.c:44068: (13) open(/journal.sqlite) - Permission denied`.
  private static func note(_ message: String) {
    guard message.hasPrefix("os_unix"), let open = message.firstIndex(of: "("),
      let end = message[open...].firstIndex(of: ")"), let code = Int32(message[message.index(after: open)..<end]),
      code != 0
    else { return }
    last.withLock { $0 = code }
  }

  /// The reason of the last failure, once.
  static func take() -> Int32? {
    last.withLock { code in
      defer { code = nil }
      return code
    }
  }
}

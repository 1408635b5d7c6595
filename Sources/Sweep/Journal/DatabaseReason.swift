internal import GRDB
internal import Glibc
internal import Synchronization

/// The system's reason for a failure of the database, whose own message is "disk I/O error" for all of them. The database
/// tells it to its log alone.
enum DatabaseReason {
  private struct Noted {
    var code: Int32
    /// Said by the part of the database that made the system's call, and not by one that heard of it.
    var isExact: Bool
  }

  private static let last = Mutex<Noted?>(nil)

  /// Begins to listen to the database's log, which is possible only before the first database is opened.
  static func listen() { _ = listening }

  private static let listening: Void = {
    Database.logError = { result, message in
      let code = errno
      note(result, message, code)
    }
  }()

  private static func note(_ result: ResultCode, _ message: String, _ code: Int32) {
    // os_unix.c:44068: (13) open(/journal.sqlite) - Permission denied
    if let open = message.firstIndex(of: "("), let end = message[open...].firstIndex(of: ")"),
      message.hasPrefix("os_unix"),
      let exact = Int32(message[message.index(after: open)..<end]), exact != 0
    {
      last.withLock { $0 = Noted(code: exact, isExact: true) }
      return
    }
    switch result.primaryResultCode {
    case .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
      // What the database looks for and does not find is not the reason.
      guard code != 0, code != ENOENT else { return }
    case .SQLITE_FULL: guard [ENOSPC, EDQUOT, EFBIG].contains(code) else { return }
    default: return
    }
    last.withLock { noted in
      if noted?.isExact != true { noted = Noted(code: code, isExact: false) }
    }
  }

  /// The reason of the last failure, once.
  static func take() -> Int32? {
    last.withLock { noted in
      defer { noted = nil }
      return noted?.code
    }
  }
}

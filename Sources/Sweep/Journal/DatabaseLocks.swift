internal import GRDB
internal import GRDBSQLite
internal import Glibc

/// The locks by which SQLite keeps processes apart, which some disks do not have.
enum DatabaseLocks {
  /// Whether the disk of a file has them. Nothing of this process may have the file open: its locks would go.
  static func exist(for path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return true }
    defer { close(file) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_len = 1
    return fcntl(file, F_GETLK, &lock) == 0 || ![ENOLCK, EOPNOTSUPP, ENOSYS, EINVAL].contains(errno)
  }

  /// The same for a file that is to be. It is made, empty, if it is not there: only a file tells.
  static func exist(forNew path: String) -> Bool {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    if file >= 0 { close(file) }
    return exist(for: path)
  }

  /// Opens a database as it must be where there are no locks: SQLite waits for none.
  static func openWithout(_ path: String, _ configuration: GRDB.Configuration) throws -> DatabaseQueue {
    // Unsafe: the systems that SQLite was built with, which stay for as long as the process.
    let usual = sqlite3_vfs_find(nil)
    sqlite3_vfs_register(sqlite3_vfs_find("unix-none"), 1)
    defer { sqlite3_vfs_register(usual, 1) }
    return try DatabaseQueue(path: path, configuration: configuration)
  }
}

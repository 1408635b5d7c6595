internal import Glibc

/// Which file stands at a path, and in which state: another one has taken its place, or something has been written to it, where
/// this differs.
struct FileState: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  /// In bytes.
  let size: Int64
  /// When it was written last, and when anything of it was changed last, which no program can set back. In nanoseconds.
  private let written: Int64
  private let changed: Int64

  /// Nil where nothing stands there that one may look at.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec) }
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    size = Int64(status.st_size)
    written = nanoseconds(status.st_mtim)
    changed = nanoseconds(status.st_ctim)
  }
}

/// The files of a source as they were when it was opened, before anything of them was read or hashed.
struct InputFiles: Sendable {
  private let states: [String: FileState]

  init(_ paths: some Sequence<String>) {
    states = Dictionary(
      paths.compactMap { path in FileState(of: path).map { (path, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  /// The bytes of a file; 0 where it could not be looked at.
  func size(of path: String) -> Int64 { states[path]?.size ?? 0 }

  /// Throws where a file is not what it was: what was hashed may not be what was read.
  func requireUnchanged(_ paths: [String]) throws(TickFileError) {
    for path in paths where FileState(of: path) != states[path] {
      throw TickFileError(
        path: path, "has changed since it was opened: read it again when nothing writes to it")
    }
  }
}

internal import Glibc

/// A file's identity and state. If two states of a path differ, the file was replaced or written to in between.
struct FileState: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64
  /// In bytes.
  let size: Int64
  /// The last write, and the last change of any kind, which programs cannot set back. In nanoseconds since 1970.
  private let written: Int64
  private let changed: Int64

  /// Nil if the file does not exist or may not be looked at.
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

  /// Throws if a file has changed: what was hashed may not be what was read.
  func requireUnchanged(_ paths: [String]) throws(TickFileError) {
    for path in paths where FileState(of: path) != states[path] {
      throw TickFileError(
        path: path, "has changed since it was opened: read it again when nothing writes to it")
    }
  }
}

internal import CFileSync
internal import Glibc

/// Whether to wait until a file is on the disk.
public enum Durability: Hashable, Sendable {
  /// The file outlives a power failure: its bytes are on the disk before it gets its name, and the name is when the call
  /// returns.
  case onDisk
  /// The file outlives the process. For scratch work, and for files that are synced together later.
  case unsynced
}

extension Durability {
  /// Waits until the bytes of an open file are on the disk.
  func sync(_ descriptor: Int32, of path: String) throws(AtomicFile.Failure) {
    guard self == .onDisk else { return }
    while fsync(descriptor) != 0 {
      switch errno {
      case EINTR: continue
      // The file system has nothing to sync, or cannot.
      case EINVAL, EROFS, ENOTSUP: return
      default: throw AtomicFile.failure(path)
      }
    }
  }

  /// Waits until the names in the folder of a file are on the disk.
  package func syncFolder(of path: String) throws(AtomicFile.Failure) {
    guard self == .onDisk else { return }
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that may be written but not listed cannot be synced.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    try sync(descriptor, of: path)
  }

  /// Waits until some files are on the disk: once for all of them, since the disk has begun with the last one before the
  /// first is waited for.
  func sync(_ files: [String]) throws(AtomicFile.Failure) {
    guard self == .onDisk else { return }
    for isWaiting in [false, true] {
      for path in files {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw AtomicFile.failure(path) }
        defer { close(descriptor) }
        if isWaiting {
          try sync(descriptor, of: path)
        } else {
          tb_begin_sync(descriptor)
        }
      }
    }
  }
}

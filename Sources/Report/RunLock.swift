internal import Glibc
internal import TickStorage

/// Keeps a folder for one run at a time. It goes with the process, however that ends, and leaves no file behind.
final class RunLock: Sendable {
  private let folder: Int32

  init(folder path: String) throws(AtomicFile.Failure) {
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw AtomicFile.Failure(path: path, reason: String(cString: strerror(errno))) }
    guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
      close(folder)
      throw AtomicFile.Failure(
        path: path, reason: "another run is at work in this folder: wait for it, or choose another with --output-dir")
    }
  }

  deinit { close(folder) }
}

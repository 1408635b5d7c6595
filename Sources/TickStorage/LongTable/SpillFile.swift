internal import Glibc

/// A file without a name for rows that do not fit the memory. It goes with the process, however that ends.
final class SpillFile: Sendable {
  private let descriptor: Int32

  /// In the folder that `TMPDIR` names, else in `/tmp`.
  init() throws(TickFileError) {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(folder)/tickbt.XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(folder) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(template)
  }

  deinit { close(descriptor) }

  /// Writes bytes at a place.
  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int64) throws(TickFileError) {
    var done = 0
    while done < bytes.count {
      let count = pwrite(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset) + done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.failure("the temporary file") }
      done += count
    }
  }

  /// Reads bytes that were written.
  func read(into bytes: UnsafeMutableRawBufferPointer, at offset: Int64) throws(TickFileError) {
    var done = 0
    while done < bytes.count {
      let count = pread(descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, off_t(offset) + done)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw Self.failure("the temporary file") }
      done += count
    }
  }

  private static func failure(_ path: String) -> TickFileError {
    TickFileError(
      path: path,
      "cannot keep rows that do not fit the memory (\(String(cString: strerror(errno)))): name a folder with room in TMPDIR"
    )
  }
}

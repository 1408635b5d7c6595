internal import Glibc

/// A folder's lock: one sweep at a time may work in it. It goes with the process, however that ends.
package final class FolderLock: Sendable {
  package static let fileName = ".sweep.lock"

  private let file: Int32

  /// Locks the folder, which must be there.
  package init(folder: String) throws(JournalError) {
    let path = "\(folder)/\(Self.fileName)"
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard file >= 0 else {
      throw JournalError(
        "\(folder): cannot be written (\(String(cString: strerror(errno)))); choose another with --output-dir")
    }
    guard Self.lock(file) else {
      let holder = Self.number(in: file).map { " (process \($0))" } ?? ""
      close(file)
      throw JournalError(
        "\(folder): another sweep\(holder) is at work in this folder: wait for it, or choose another with --output-dir")
    }
    let text = "\(getpid())\n"
    ftruncate(file, 0)
    pwrite(file, text, text.utf8.count, 0)
    self.file = file
  }

  /// Whether the lock could be had. Who asks whether a sweep is at work holds it for an instant, so that it is tried for a
  /// moment.
  private static func lock(_ file: Int32) -> Bool {
    for attempt in 0..<20 {
      if attempt > 0 { usleep(10_000) }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return true }
    }
    return false
  }

  deinit { close(file) }

  /// The process that is at work in a folder; nil where there is none.
  package static func holder(ofFolder folder: String) -> Int32? {
    let file = open("\(folder)/\(fileName)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    if flock(file, LOCK_SH | LOCK_NB) == 0 { return nil }
    return number(in: file)
  }

  private static func number(in file: Int32) -> Int32? {
    var bytes = [UInt8](repeating: 0, count: 16)
    let count = pread(file, &bytes, bytes.count, 0)
    guard count > 0 else { return nil }
    return Int32(String(decoding: bytes[..<count], as: UTF8.self).prefix { $0.isNumber })
  }
}

internal import FoundationEssentials
internal import Glibc

/// What killed processes have left under temporary names: `emaar.parquet.4711-9f3a0c21.partial`.
package enum AbandonedFiles {
  private static let ending: Substring = "partial"

  /// A new name beside a target under which it is written: with this process, and a number that nobody can foresee.
  static func temporaryName(for target: String) -> String {
    "\(target).\(getpid())-\(String(UInt32.random(in: .min ... .max), radix: 16)).\(ending)"
  }

  /// Marks a file as one that is being written: it is locked for as long as it is open. False if another process has taken
  /// it for a leftover.
  static func mark(_ descriptor: Int32) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { return errno != EWOULDBLOCK }
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Removes what processes that are no more were writing in a folder.
  ///
  /// - Parameter isOurs: whether a file of this name is one that the caller writes. No other is touched.
  package static func remove(in folder: String, where isOurs: (_ target: String) -> Bool) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names {
      guard let (target, writer) = parts(of: name), isOurs(target) else { continue }
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      if isAbandoned(path, by: writer) { unlink(path) }
    }
  }

  /// The process that was writing a file, by its name.
  private struct Writer {
    let process: Int32
    /// Whether it locks what it writes.
    let locks: Bool
    var isGone: Bool { kill(process, 0) != 0 && errno == ESRCH }
  }

  private static func parts(of name: String) -> (target: String, writer: Writer)? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, parts.last == ending else { return nil }
    let writer = parts[parts.count - 2].split(separator: "-", omittingEmptySubsequences: false)
    guard let number = writer.first, let process = Int32(number), process > 0, writer.count <= 2 else { return nil }
    return (parts.dropLast(2).joined(separator: "."), Writer(process: process, locks: writer.count == 2))
  }

  /// Whether nobody writes a file any more: it is not locked. Where there are no locks, its process is asked for.
  private static func isAbandoned(_ path: String, by writer: Writer) -> Bool {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return errno != EWOULDBLOCK && writer.isGone }
    return writer.locks || writer.isGone
  }
}

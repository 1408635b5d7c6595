internal import Glibc

/// Reads files that are small enough to be in memory as a whole: configurations, records, logs, summaries. They may be
/// anybody's, so only regular files are read, which end and do not wait for a writer, and only up to a limit.
package enum WholeFile {
  /// Why a file could not be read.
  package struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    package let reason: String

    package var description: String { reason }
  }

  /// What people write by hand, and the records of runs, are far smaller.
  package static let recordLimit = 1 << 28
  /// The log of a hundred million fills, or the table of a sweep of a million cells.
  package static let tableLimit = 1 << 34

  package static func read(_ path: String, limit: Int = recordLimit) throws(Failure) -> [UInt8] {
    func failure() -> Failure { Failure(reason: String(cString: strerror(errno))) }
    // A pipe without a writer would wait for one.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(reason: status.st_mode & S_IFMT == S_IFDIR ? "Is a directory" : "it is not a regular file")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(limit, Int(max(0, status.st_size))))
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &block, block.count)
      if count == 0 { return bytes }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      guard bytes.count + count <= limit else { throw Failure(reason: "it has more than \(limit >> 20) MiB") }
      bytes.append(contentsOf: block[..<count])
    }
  }
}

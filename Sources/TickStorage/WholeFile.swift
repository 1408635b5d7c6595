internal import Glibc

/// Reads files that are small enough to be in memory as a whole; pipes, too.
package enum WholeFile {
  /// Why a file could not be read, as the system says it.
  package struct Failure: Error, Hashable, Sendable {
    package let reason: String
  }

  package static func read(_ path: String) throws(Failure) -> [UInt8] {
    func failure() -> Failure { Failure(reason: String(cString: strerror(errno))) }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &block, block.count)
      if count == 0 { return bytes }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      bytes.append(contentsOf: block[..<count])
    }
  }
}

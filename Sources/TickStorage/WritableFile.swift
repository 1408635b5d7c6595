internal import Glibc

/// A file that is written piece by piece, from its beginning. It is closed with the value, whatever happens.
package struct WritableFile: ~Copyable {
  private var descriptor: Int32
  /// The name that failures give.
  private let target: String

  /// Makes a new file, or empties one that is there.
  ///
  /// - Parameter target: the name that the file is to have in the end.
  package init(path: String, target: String) throws(AtomicFile.Failure) {
    self.target = target
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw AtomicFile.failure(target) }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  package func append(_ bytes: [UInt8]) throws(AtomicFile.Failure) {
    var written = 0
    while written < bytes.count {
      // Unsafe: the bytes are lent for the call.
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw AtomicFile.failure(target) }
      written += count
    }
  }

  /// Closes the file: what could not be written is found out here at the latest.
  package mutating func finish() throws(AtomicFile.Failure) {
    let status = close(descriptor)
    descriptor = -1
    guard status == 0 else { throw AtomicFile.failure(target) }
  }
}

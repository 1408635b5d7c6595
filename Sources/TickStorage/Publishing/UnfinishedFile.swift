internal import Glibc

/// A file that is being written under a temporary name beside its own, which it gets when it is complete. One that goes
/// before that leaves nothing behind.
///
/// The temporary name is new: nothing that is there already is written to, and no link is followed. For as long as it is
/// written the file is locked, by which others tell it from one that a killed process has left.
package final class UnfinishedFile: Sendable {
  /// The file that it is to be, as the user named it.
  package let path: String
  /// Open for writing. It is closed with the file.
  package let descriptor: Int32
  private let target: String
  private let temporary: String

  /// Starts a file beside the one at a path. If that is a link, the file is written where it leads; what is not a regular
  /// file, such as a device, is not replaced.
  package init(path: String) throws(AtomicFile.Failure) {
    self.path = path
    target = try Self.target(of: path)
    for _ in 0..<100 {
      let temporary = AbandonedFiles.temporaryName(for: target)
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
      if descriptor < 0 && errno == EEXIST { continue }
      guard descriptor >= 0 else { throw AtomicFile.failure(path) }
      if AbandonedFiles.mark(descriptor) {
        self.temporary = temporary
        self.descriptor = descriptor
        return
      }
      // Another process took it for a leftover in between.
      unlink(temporary)
      close(descriptor)
    }
    throw AtomicFile.Failure(path: path, reason: "no temporary name beside it is free")
  }

  deinit {
    // Once it has its name there is nothing under the temporary one.
    unlink(temporary)
    close(descriptor)
  }

  /// Appends bytes.
  package func append(_ bytes: [UInt8]) throws(AtomicFile.Failure) {
    var written = 0
    while written < bytes.count {
      // Unsafe: the bytes are lent for the call.
      let count = bytes.withUnsafeBytes {
        write(descriptor, $0.baseAddress?.advanced(by: written), bytes.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw AtomicFile.failure(path) }
      written += count
    }
  }

  /// A descriptor for a library that closes what it is given.
  package func duplicate() throws(AtomicFile.Failure) -> Int32 {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else { throw AtomicFile.failure(path) }
    return copy
  }

  /// Starts a file of ticks, and the descriptor that its writer takes over and closes.
  static func ofTicks(at path: String) throws(TickFileError) -> (file: UnfinishedFile, descriptor: Int32) {
    do throws(AtomicFile.Failure) {
      let file = try UnfinishedFile(path: path)
      return (file, try file.duplicate())
    } catch {
      throw TickFileError(error)
    }
  }

  /// Gives the complete file its name.
  ///
  /// - Parameter files: those that must be on the disk before it is, such as what a record speaks of. They are waited for
  ///   together.
  package func publish(_ durability: Durability, after files: [String] = []) throws(AtomicFile.Failure) {
    try durability.sync(files)
    try durability.sync(descriptor, of: path)
    // Some file systems report what could not be written when a descriptor is closed.
    guard close(try duplicate()) == 0 else { throw AtomicFile.failure(path) }
    guard rename(temporary, target) == 0 else { throw AtomicFile.failure(path) }
    try durability.syncFolder(of: target)
  }

  /// Throws if there is something that no file can replace, such as a pipe.
  package static func requireReplaceable(_ path: String) throws(AtomicFile.Failure) { _ = try target(of: path) }

  /// The path of the file that is to be written or replaced.
  private static func target(of path: String) throws(AtomicFile.Failure) -> String {
    guard !path.isEmpty else { throw AtomicFile.Failure(path: "\"\"", reason: "the path is empty") }
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let what = status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is no regular file"
      throw AtomicFile.Failure(path: path, reason: "\(what); choose another")
    }
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

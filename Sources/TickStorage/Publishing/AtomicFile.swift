internal import Glibc

/// Writes files that are complete or absent: to a temporary name beside the target, which then takes its name.
public enum AtomicFile {
  /// What went wrong with a file, and why.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    public let path: String
    public let reason: String

    public init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }

    public var description: String { "\(path): cannot be written (\(reason))" }

    /// Whether there is no room for the file.
    package var isOutOfSpace: Bool { [ENOSPC, EDQUOT].contains { reason == String(cString: strerror($0)) } }
  }

  /// Writes bytes as a whole file.
  ///
  /// - Parameter files: those that must be on the disk before this one is, such as what a record speaks of.
  public static func write(
    _ bytes: [UInt8], to path: String, _ durability: Durability = .onDisk, after files: [String] = []
  ) throws(Failure) {
    let file = try UnfinishedFile(path: path)
    try file.append(bytes)
    try file.publish(durability, after: files)
  }

  /// The last failure of the system.
  static func failure(_ path: String) -> Failure { Failure(path: path, reason: String(cString: strerror(errno))) }
}

extension TickFileError {
  package init(_ failure: AtomicFile.Failure) {
    self.init(path: failure.path, "cannot be written (\(failure.reason))")
  }
}

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
  }

  /// Writes bytes as a whole file.
  public static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    try replace(path) { temporary throws(Failure) in
      var file = try WritableFile(path: temporary, target: path)
      try file.append(bytes)
      try file.finish()
    }
  }

  /// Has `write` make a file under a temporary name, then gives it its own. If either fails, nothing is left. A link is
  /// followed; what is no regular file, such as a device, is not replaced.
  public static func replace<E: Error>(_ path: String, by write: (_ temporary: String) throws(E) -> Void) throws(E)
  where E: AtomicFailure {
    let path = try target(of: path, failure: E.self)
    let temporary = temporaryName(for: path)
    do {
      try write(temporary)
    } catch {
      unlink(temporary)
      throw error
    }
    if rename(temporary, path) != 0 {
      let problem = failure(path)
      unlink(temporary)
      throw E(problem)
    }
  }

  /// The path of the file that is to be written or replaced.
  private static func target<E: AtomicFailure>(of path: String, failure: E.Type) throws(E) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    guard status.st_mode & S_IFMT == S_IFREG else {
      let what = status.st_mode & S_IFMT == S_IFDIR ? "it is a folder" : "it is no regular file"
      throw E(Failure(path: path, reason: "\(what); choose another"))
    }
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The file that an abandoned one was to become: one under a temporary name, whose writer is no more. Nil for any other
  /// name.
  public static func abandonedTarget(_ name: String) -> String? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 2, parts.last == Substring(unfinished), let writer = Int32(parts[parts.count - 2]), writer > 0,
      kill(writer, 0) != 0, errno == ESRCH
    else { return nil }
    return parts.dropLast(2).joined(separator: ".")
  }

  private static let unfinished = "partial"

  /// The name beside a target under which it is written.
  static func temporaryName(for path: String) -> String { "\(path).\(getpid()).\(unfinished)" }

  /// The last failure of the system.
  static func failure(_ path: String) -> Failure { Failure(path: path, reason: String(cString: strerror(errno))) }
}

/// An error that a failure to write a file can become.
public protocol AtomicFailure: Error {
  init(_ failure: AtomicFile.Failure)
}

extension AtomicFile.Failure: AtomicFailure {
  public init(_ failure: AtomicFile.Failure) { self = failure }
}

extension TickFileError: AtomicFailure {
  public init(_ failure: AtomicFile.Failure) {
    self.init(path: failure.path, "cannot be written (\(failure.reason))")
  }
}

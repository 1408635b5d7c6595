internal import Glibc

/// Keeps a folder for one process at a time, whatever the command. It goes with the process, even if that is killed, and
/// leaves no file behind.
package final class FolderLock: Sendable {
  private let folder: Int32
  /// What the user should know where the disk has no locks; nil where the folder is locked.
  package let notice: String?

  /// Locks a folder, which must be there.
  ///
  /// - Parameter option: the option by which the user can name another.
  package init(_ path: String, option: String) throws(AtomicFile.Failure) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw AtomicFile.failure(path) }
    switch Self.lock(folder) {
    case 0: notice = nil
    case EWOULDBLOCK:
      let process = Self.process(holding: folder).map { "process \($0)" } ?? "another process"
      close(folder)
      throw AtomicFile.Failure(
        path: path, reason: "\(process) is at work in this folder: wait for it, or choose another with \(option)")
    case let code:
      notice =
        "\(path): the disk has no file locks (\(String(cString: strerror(code)))): "
        + "see to it that no other command writes to this folder meanwhile"
    }
    self.folder = folder
  }

  deinit { close(folder) }

  /// Locks a file; the system's code if it cannot. Who asks whether somebody is at work holds the lock for an instant, so
  /// that it is tried for a moment.
  private static func lock(_ file: Int32) -> Int32 {
    for attempt in 0..<20 {
      if attempt > 0 { usleep(10_000) }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { return 0 }
      if errno != EWOULDBLOCK && errno != EINTR { return errno }
    }
    return EWOULDBLOCK
  }

  /// Whether a process is at work in a folder, and which, where the system says.
  package static func holder(of path: String) -> (isAtWork: Bool, process: Int32?) {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return (false, nil) }
    defer { close(folder) }
    guard flock(folder, LOCK_SH | LOCK_NB) != 0, errno == EWOULDBLOCK else { return (false, nil) }
    return (true, process(holding: folder))
  }

  /// The process that has locked a file, as the system lists it: `1: FLOCK  ADVISORY  WRITE 4711 08:02:131 0 EOF`.
  private static func process(holding file: Int32) -> Int32? {
    var status = stat()
    guard fstat(file, &status) == 0, let locks = try? WholeFile.read("/proc/locks") else { return nil }
    for line in String(decoding: locks, as: UTF8.self).split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count >= 6, fields[1] == "FLOCK", fields[3] == "WRITE", let process = Int32(fields[4]), process > 0,
        fields[5].split(separator: ":").last == "\(status.st_ino)"
      else { continue }
      return process
    }
    return nil
  }
}

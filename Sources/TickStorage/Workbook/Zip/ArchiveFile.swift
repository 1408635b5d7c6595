internal import Glibc

/// A file that is read at any place, through a handle of its own.
final class ArchiveFile: Sendable {
  let path: String
  let size: Int64
  private let descriptor: Int32

  init(path: String) throws(WorkbookProblem) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw Self.failure(errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw WorkbookProblem("is not a file: name a workbook (.xlsx)")
    }
    self.path = path
    size = Int64(status.st_size)
  }

  deinit { close(descriptor) }

  /// Reads up to the buffer's length; 0 at the end of the file.
  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(WorkbookProblem) -> Int {
    while true {
      let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
      if count >= 0 { return count }
      guard errno == EINTR else { throw Self.failure(errno) }
    }
  }

  /// The bytes at a place, all of them.
  func bytes(at offset: Int64, count: Int) throws(WorkbookProblem) -> [UInt8] {
    guard offset >= 0, count >= 0, offset <= size - Int64(count) else { throw Self.truncated }
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      // Unsafe: the system writes into the array's own bytes, within the call.
      let more = bytes.withUnsafeMutableBytes { buffer in
        Result { () throws(WorkbookProblem) in
          try read(at: offset + Int64(filled), into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        }
      }
      let count = try more.get()
      guard count > 0 else { throw Self.truncated }
      filled += count
    }
    return bytes
  }

  static let truncated = WorkbookProblem("is truncated, its end is missing: \(WorkbookProblem.remedy)")

  private static func failure(_ code: Int32) -> WorkbookProblem {
    code == ENOENT
      ? WorkbookProblem("does not exist: name a workbook (.xlsx)")
      : WorkbookProblem("cannot be read (\(String(cString: strerror(code))))")
  }
}

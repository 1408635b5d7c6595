internal import Glibc

extension TickFileFormat {
  /// Whether a file of this format was written to its end, by how it begins and ends. Its content is not looked at.
  ///
  /// After a power failure a file that was not synced may be empty or cut under its final name.
  package func isWhole(_ path: String) -> Bool {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { return false }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    let size = Int(status.st_size)
    func bytes(_ count: Int, at offset: Int) -> [UInt8] {
      guard offset >= 0, offset + count <= size else { return [] }
      var bytes = [UInt8](repeating: 0, count: count)
      return pread(file, &bytes, count, off_t(offset)) == count ? bytes : []
    }
    switch self {
    case .parquet:
      let mark = Array("PAR1".utf8)
      let footer = bytes(4, at: size - 8).reversed().reduce(0) { $0 << 8 | Int($1) }
      return bytes(4, at: 0) == mark && bytes(4, at: size - 4) == mark && footer > 0 && footer + 12 <= size
    case .arrow:
      let mark = Array("ARROW1".utf8)
      return size > 12 && bytes(6, at: 0) == mark && bytes(6, at: size - 6) == mark
    case .csv:
      return bytes(1, at: size - 1) == [0x0A]
    }
  }
}

internal import FoundationEssentials

extension AtomicFile {
  /// Makes a folder that files are to stand in, with those above it, where it is not there.
  ///
  /// - Parameter option: the option by which the user can name another.
  public static func makeFolder(_ folder: String, option: String) throws(Failure) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw Failure(path: folder, reason: "the folder cannot be made; choose another with \(option)")
    }
  }

  /// Makes the folder of a file.
  public static func makeFolder(of file: String, option: String) throws(Failure) {
    guard let slash = file.lastIndex(of: "/"), slash != file.startIndex else { return }
    do {
      try FileManager.default.createDirectory(atPath: String(file[..<slash]), withIntermediateDirectories: true)
    } catch {
      throw Failure(path: file, reason: "its folder cannot be made; choose another with \(option)")
    }
  }
}

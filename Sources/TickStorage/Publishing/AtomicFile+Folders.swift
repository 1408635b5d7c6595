internal import Glibc

extension AtomicFile {
  /// Makes a folder for files, with those above it, if it is not there.
  ///
  /// - Parameter option: the option by which the user can name another.
  public static func makeFolder(_ folder: String, option: String) throws(Failure) {
    guard !folder.isEmpty else {
      throw Failure(path: "\"\"", reason: "the path is empty; name a folder with \(option)")
    }
    if let code = makeFolders(folder) {
      throw Failure(
        path: folder,
        reason: "the folder cannot be made: \(String(cString: strerror(code))); choose another with \(option)")
    }
  }

  /// Makes the folder of a file, and removes what a killed process has left of the file.
  public static func prepare(_ file: String, option: String) throws(Failure) {
    guard !file.isEmpty else {
      throw Failure(path: "\"\"", reason: "the path is empty; name a file with \(option)")
    }
    let slash = file.lastIndex(of: "/")
    let folder = slash.map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
    if let code = makeFolders(folder) {
      throw Failure(
        path: file,
        reason: "its folder cannot be made: \(String(cString: strerror(code))); choose another with \(option)")
    }
    let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
    AbandonedFiles.remove(in: folder) { $0 == name }
  }

  /// Makes a folder and those above it; the system's code for what is in the way, nil if they are there.
  private static func makeFolders(_ path: String) -> Int32? {
    if isFolder(path) { return nil }
    if mkdir(path, 0o777) == 0 { return nil }
    let code = errno
    // Another process may have made it meanwhile.
    if code == EEXIST { return isFolder(path) ? nil : ENOTDIR }
    var above = path[...]
    while above.hasSuffix("/") { above.removeLast() }
    guard code == ENOENT, let slash = above.lastIndex(of: "/"), slash != above.startIndex else { return code }
    if let code = makeFolders(String(above[..<slash])) { return code }
    return mkdir(path, 0o777) == 0 || isFolder(path) ? nil : errno
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}

internal import Glibc

/// The names in a folder. The system's names are bytes; those that are no text are told apart, since no path leads to them.
struct FolderNames {
  private(set) var names: [String] = []
  /// As they can be shown, with marks in place of what is no text.
  private(set) var unreadable: [(name: String, mayBeFolder: Bool)] = []

  /// Nil where the folder cannot be listed; `errno` says why.
  init?(of folder: String) {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    errno = 0
    while let entry = readdir(stream) {
      // Unsafe: the name lies in the entry, ends with a zero, and stands until the next call.
      let (name, text) = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) {
          (String(validatingCString: $0), String(cString: $0))
        }
      }
      let type = Int(entry.pointee.d_type)
      if let name {
        if name != "." && name != ".." { names.append(name) }
      } else {
        unreadable.append((text, type != DT_REG))
      }
    }
    guard errno == 0 else { return nil }
  }
}

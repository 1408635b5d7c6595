internal import Glibc
internal import TickData

/// The files of ticks in a folder: those that lie in it, or, where there are none, those in the folders below.
///
/// Files and folders whose names start with a dot or an underscore are passed over: programs keep their own notes there
/// (`_SUCCESS`, `_delta_log`). Where there are files of several formats, the first of Parquet, Arrow and CSV counts.
struct FolderListing {
  /// In the order in which one security's files are read.
  let files: [ListedFile]
  /// Whether the files lie in folders below the one that was named.
  let isNested: Bool
  /// What the user should know of what is left out, one line each.
  let notices: [String]

  /// Deeper folders are not looked into.
  private static let deepest = 12
  /// More files than that are refused.
  private static let most = 1_000_000

  init(of folder: String) throws(TickFileError) {
    var walk = Walk(root: folder.hasSuffix("/") ? String(folder.dropLast()) : folder)
    let own = try walk.entries(of: [])
    var found = own.files
    isNested = found.isEmpty
    var empty: [String] = []
    if found.isEmpty {
      for name in own.folders { try walk.descend([name], into: &found) }
      empty = walk.empty
    }
    guard let format = TickFileFormat.allCases.first(where: { format in found.contains { $0.format == format } }) else {
      throw TickFileError(path: folder, "contains no tick files; expected \(TickFileFormat.endings)")
    }
    files = found.filter { $0.format == format }.sorted()
    var notices: [String] = []
    if let first = empty.first {
      notices.append(
        empty.count == 1
          ? "\(folder): the folder \(first) contains no tick files"
          : "\(folder): \(empty.count) folders contain no tick files; the first is \(first)")
    }
    if files.count < found.count, let other = found.first(where: { $0.format != format }) {
      notices.append(
        "\(folder): \(found.count - files.count) files are not read because there is \(format.name); the first is "
          + other.relativePath)
    }
    if !isNested, let below = try walk.firstFile(below: own.folders) {
      notices.append("\(folder): folders below it are not read because it has tick files itself: \(below)")
    }
    self.notices = notices
  }

  /// Walks through folders, each once, however links lead.
  private struct Walk {
    let root: String
    private var seen: Set<[UInt64]> = []
    /// The folders that hold neither tick files nor folders.
    private(set) var empty: [String] = []

    init(root: String) {
      self.root = root
      _ = isNew(root)
    }

    /// What a folder has, in ascending order of names.
    func entries(of components: [String]) throws(TickFileError) -> (files: [ListedFile], folders: [String]) {
      let folder = ([root] + components).joined(separator: "/")
      guard let listed = FolderNames(of: folder) else {
        throw TickFileError(path: folder, "cannot be listed (\(String(cString: strerror(errno))))")
      }
      // What cannot be named cannot be read; ticks that are passed over without a word would be missing from the result.
      if let other = listed.unreadable.first(where: { $0.mayBeFolder || TickFileFormat(ofFile: $0.name) != nil }) {
        throw TickFileError(
          path: folder, "contains a name that is not UTF-8, \(other.name.quoted): rename it, or move it away")
      }
      var files: [ListedFile] = []
      var folders: [String] = []
      for name in listed.names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) })
      where !name.hasPrefix(".") && !name.hasPrefix("_") {
        if let format = TickFileFormat(ofFile: name), !Self.isFolder("\(folder)/\(name)") {
          files.append(ListedFile(path: "\(folder)/\(name)", components: components + [name], format: format))
        } else if Self.isFolder("\(folder)/\(name)") {
          folders.append(name)
        }
      }
      return (files, folders)
    }

    mutating func descend(_ components: [String], into files: inout [ListedFile]) throws(TickFileError) {
      guard components.count < FolderListing.deepest, isNew(([root] + components).joined(separator: "/")) else {
        return
      }
      let found = try entries(of: components)
      if found.files.isEmpty, found.folders.isEmpty { empty.append(components.joined(separator: "/")) }
      files += found.files
      guard files.count <= FolderListing.most else {
        throw TickFileError(path: root, "contains more than \(FolderListing.most) tick files: name a folder with fewer")
      }
      for name in found.folders { try descend(components + [name], into: &files) }
    }

    /// A file in one of these folders; nil where there is none.
    mutating func firstFile(below folders: [String]) throws(TickFileError) -> String? {
      for name in folders {
        if let file = try entries(of: [name]).files.first { return file.relativePath }
      }
      return nil
    }

    private mutating func isNew(_ folder: String) -> Bool {
      var status = stat()
      guard stat(folder, &status) == 0 else { return false }
      return seen.insert([UInt64(status.st_dev), UInt64(status.st_ino)]).inserted
    }

    private static func isFolder(_ path: String) -> Bool {
      var status = stat()
      return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
  }
}

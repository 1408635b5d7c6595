/// What holds the ticks of one security.
enum SecurityContent: Sendable {
  /// A file of its own.
  case file(ListedFile)
  /// Files of its own, in the order in which they are read.
  case files([ListedFile])
  /// Its rows in tables of several securities.
  case shares([(table: LongTable, share: SecurityCensus.Share)])

  /// The files to read for it.
  var paths: [String] {
    switch self {
    case .file(let file): [file.path]
    case .files(let files): files.map(\.path)
    case .shares(let shares): shares.flatMap(\.table.files).map(\.path)
    }
  }

  /// What messages call it: its file, or the folder that holds its files.
  ///
  /// - Parameter root: what the user named.
  func path(in root: String) -> String {
    switch self {
    case .file(let file): return file.path
    case .shares: return root
    case .files(let files):
      guard files.count > 1, let first = files.first else { return files.first?.path ?? root }
      var common = first.path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      for file in files {
        let folders = file.path.split(separator: "/", omittingEmptySubsequences: false)
        common = common.prefix(zip(common, folders).prefix { $0 == $1 }.count)
      }
      return common.joined(separator: "/")
    }
  }

  /// What has to be named to find the security again: its file, or all of what the user named.
  func root(_ path: String) -> String {
    if case .file(let file) = self { file.path } else { path }
  }

  /// How much there is to read.
  func bytes(of inputs: InputFiles) -> Int64 {
    switch self {
    case .file(let file): inputs.size(of: file.path)
    case .files(let files): files.reduce(0) { $0 + inputs.size(of: $1.path) }
    case .shares(let shares):
      shares.reduce(0) { sum, part in
        let bytes = part.table.files.reduce(0) { $0 + inputs.size(of: $1.path) }
        return sum + Int64(Double(bytes) * Double(part.share.rows) / Double(max(1, part.table.census.rows)))
      }
    }
  }

  /// The order of a source's securities: by the names of their files, which for files of one security each is how a folder
  /// lists them; else by their own names.
  func precedes(_ other: SecurityContent, _ name: String, _ otherName: String) -> Bool {
    if case .file(let left) = self, case .file(let right) = other {
      return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
    return name.utf8.lexicographicallyPrecedes(otherName.utf8)
  }
}

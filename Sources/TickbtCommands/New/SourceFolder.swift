internal import FoundationEssentials
internal import TickStorage

/// The folder of tick-backtest's source, which a new package depends on.
struct SourceFolder {
  /// From the root, without `.` and `..`.
  let path: String
  /// Whether the user named it relative to the working folder; then a package names it relative to itself.
  let isRelative: Bool

  /// One that the user names.
  init(path: String) throws(UsageError) {
    let absolute = Self.absolute(path)
    guard Self.isSource(absolute) else {
      throw UsageError("\(path): is not the source of tick-backtest: name the folder that holds its Package.swift")
    }
    self.path = absolute
    isRelative = !path.hasPrefix("/")
  }

  /// The one that this program was built from.
  static func built() throws(UsageError) -> SourceFolder {
    // This file is Sources/TickbtCommands/New/SourceFolder.swift of it.
    let path = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
    // What SwiftPM has fetched into .build for a package goes with that folder.
    guard path.hasPrefix("/"), !path.contains("/.build/"), isSource(path) else {
      throw UsageError(
        "the source that tickbt was built from is not there any more: name a clone of tick-backtest with --package")
    }
    return try SourceFolder(path: path)
  }

  /// How the package in a folder names it.
  func dependency(of folder: String) -> String {
    guard isRelative else { return path }
    let own = path.split(separator: "/")
    let other = Self.absolute(folder).split(separator: "/")
    let shared = zip(own, other).prefix { $0 == $1 }.count
    let steps = Array(repeating: Substring(".."), count: other.count - shared) + own.dropFirst(shared)
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }

  private static func isSource(_ path: String) -> Bool {
    guard let manifest = try? WholeFile.read("\(path)/Package.swift") else { return false }
    return String(decoding: manifest, as: UTF8.self).contains("name: \"tick-backtest\"")
  }

  private static func absolute(_ path: String) -> String {
    let whole = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
    var steps: [Substring] = []
    for step in whole.split(separator: "/") where step != "." {
      if step == ".." { _ = steps.popLast() } else { steps.append(step) }
    }
    return "/" + steps.joined(separator: "/")
  }
}

internal import FoundationEssentials
internal import Glibc

/// Looks for results below a folder. Links are followed, but each folder is looked into once, whatever leads there: links
/// may run in circles.
struct ResultSearch {
  /// A folder, by what it is and not by a path that leads to it.
  private struct Identity: Hashable {
    let device: UInt64
    let number: UInt64

    /// Nil where there is no such folder.
    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return nil }
      (device, number) = (UInt64(status.st_dev), UInt64(status.st_ino))
    }
  }

  private let named: Set<Identity>
  private var seen: Set<Identity>
  /// Links to folders, which are followed when all else has been seen, so that a folder has its own name where it can.
  private var links: [[String]] = []
  private var found: [[String]] = []
  private let root: String

  /// The names of all results below a folder, ascending: those of runs, and the best cell of each sweep. Those named already
  /// are left out.
  static func names(below folder: String, besides named: [String]) -> [String] {
    var search = ResultSearch(below: folder, besides: named)
    search.look(into: [])
    while !search.links.isEmpty { search.enter(search.links.removeFirst()) }
    return search.found.sorted { $0.lexicographicallyPrecedes($1) }.map(search.path)
  }

  private init(below folder: String, besides named: [String]) {
    root = folder
    self.named = Set(named.compactMap(Identity.init))
    seen = Set([folder].compactMap(Identity.init))
  }

  private func path(_ components: [String]) -> String {
    components.reduce(root) { $0.hasSuffix("/") ? $0 + $1 : "\($0)/\($1)" }
  }

  private mutating func look(into folder: [String]) {
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
    for name in names where !name.hasPrefix(".") {
      let entry = folder + [name]
      var status = stat()
      guard lstat(path(entry), &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFLNK { links.append(entry) } else { enter(entry) }
    }
  }

  private mutating func enter(_ folder: [String]) {
    let path = path(folder)
    guard let identity = Identity(path), seen.insert(identity).inserted else { return }
    let isSweep = ComparedResult.isFile("\(path)/\(SweepRecord.fileName)")
    let isResult = isSweep || ComparedResult.isFile("\(path)/\(BacktestSummary.fileName)")
    if isResult, !named.contains(identity) { found.append(folder) }
    // The folders of a sweep are those of its cells.
    if !isSweep { look(into: folder) }
  }
}

extension ComparedResult {
  /// The names of all results below a folder, ascending, each folder once. Those named already are left out.
  package static func names(below folder: String, besides named: [String] = []) -> [String] {
    ResultSearch.names(below: folder, besides: named)
  }
}

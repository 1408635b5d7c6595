public import Backtest
internal import TickData
public import TickStorage

/// Compares the rows of a source with those of files made of it: how many there are, and every stamp, type, price and
/// volume.
public struct Validation: Sendable {
  /// Rows that are read at a time. What is found does not depend on it.
  private static let portion = 1 << 16

  public let source: any TickSource
  public let files: any TickSource
  /// The securities of the source to compare.
  public let entries: [TickEntry]
  private let counterparts: [String: TickEntry]

  public init(of entries: [TickEntry], in source: any TickSource, with files: any TickSource) {
    self.source = source
    self.files = files
    self.entries = entries
    counterparts = Dictionary(files.entries.map { (Self.key($0), $0) }) { first, _ in first }
  }

  /// A file's name has lost the case of the security's.
  private static func key(_ entry: TickEntry) -> String { entry.security.name.lowercased() }

  /// The files of securities that the source does not have.
  public var surplus: [TickEntry] {
    let known = Set(source.entries.map(Self.key))
    return files.entries.filter { !known.contains(Self.key($0)) }
  }

  /// Compares every security, so many at a time; what was found, in source order.
  public func run(
    workers: Int, progress: RunProgress, cancellation: Cancellation
  ) throws(CancelledRun) -> [ComparedSecurity] {
    try SecurityWork.run(entries, workers: workers, keeping: {}) { entry, _ throws(CancelledRun) in
      try compare(entry, progress, cancellation)
    }
  }

  private func compare(
    _ entry: TickEntry, _ progress: RunProgress, _ cancellation: Cancellation
  ) throws(CancelledRun) -> ComparedSecurity {
    defer { progress.addSecurity() }
    var compared = ComparedSecurity(entry: entry)
    guard let counterpart = counterparts[Self.key(entry)] else {
      compared.problem = "there is no file for it"
      return compared
    }
    do {
      var share = ReadShare(of: entry)
      var pair = RowPair(
        RowCursor(try source.rowReader(of: entry), of: entry),
        RowCursor(try files.rowReader(of: counterpart), of: counterpart))
      while try pair.advance(limit: Self.portion) {
        if cancellation.isCancelled { throw CancelledRun() }
        progress.add(rows: pair.comparedRows, bytes: share.added(pair.source.fractionRead))
      }
      try source.requireUnchanged(entry)
      try files.requireUnchanged(counterpart)
      compared.source = pair.source.extent
      compared.file = pair.file.extent
      compared.problem = pair.difference
    } catch let failure as TickFileError {
      compared.problem = failure.description
    } catch {
      throw CancelledRun()
    }
    return compared
  }
}

/// What the comparison of one security found.
public struct ComparedSecurity: Sendable {
  public let entry: TickEntry
  /// What the source and the file hold; nil where it could not be read to its end.
  public internal(set) var source: RowExtent?
  public internal(set) var file: RowExtent?
  /// The first difference, or why there is no comparison; nil where all is equal.
  public internal(set) var problem: String?
}

/// How many rows there are, and from when to when.
public struct RowExtent: Hashable, Sendable {
  public internal(set) var rows: Int64 = 0
  /// The least and the greatest stamp, where there is one.
  public internal(set) var stamps: ClosedRange<Int64>?
}

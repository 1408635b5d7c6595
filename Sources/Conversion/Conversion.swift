public import Backtest
internal import FoundationEssentials
internal import TickData
public import TickStorage

/// Files of ticks made of a source's securities, each with the source's rows exactly as they stand.
///
/// A security's file is named after it in lower case. A file has its name only once it is complete, and one that exists
/// is kept unless it is to be replaced. The bytes do not depend on the number of workers.
public struct Conversion: Sendable {
  /// Rows that are read and written at a time; the files' bytes depend on it.
  private static let portion = 1 << 15

  public let source: any TickSource
  public let entries: [TickEntry]
  public let folder: String
  public let format: TickFileFormat
  public let compression: TickFileCompression
  /// Whether Parquet's pages have checksums.
  public let hasChecksums: Bool
  public let replacesFiles: Bool
  public let durability: Durability

  public init(
    of entries: [TickEntry], in source: any TickSource, to folder: String, format: TickFileFormat,
    compression: TickFileCompression, hasChecksums: Bool = true, replacesFiles: Bool,
    durability: Durability = .onDisk
  ) {
    self.source = source
    self.entries = entries
    self.folder = folder
    self.format = format
    self.compression = compression
    self.hasChecksums = hasChecksums
    self.replacesFiles = replacesFiles
    self.durability = durability
  }

  /// Where a security's file goes.
  public func path(of entry: TickEntry) -> String { path(ofFile: fileName(of: entry)) }

  private func path(ofFile name: String) -> String { folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)" }

  private func fileName(of entry: TickEntry) -> String { "\(entry.security.name.lowercased()).\(format.rawValue)" }

  /// Refuses to replace what is read: rows are read while others are written, and what typed columns cannot hold would be
  /// gone for good.
  package func requireNoInputs() throws(TickFileError) {
    let inputs = Set(entries.compactMap { FileIdentity($0.path) })
    for entry in entries {
      let target = path(of: entry)
      guard let identity = FileIdentity(target), replacesFiles else { continue }
      let root = URL(filePath: entry.root).resolvingSymlinksInPath().path
      let folder = URL(filePath: target).resolvingSymlinksInPath().deletingLastPathComponent().path
      guard inputs.contains(identity) || folder == root || folder.hasPrefix(root + "/") else { continue }
      throw TickFileError(
        path: target, "is one of the files that are read, and would be replaced: choose another folder with --output")
    }
  }

  /// Makes the folder, locks it, and removes what a killed conversion was writing in it. The lock is to be kept until the
  /// conversion has run.
  package func prepareFolder() throws(TickFileError) -> FolderLock {
    let lock: FolderLock
    do {
      try AtomicFile.makeFolder(folder, option: "--output")
      lock = try FolderLock(folder, option: "--output")
    } catch {
      throw TickFileError(error)
    }
    let targets = Set(entries.map(fileName(of:)))
    AbandonedFiles.remove(in: folder, where: targets.contains)
    return lock
  }

  /// Converts every security, so many at a time; what became of each, in source order. One security's failure is its own.
  public func run(
    workers: Int, progress: RunProgress, cancellation: Cancellation
  ) throws(CancelledRun) -> [ConvertedSecurity] {
    let conversions = entries.map { SecurityConversion(of: $0, in: self, progress: progress) }
    let workers = min(workers, max(1, entries.count), WorkerThreads.most)
    let shares = SharedWork(sizes: entries.map { Double($0.bytes) }, workers: workers)
    WorkerThreads.run(workers) { _ in
      var rows = SourceRows()
      while let index = shares.take() {
        guard !cancellation.isCancelled else { return }
        shares.giveBack(index, left: conversions[index].advance(through: &rows, rows: Self.portion))
      }
    }
    if cancellation.isCancelled { throw CancelledRun() }
    return conversions.compactMap(\.converted)
  }
}

/// The rows of a file that was written.
public struct ConvertedRows: Sendable {
  public let count: Int64
  /// What typed columns could not hold of them.
  public let findings: RowFindings
  /// What a run would make of them.
  public let survey: RowSurvey
  /// How they were read where that is a guess, one line each.
  public let remarks: [String]
}

/// What became of one security.
public struct ConvertedSecurity: Sendable {
  public enum Outcome: Sendable {
    case written(ConvertedRows)
    /// A file of this name was there.
    case kept
    case failed(TickFileError)
  }

  public let entry: TickEntry
  /// The file that holds it, or would.
  public let path: String
  public let outcome: Outcome
}

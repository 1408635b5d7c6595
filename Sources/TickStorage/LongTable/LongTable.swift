internal import Synchronization

/// Files whose rows say to which security they belong: one table of several securities, or the parts of one.
///
/// Where the parts of the files that have to be read for one security are, taken together for all, hardly more than the
/// files, each security is read by itself, and other parts are skipped: that is so where the table is sorted by security.
/// Otherwise the table is read once and its rows are handed to their securities.
final class LongTable: Sendable {
  let files: [ListedFile]
  private let open: @Sendable (ListedFile, DescribedWords, _ batches: [Bool]) throws(TickFileError) -> DescribedTable
  let census: SecurityCensus
  private let isSorted: Bool
  /// Made when the first security is asked for, unless the rows had to be read to count them.
  private let partition: Mutex<TablePartition?>

  /// How many times the table may be read, taken together, to read each security by itself.
  private static let mostReading = 1.25

  /// - Parameters:
  ///   - files: in the order in which they are read.
  ///   - open: opens one of them, the parts alone that are marked; no marks: all.
  init(
    _ files: [ListedFile],
    open: @escaping @Sendable (ListedFile, DescribedWords, [Bool]) throws(TickFileError) -> DescribedTable
  ) throws(TickFileError) {
    self.files = files
    self.open = open
    // Counting alone needs the column of the security; a format of which columns cannot be read by themselves is read whole.
    if files.allSatisfy({ $0.format == .parquet }) {
      census = try SecurityCensus(of: files) { file, words throws(TickFileError) in try open(file, words, []) }
      isSorted = Double(census.rowsToRead) <= Self.mostReading * Double(census.rows)
      partition = Mutex(nil)
    } else {
      let read = try TablePartition(files) { file, words throws(TickFileError) in try open(file, words, []) }
      census = read.census
      isSorted = false
      partition = Mutex(read)
    }
  }

  /// The rows of a security.
  func stream(of share: SecurityCensus.Share) throws(TickFileError) -> any DescribedRowStream {
    guard isSorted else { return try wholePartition().stream(of: share.name) }
    let open = open
    let parts = files.enumerated().compactMap { index, file -> (file: ListedFile, batches: [Bool])? in
      guard share.batches.indices.contains(index), share.batches[index].contains(true) else { return nil }
      return (file, share.batches[index])
    }
    let batches = Dictionary(parts.map { ($0.file, $0.batches) }, uniquingKeysWith: { first, _ in first })
    return FileRowStream(parts.map(\.file), .only(share.name)) { file, words throws(TickFileError) in
      try open(file, words, batches[file] ?? [])
    }
  }

  private func wholePartition() throws(TickFileError) -> TablePartition {
    let (files, open) = (files, open)
    return try partition.withLock { partition throws(TickFileError) in
      if let partition { return partition }
      let made = try TablePartition(files) { file, words throws(TickFileError) in try open(file, words, []) }
      partition = made
      return made
    }
  }
}

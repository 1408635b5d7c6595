/// Files whose rows say to which security they belong: one table of several securities, or the parts of one.
///
/// Where the parts of the files that have to be read for one security are, taken together for all, hardly more than the
/// files, each security is read by itself, and other parts are skipped: that is so where the table is sorted by security.
/// Otherwise the table is read once and its rows are handed to their securities.
final class LongTable: Sendable {
  let files: [ListedFile]
  private let open: @Sendable (ListedFile, DescribedWords, _ batches: [Bool]) throws(TickFileError) -> DescribedTable
  let census: SecurityCensus
  /// The rows by security; nil where each security is read by itself.
  private let partition: TablePartition?

  /// How many times the table may be read, taken together, to read each security by itself.
  private static let mostReading = 1.4

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
    let whole = { (file, words) throws(TickFileError) in try open(file, words, []) }
    if files.allSatisfy({ $0.format == .parquet }),
      let counted = try SecurityCensus(of: files, mostReading: Self.mostReading, open: whole)
    {
      census = counted
      partition = nil
    } else {
      let read = try TablePartition(files, open: whole)
      census = read.census
      partition = read
    }
  }

  /// The rows of a security.
  func stream(of share: SecurityCensus.Share) throws(TickFileError) -> any DescribedRowStream {
    if let partition { return partition.stream(of: share.name) }
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
}

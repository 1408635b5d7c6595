internal import Glibc
internal import TickData

/// Opens files of ticks as a description says, and puts readers together for the files of a security.
struct TickFileOpening: Sendable {
  let description: SourceDescription
  let reading: TickReading

  // MARK: Ticks

  func reader(of content: SecurityContent) throws(TickFileError) -> any TickReader {
    switch content {
    case .file(let file) where description.isStandard:
      return ColumnarTickReader(try ticks(of: file))
    case .file(let file): return try reader(of: [file])
    case .files(let files): return try reader(of: files)
    case .shares(let shares):
      var readers: [any TickReader] = []
      for (table, share) in shares { readers.append(DescribedTickReader(try table.stream(of: share), description)) }
      return readers.count == 1 ? readers[0] : MergedTickReader(readers)
    }
  }

  private func reader(of files: [ListedFile]) throws(TickFileError) -> any TickReader {
    let groups = try streams(of: files)
    guard groups.count <= MergedTickReader.most else {
      throw TickFileError(
        path: files[0].path,
        "is one of \(groups.count) files of its security, more than the \(MergedTickReader.most) that are merged by stamp: "
          + "leave out --order time if the files follow each other")
    }
    var readers: [any TickReader] = []
    for group in groups { readers.append(try reader(ofStream: group)) }
    return readers.count == 1
      ? readers[0]
      : MergedTickReader(readers, files: groups.map { $0.count == 1 ? $0[0].relativePath : nil })
  }

  /// A reader of files that follow each other.
  private func reader(ofStream files: [ListedFile]) throws(TickFileError) -> any TickReader {
    guard description.isStandard, !namesSecurities(files[0]) else {
      return DescribedTickReader(stream(of: files), description)
    }
    if files.count == 1 { return ColumnarTickReader(try ticks(of: files[0])) }
    return ConcatenatedTickReader(files) { file throws(TickFileError) in try ticks(of: file) }
  }

  /// The files of a security, those that follow each other together; those whose ticks are merged by stamp apart, the ones
  /// first whose ticks come first at equal stamps.
  private func streams(of files: [ListedFile]) throws(TickFileError) -> [[ListedFile]] {
    let (quotes, trades) = try roles(of: files)
    let groups = reading.putsQuotesFirst ? [quotes, trades] : [trades, quotes]
    return reading.fileOrder == .time ? groups.flatMap { $0.map { [$0] } } : groups.filter { !$0.isEmpty }
  }

  /// The files that hold trades alone, and the others.
  private func roles(
    of files: [ListedFile]
  ) throws(TickFileError) -> (quotes: [ListedFile], trades: [ListedFile]) {
    guard !description.isStandard, files.count > 1 else { return (files, []) }
    var (quotes, trades): ([ListedFile], [ListedFile]) = ([], [])
    for file in files {
      let table = try table(of: file, DescribedWords(), [])
      if table.columns.shape == .trades || (table.columns.shape == .typed && description.types.bid.isEmpty) {
        trades.append(file)
      } else {
        quotes.append(file)
      }
    }
    return (quotes, trades)
  }

  // MARK: Rows

  func rowReader(of content: SecurityContent) throws(TickFileError) -> any SourceRowReader {
    guard description.isStandard else { return TickRowReader(try reader(of: content)) }
    switch content {
    case .file(let file): return ColumnarRowReader(try ticks(of: file))
    case .files(let files) where reading.fileOrder == .asListed: return DescribedRowReader(stream(of: files))
    case .shares(let shares) where shares.count == 1:
      return DescribedRowReader(try shares[0].table.stream(of: shares[0].share))
    default: return TickRowReader(try reader(of: content))
    }
  }

  // MARK: Files

  /// Whether a file has a column that names the security; false where it cannot be opened, which shows when it is read.
  func namesSecurities(_ file: ListedFile) -> Bool {
    guard description.columns[.security] != nil, let table = try? columnar(file) else { return false }
    let known = table.columns.map { TickColumns.normalised($0.name) }
    return (description.columns[.security] ?? []).contains { known.contains(TickColumns.normalised($0)) }
  }

  /// The tables of several securities that these files are the parts of: one for quotes and one for trades where they lie
  /// apart, one for each file where they are to be merged.
  func longTables(_ files: [ListedFile], notices: inout [String]) throws(TickFileError) -> [LongTable] {
    var tables: [LongTable] = []
    for group in try streams(of: files) {
      let table = try LongTable(group) { file, words, batches throws(TickFileError) in
        try self.table(of: file, words, batches)
      }
      if table.census.namelessRows > 0 {
        let rows = table.census.namelessRows
        notices.append(
          "\(group[0].path): \(rows == 1 ? "1 row names no security and is" : "\(rows) rows name no security and are") left out"
        )
      }
      tables.append(table)
    }
    guard tables.contains(where: { !$0.census.shares.isEmpty }) else {
      throw TickFileError(path: files[0].path, "its column for the security is empty in every row")
    }
    return tables
  }

  private func stream(of files: [ListedFile]) -> FileRowStream {
    FileRowStream(files, .one) { file, words throws(TickFileError) in try table(of: file, words, []) }
  }

  func table(
    of file: ListedFile, _ words: DescribedWords, _ batches: [Bool]
  ) throws(TickFileError) -> DescribedTable {
    try DescribedTable(
      columnar(file), description, reading, words: words, date: reading.date ?? FileDate.date(in: file.relativePath),
      batches: batches)
  }

  private func ticks(of file: ListedFile) throws(TickFileError) -> ColumnarTicks {
    let table = try columnar(file)
    let ticks: ColumnarTicks
    do {
      ticks = try ColumnarTicks(table, reading)
    } catch {
      guard let problem = table.csv?.headerElsewhere else { throw error }
      throw TickFileError(path: file.path, problem)
    }
    if let column = table.columns.first(where: { SecurityNaming.isKey($0.name) }) {
      throw TickFileError(
        path: file.path,
        "has a column \(column.name) for the security, which the first file does not have: give all files such a column, "
          + "or none")
    }
    return ticks
  }

  private func columnar(_ file: ListedFile) throws(TickFileError) -> ColumnarTable {
    var status = stat()
    guard stat(file.path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw TickFileError(path: file.path, "is no regular file: name files of ticks only")
    }
    guard file.format == .csv else { return try ColumnarTable(file.path, file.format) }
    let csv = try CSVLayout(
      ofFile: file.path, headerRow: reading.headerRow, description.csv, in: file.relativePath)
    do {
      return try ColumnarTable(file.path, file.format, csv)
    } catch {
      // What is read with another line's names fails in many ways, here and below.
      guard let problem = csv.headerElsewhere else { throw error }
      throw TickFileError(path: file.path, problem)
    }
  }
}

internal import Backtest
internal import FoundationEssentials
internal import Report
internal import SampleMarket
internal import TickData
internal import TickStorage

/// Writes a sample market, one security after the other, so that only one is in memory. Nothing is written unless
/// everything may be.
struct SampleFiles {
  let market: SampleMarket
  /// The folder of Parquet files, or the workbook.
  let path: String
  let replacesFiles: Bool
  let durability: Durability

  /// A Parquet file for each security.
  func writeParquet(_ cancellation: Cancellation) throws {
    for security in securities { try requireAbsence(of: file(of: security), "another folder") }
    try AtomicFile.makeFolder(path, option: "--output")
    let lock = try FolderLock(path, option: "--output")
    lock.notice.map(Console.notice)
    let names = Set(securities.map(fileName(of:)))
    AbandonedFiles.remove(in: path, where: names.contains)
    try eachSecurity(cancellation) { security, ticks throws(TickFileError) in
      try TickFileWriter.write(ticks, to: file(of: security), durability: durability)
    }
    withExtendedLifetime(lock) {}
  }

  /// A workbook with a sheet for each security.
  func writeWorkbook(_ cancellation: Cancellation) throws {
    let most = WorkbookTickWriter.mostSheets
    guard market.securityCount <= most else {
      throw UsageError("a workbook has \(most) sheets at most: choose fewer --securities, or --format parquet")
    }
    try requireAbsence(of: path, "another file")
    try requireRoom(cancellation)
    try AtomicFile.prepare(path, option: "--output")
    let days = market.dayCount
    let workbook = try WorkbookTickWriter(
      path: path, securities: securities,
      note: "Sample market, seed \(market.seed), \(days.counted("day"))",
      durability: durability)
    try eachSecurity(cancellation) { _, ticks throws(TickFileError) in try workbook.append(ticks) }
    try workbook.finish()
  }

  private var securities: [Security] { (0..<market.securityCount).map { market.security($0) } }

  private func file(of security: Security) -> String {
    "\(path)\(path.hasSuffix("/") ? "" : "/")\(fileName(of: security))"
  }

  private func fileName(of security: Security) -> String { "\(security.name.lowercased()).parquet" }

  private func requireAbsence(of file: String, _ another: String) throws(TickFileError) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else { return }
    if isFolder { throw TickFileError(path: file, "is a folder: name a file with --output") }
    // A device, say, must not be replaced by a file.
    let kind = (try? FileManager.default.attributesOfItem(atPath: file))?[.type] as? FileAttributeType
    guard kind == .typeRegular || kind == .typeSymbolicLink else {
      throw TickFileError(path: file, "is no file that can be replaced: choose \(another) with --output")
    }
    guard !replacesFiles else { return }
    throw TickFileError(path: file, "exists already: replace it with --force, or choose \(another) with --output")
  }

  /// Making the ticks takes a small part of the time that writing them takes, so they are counted first where a sheet
  /// could be full.
  private func requireRoom(_ cancellation: Cancellation) throws {
    for (index, security) in securities.enumerated() {
      if cancellation.isCancelled { throw CancelledRun() }
      let ticks = market.ticks(index).count
      if let problem = WorkbookTickWriter.problem(ofSheetFor: security, ticks: ticks, in: path) { throw problem }
    }
  }

  private func eachSecurity(
    _ cancellation: Cancellation, _ write: (Security, TickChunk) throws(TickFileError) -> Void
  ) throws {
    let width = securities.reduce(0) { max($0, $1.name.count) }
    let days = market.dayCount.counted("day")
    for (index, security) in securities.enumerated() {
      if cancellation.isCancelled { throw CancelledRun() }
      let ticks = market.ticks(index)
      try write(security, ticks)
      let name = security.name + String(repeating: " ", count: width - security.name.count)
      Console.print("\(name)  \(Int64(ticks.count).grouped) ticks, \(days)")
    }
  }
}

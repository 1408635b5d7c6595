internal import Backtest
internal import Report
internal import Simulation
internal import TickData
internal import TickQuality
internal import TickStorage

/// Inspects the securities of a source, several at a time.
struct SourceInspection: Sendable {
  /// Rows that a reader delivers at a time. What is found does not depend on it.
  private static let chunkSize = 100_000

  let source: any TickSource
  let entries: [TickEntry]
  /// nil: no exchange is known.
  let mapping: ExchangeMapping?

  /// What the user should know about the tick grid, one line each.
  var notices: [String] {
    guard let mapping else {
      return [
        "without --exchange-mapping a price counts as off the tick grid where neither "
          + Exchange.allCases.map(\.rawValue).joined(separator: " nor ") + " allows it"
      ]
    }
    let absent = entries.map(\.security).filter { !mapping.hasEntry(for: $0) }
    guard !absent.isEmpty else { return [] }
    let names = absent.map(\.name).joined(separator: ", ")
    return ["the exchange mapping has no entry for \(names): \(ExchangeMapping.standard.rawValue) is assumed"]
  }

  /// What was found, in source order, the same for any number of workers. A security's failure is its own.
  func run(workers: Int, _ progress: RunProgress, _ cancellation: Cancellation) throws -> [InspectedSecurity] {
    try SecurityWork.run(entries, workers: workers, keeping: { TickChunk() }) {
      (entry, chunk: inout TickChunk) throws(CancelledRun) in
      defer { progress.addSecurity() }
      var share = ReadShare(of: entry)
      return try inspect(entry, &chunk) { rows, fraction throws(CancelledRun) in
        if cancellation.isCancelled { throw CancelledRun() }
        progress.add(rows: rows, bytes: share.added(fraction))
      }
    }
  }

  private func inspect(
    _ entry: TickEntry, _ chunk: inout TickChunk,
    progress: (_ rows: Int, _ fraction: Double) throws(CancelledRun) -> Void
  ) throws(CancelledRun) -> InspectedSecurity {
    let grid = mapping.map { PriceGrid(of: $0.exchange(of: entry.security)) } ?? .ofAnyExchange
    var inspection = TickInspection(grid: grid)
    do {
      let read = try source.readAnything(entry, in: .file, limit: Self.chunkSize, into: &chunk) { chunk, fraction in
        inspection.inspect(chunk)
        try progress(chunk.count, fraction)
      }
      let findings = read.findings
      let quality = inspection.quality(
        missingVolumes: RowsOfReader(count: findings.missingVolumes, first: findings.firstMissingVolume),
        fractionalVolumes: RowsOfReader(count: findings.fractionalVolumes, first: findings.firstFractionalVolume))
      var counts = TickCounts()
      counts.read = read.rows
      counts.trades = quality.measures.rows[.trade]
      counts.tradesInWindow = quality.measures.rows.tradesInSession
      return InspectedSecurity(
        entry: entry, grid: grid, outcome: .success(quality), problem: read.problem(of: entry),
        notices: DataNotices.lines(of: entry.security, findings, counts))
    } catch let error as TickFileError {
      return InspectedSecurity(entry: entry, grid: grid, outcome: .failure(error))
    } catch {
      throw CancelledRun()
    }
  }
}

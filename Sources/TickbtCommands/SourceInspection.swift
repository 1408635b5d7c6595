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
  /// What the user should know about the tick grid and the hours, one line each.
  let notices: [String]
  private let hours: TradingHours
  private let mapping: ExchangeMapping
  private let grids: [Security: PriceGrid]
  private let sessions: [Security: SessionCalendar]

  /// - Parameter mapping: which exchange each security is on; nil where the user does not say. Where the hours depend on it,
  ///   it is then looked for in its usual place.
  /// - Parameter isOfKnownMarket: whether an exchange that is not named is ADX or DFM.
  init(
    source: any TickSource, entries: [TickEntry], mapping: ExchangeMapping?, hours: TradingHours, isOfKnownMarket: Bool
  ) throws(ConfigurationError) {
    self.source = source
    self.entries = entries
    self.hours = hours
    var named = mapping
    if named == nil, hours.dependOnExchange { named = try ExchangeOptions.mapping(beside: nil) }
    self.mapping = named ?? ExchangeMapping()
    var grids: [Security: PriceGrid] = [:]
    var sessions: [Security: SessionCalendar] = [:]
    for entry in entries {
      sessions[entry.security] = try hours.sessions(of: entry.security, self.mapping)
      grids[entry.security] =
        if let named {
          named.exchange(of: entry.security).map { PriceGrid(of: $0) } ?? .unknown
        } else {
          isOfKnownMarket ? .ofAnyExchange : .unknown
        }
    }
    (self.grids, self.sessions) = (grids, sessions)
    notices = Self.notices(named, entries.map(\.security), isOfKnownMarket: isOfKnownMarket)
  }

  private static func notices(
    _ mapping: ExchangeMapping?, _ securities: [Security], isOfKnownMarket: Bool
  ) -> [String] {
    guard let mapping else {
      return [
        isOfKnownMarket
          ? "without --exchange-mapping a price counts as off the tick grid where neither "
            + Exchange.allCases.map(\.rawValue).joined(separator: " nor ") + " allows it"
          : "without --exchange-mapping, prices in the hours of --session are not checked against a tick grid"
      ]
    }
    var notices: [String] = []
    let absent = securities.filter { !mapping.hasEntry(for: $0) }
    if !absent.isEmpty {
      let names = absent.map(\.name).joined(separator: ", ")
      notices.append("the exchange mapping has no entry for \(names): \(ExchangeMapping.standard.rawValue) is assumed")
    }
    let unknown = Set(securities.filter { mapping.exchange(of: $0) == nil }.map(mapping.exchangeName)).sorted()
    if !unknown.isEmpty {
      notices.append(
        "the price steps of \(unknown.joined(separator: " and ")) are not known: prices there are not checked against a "
          + "tick grid")
    }
    return notices
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
    guard let grid = grids[entry.security], let sessions = sessions[entry.security] else {
      preconditionFailure("\(entry.security) is inspected")
    }
    var inspection = TickInspection(grid: grid, sessions: sessions)
    func inspected(
      _ outcome: Result<SecurityQuality, TickFileError>, problem: TickFileError? = nil, notices: [String] = []
    ) -> InspectedSecurity {
      InspectedSecurity(
        entry: entry, grid: grid, sessions: sessions, outcome: outcome, problem: problem, notices: notices)
    }
    do {
      let read = try source.readAnything(entry, in: .file, limit: Self.chunkSize, into: &chunk) { chunk, reader in
        inspection.inspect(chunk) { reader.rowNumber(at: $0, of: chunk) }
        try progress(chunk.count, reader.fractionRead)
      }
      if let date = inspection.dayWithoutSession {
        let problem = hours.problem(withoutHoursOn: date, entry.security, mapping)
        return inspected(.failure(TickFileError(path: entry.path, sheet: entry.sheet, problem)))
      }
      let findings = read.findings
      let quality = inspection.quality(
        missingVolumes: RowsOfReader(count: findings.missingVolumes, first: findings.firstMissingVolume),
        fractionalVolumes: RowsOfReader(count: findings.fractionalVolumes, first: findings.firstFractionalVolume))
      var counts = TickCounts()
      counts.read = read.rows
      counts.trades = quality.measures.rows[.trade]
      counts.tradesInWindow = quality.measures.rows.tradesInSession
      return inspected(
        .success(quality), problem: read.problem(of: entry),
        notices: DataNotices.lines(of: entry.security, findings, counts))
    } catch let error as TickFileError {
      return inspected(.failure(error))
    } catch {
      throw CancelledRun()
    }
  }
}

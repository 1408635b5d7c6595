internal import Simulation
internal import TickData
internal import TickStorage

extension BacktestPlan {
  /// Reads and replays one security, on the calling thread. A failure is part of the result; only a cancelled run throws.
  ///
  /// - Complexity: linear in the rows. Memory is bounded by the chunk and the fills; for a strategy that wants its ticks in
  ///   the order of their stamps also by how far they are out of it.
  ///
  /// - Parameter chunk: The buffers to read into, kept by a worker from security to security.
  func run(
    _ entry: TickEntry, chunk: inout TickChunk, progress: RunProgress, cancellation: Cancellation
  ) throws(CancelledRun) -> SecurityResult {
    let clock = ContinuousClock()
    let start = clock.now
    let (exchange, sessions) = (exchange(of: entry.security), sessions(of: entry.security))
    let resolved = parameters(of: entry.security)
    var hash: ContentHash?
    var findings = ReadingFindings()
    let outcome: Result<ReplayOutcome, SecurityFailure>
    do {
      hash = try source.contentHash(of: entry)
      var replay = strategy.replay(resolved, on: exchange, sessions)
      var done = (rows: 0, bytes: 0.0)
      findings = try source.read(
        entry, in: strategy.tickOrder, limit: chunkSize, into: &chunk,
        start: {
          guard done.rows > 0 else { return }
          // Anew, since the ticks were too far out of order.
          replay = strategy.replay(resolved, on: exchange, sessions)
          progress.add(rows: -done.rows, bytes: -done.bytes)
          done = (0, 0)
        },
        take: { chunk, fractionRead in
          if cancellation.isCancelled { throw CancelledRun() }
          if onlyTrades { chunk.keepOnlyTrades() }
          replay.replay(chunk)
          let bytes = Double(entry.bytes) * fractionRead
          progress.add(rows: chunk.count, bytes: bytes - done.bytes)
          done = (done.rows + chunk.count, bytes)
        })
      outcome = .success(try complete(replay.finish(), of: entry.security))
    } catch let cancelled as CancelledRun {
      throw cancelled
    } catch {
      outcome = .failure(SecurityFailure(error))
    }
    progress.addSecurity()
    return SecurityResult(
      entry: entry, parameters: resolved.values, contentHash: hash, findings: findings, duration: clock.now - start,
      outcome: outcome, exchange: exchangeMatters ? exchanges.exchangeName(of: entry.security) : nil,
      sessions: sessions)
  }
}

internal import Simulation
internal import TickData
internal import TickStorage

extension BacktestPlan {
  /// Reads and replays one security, on the calling thread. A failure is part of the result; only a cancelled run throws.
  ///
  /// - Complexity: linear in the rows. Memory is bounded by the chunk and the fills.
  ///
  /// - Parameter chunk: The buffers to read into, kept by a worker from security to security.
  func run(
    _ entry: TickEntry, chunk: inout TickChunk, progress: RunProgress, cancellation: Cancellation
  ) throws(CancelledRun) -> SecurityResult {
    let clock = ContinuousClock()
    let start = clock.now
    var parameters: [String: ParameterValue] = [:]
    var hash: ContentHash?
    var findings = ReadingFindings()
    let outcome: Result<ReplayOutcome, SecurityFailure>
    do {
      let resolved = try strategy.parameters(of: entry.security, configuration, overrides)
      parameters = resolved.values
      let replay = strategy.replay(resolved, on: exchanges.exchange(of: entry.security))
      let reader = try source.reader(of: entry)
      hash = try source.contentHash(of: entry)
      var bytesRead = 0.0
      while try reader.read(into: &chunk, limit: chunkSize) {
        if cancellation.isCancelled { throw CancelledRun() }
        if onlyTrades { chunk.keepOnlyTrades() }
        replay.replay(chunk)
        let bytesBefore = bytesRead
        bytesRead = Double(entry.bytes) * reader.fractionRead
        progress.add(rows: chunk.count, bytes: bytesRead - bytesBefore)
      }
      findings = reader.findings
      outcome = .success(replay.finish())
    } catch let cancelled as CancelledRun {
      throw cancelled
    } catch {
      outcome = .failure(SecurityFailure(error))
    }
    progress.addSecurity()
    return SecurityResult(
      entry: entry, parameters: parameters, contentHash: hash, findings: findings, duration: clock.now - start,
      outcome: outcome)
  }
}

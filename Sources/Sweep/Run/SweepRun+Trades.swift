internal import Backtest
internal import Simulation
internal import TickData
internal import TickStorage

extension SweepRun {
  /// Sees to it that the trades of these cells stand in their files, and those of no other: what is missing is replayed once
  /// more, what an earlier sweep has kept besides is removed.
  package func keepTrades(ofCells cells: [Int], _ results: SweepResults, in files: any TradeFiles) throws {
    let written = try journal.tradeLogs()
    let securities = plan.entries.count
    var kept: Set<String> = []
    var pending = [[[Int]]](
      repeating: Array(repeating: [], count: plan.grid.strategies.count), count: securities)
    for index in cells {
      let cell = plan.cell(index)
      for (entry, key) in try tradedEntries(ofCell: index, results) {
        let path = files.path(of: cell, plan.entries[entry].security)
        kept.insert(path)
        let isKept = written[path].map { log in
          log.key == key && log.hash.map { files.holds(path, hash: $0) } == true
        }
        if isKept != true { pending[entry][cell.strategyIndex].append(index) }
      }
    }
    let gone = written.keys.filter { !kept.contains($0) }.sorted()
    gone.forEach(files.remove)
    try journal.forget(gone)

    let units = WorkPlan(pending: pending, sizes: plan.entries.map(\.bytes), workers: workers).units
    let execution = UnitExecution(
      run: self, keys: results.keys, remaining: [], totalCost: units.reduce(0) { $0 + $1.cost }, files: files)
    let failures = try execution.run(units, commits: false)
    if let failure = failures.sorted(by: { $0.key < $1.key }).first {
      throw JournalError(
        "the trades of \(plan.entries[failure.key % securities].security) cannot be kept: \(failure.value)")
    }
  }

  /// The paths of a kept cell's trade logs, in the order of the securities.
  package func tradeLogs(
    ofCell index: Int, _ results: SweepResults, in files: any TradeFiles
  ) throws(JournalError) -> [String] {
    try tradedEntries(ofCell: index, results).map {
      files.path(of: plan.cell(index), plan.entries[$0.entry].security)
    }
  }

  /// The hashes of all logs that are kept, by their paths.
  package func hashesOfKeptLogs() throws(JournalError) -> [String: String] {
    try journal.tradeLogs().compactMapValues(\.hash)
  }

  /// The securities on which a cell has traded, and what identifies its results there.
  private func tradedEntries(
    ofCell index: Int, _ results: SweepResults
  ) throws(JournalError) -> [(entry: Int, key: ResultKey)] {
    var traded: [(entry: Int, key: ResultKey)] = []
    for entry in plan.entries.indices {
      let place = index * plan.entries.count + entry
      guard let key = results.keys[place], results.errors[place] == nil else { continue }
      guard let trades = try journal.trades(of: key) else { throw .damaged(journal.path) }
      guard trades > 0 else { continue }
      traded.append((entry, key))
    }
    return traded
  }
}

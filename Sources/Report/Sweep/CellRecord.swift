internal import Backtest
internal import Simulation
internal import Sweep
internal import TickData
internal import TickStorage

/// `run.json` in the folder of a sweep's kept cell: what the cell is, as the record of a run, so that its fills can be
/// followed and compared as those of a run.
struct CellRecord: Encodable {
  struct Input: Encodable {
    let security: String
    let path: String
    let source: RecordedSource?
    let xxh128: String?
    let exchange: String?
    let sessions: [SessionRecord]
    let parameters: [String: ParameterValue]
  }

  let version: String
  let strategy: String
  /// The name of the cell, and so of the folder; no run has it.
  let sweepCell: String
  let configuration: String
  let exchangeMapping: String?
  let sessions: String?
  let onlyTrades = false
  let inputs: [Input]
  let tradeLogs: [String]
  let tradeLogContents: [LogContent]
  /// What went wrong, by security.
  let errors: [String: String]

  init(ofCell index: Int, _ plan: SweepPlan, _ results: SweepResults, logs: [LogContent]) throws {
    let cell = plan.cell(index)
    let definition = plan.grid.strategies[cell.strategyIndex]
    version = Version.current
    strategy = cell.strategy
    sweepCell = cell.id
    configuration = plan.configurations[cell.strategyIndex].path
    exchangeMapping = definition.usesExchange || plan.hours.dependOnExchange ? plan.exchanges.path : nil
    sessions = plan.hours.path
    inputs = try zip(plan.entries, results.hashes).map { entry, hash in
      Input(
        security: entry.security.name, path: entry.path, source: RecordedSource(entry), xxh128: hash?.description,
        exchange: plan.exchangeName(of: entry.security, for: definition),
        sessions: SessionRecord.list(of: plan.sessions(of: entry.security)),
        parameters: try plan.parameters(of: cell, for: entry).values)
    }
    tradeLogs = logs.map(\.name)
    tradeLogContents = logs.filter { !$0.xxh128.isEmpty }
    errors = Dictionary(
      results.failures(ofCell: index, securities: plan.entries.count).map {
        (plan.entries[$0.security].security.name, $0.reason)
      }, uniquingKeysWith: { first, _ in first })
  }

  var json: [UInt8] { recordText(self) }
}

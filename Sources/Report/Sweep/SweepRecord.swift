internal import Analytics
internal import Backtest
internal import FoundationEssentials
package import Sweep
internal import TickData
internal import TickStorage

/// `sweep.json`: what a sweep was, so that it can be told from another and done again. Whatever differs from run to run of the
/// same sweep, such as times, stands here and in no table.
package struct SweepRecord: Encodable {
  package static let fileName = "sweep.json"

  struct Input: Encodable {
    let security: String
    let path: String
    let source: RecordedSource?
    let xxh128: String?
    let sessions: [SessionRecord]
  }

  let version: String
  let engine: Int
  let strategies: [String]
  let configurations: [String]
  /// The sessions file; absent where there was none.
  let sessions: String?
  /// Each axis as it can be given again.
  let set: [String]
  let samples: Int?
  let seed: UInt64?
  let inputs: [Input]
  let cells: Int
  let results: Int
  let resultsReused: Int
  let resultsComputed: Int
  let workers: Int
  let chunkSize: Int
  /// Wall time of this run of the sweep.
  let elapsedSec: Double
  /// The cell with the most P&L, and what having chosen it among so many makes of it.
  let bestCell: String?
  let bestDeflatedSharpeRatio: Double?
  let trials: Int
  let keptCells: [String]
  /// What went wrong, by security.
  let errors: [String: String]
  /// What of the data was left out as a whole, and what the user should know of the rest, one line each.
  let leftOut: [String]
  let notices: [String]

  package init(
    _ plan: SweepPlan, _ results: SweepResults, _ cells: [CellResult], _ selection: SelectionFigures, kept: [Int],
    workers: Int, seconds: Double
  ) {
    version = Version.current
    engine = EngineVersion.results
    strategies = plan.grid.strategies.map(\.name)
    configurations = plan.configurations.map(\.path)
    sessions = plan.hours.path
    set =
      plan.grid.axes.map { "\($0.key)=\($0.values.joined(separator: ","))" } + plan.specification.fixed.map(\.text)
    samples = plan.specification.samples
    seed = plan.specification.samples.map { _ in plan.specification.seed }
    inputs = zip(plan.entries, results.hashes).map {
      Input(
        security: $0.security.name, path: $0.path, source: RecordedSource($0), xxh128: $1?.description,
        sessions: SessionRecord.list(of: plan.sessions(of: $0.security)))
    }
    self.cells = cells.count
    self.results = plan.resultCount
    resultsReused = results.reused
    resultsComputed = results.computed
    self.workers = workers
    chunkSize = plan.chunkSize
    elapsedSec = seconds
    bestCell = selection.best.map { cells[$0].cell.id }
    bestDeflatedSharpeRatio = selection.best.flatMap { selection.deflatedSharpeRatios[$0] }
    trials = selection.trials
    keptCells = kept.map { cells[$0].cell.id }
    leftOut = plan.dataNotices
    notices = results.notices
    errors = Dictionary(
      results.failures(ofSecurities: plan.entries.count).map { (plan.entries[$0.security].security.name, $0.reason) },
      uniquingKeysWith: { first, _ in first })
  }

  var json: [UInt8] { recordText(self) }
}

internal import Backtest
internal import Simulation
internal import TickData

/// How the work of a sweep is cut for its workers. Results do not depend on it.
///
/// A unit is a security and some configurations of one strategy, which are replayed in one pass. Large units spare
/// decoding; small ones keep all workers busy to the end, even where one security has most of the ticks. So units are as
/// large as they may be, and while a worker would be left waiting, the largest is halved.
struct WorkPlan {
  /// A piece of work, before its parameters are resolved.
  struct Unit {
    /// The security, by its index.
    let entry: Int
    let strategy: Int
    /// The cells, by their index.
    let cells: [Int]
    let cost: Double
  }

  /// The most expensive first.
  let units: [Unit]

  /// What decoding a tick costs, in replays of it by one configuration.
  private static let decoding = 6.0
  /// The share of all work that workers may wait at the end.
  private static let idleShare = 0.03
  /// How many configurations a unit has at most: beyond it their state no longer stays near the processor.
  static let mostAtOnce = 64

  /// Cuts the work.
  ///
  /// - Parameter pending: for each security what is to be done, by strategy: the cells, in ascending order.
  /// - Parameter sizes: how much there is to read of each security.
  init(pending: [[[Int]]], sizes: [Int64], workers: Int) {
    func unit(_ entry: Int, _ strategy: Int, _ cells: [Int]) -> Unit {
      let cost = Double(max(1, sizes[entry])) * (Self.decoding + Double(cells.count))
      return Unit(entry: entry, strategy: strategy, cells: cells, cost: cost)
    }
    var units: [Unit] = []
    for (entry, strategies) in pending.enumerated() {
      for (strategy, cells) in strategies.enumerated() where !cells.isEmpty {
        let batches = (cells.count + Self.mostAtOnce - 1) / Self.mostAtOnce
        for batch in 0..<batches {
          let bounds = (batch * cells.count / batches)..<((batch + 1) * cells.count / batches)
          units.append(unit(entry, strategy, Array(cells[bounds])))
        }
      }
    }
    Self.sort(&units)

    var best = (units: units, makespan: Self.makespan(units, workers))
    for _ in 0..<8 * workers {
      let ideal = units.reduce(0) { $0 + $1.cost } / Double(workers)
      guard Self.makespan(units, workers) > ideal * (1 + Self.idleShare),
        let largest = units.firstIndex(where: { $0.cells.count > 1 })
      else { break }
      let whole = units.remove(at: largest)
      let middle = whole.cells.count / 2
      units.append(unit(whole.entry, whole.strategy, Array(whole.cells[..<middle])))
      units.append(unit(whole.entry, whole.strategy, Array(whole.cells[middle...])))
      Self.sort(&units)
      let makespan = Self.makespan(units, workers)
      if makespan < best.makespan { best = (units, makespan) }
    }
    self.units = best.units
  }

  private static func sort(_ units: inout [Unit]) {
    units.sort { ($0.cost, $1.entry, $1.cells[0]) > ($1.cost, $0.entry, $0.cells[0]) }
  }

  /// How long the workers take if each takes the next unit when it has done one.
  static func makespan(_ units: [Unit], _ workers: Int) -> Double {
    var busy = [Double](repeating: 0, count: max(1, workers))
    for unit in units {
      guard let next = busy.indices.min(by: { busy[$0] < busy[$1] }) else { break }
      busy[next] += unit.cost
    }
    return busy.max() ?? 0
  }
}

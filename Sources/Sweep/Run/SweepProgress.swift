internal import Synchronization

/// How far a sweep has come. Workers count, one other thread may look.
package final class SweepProgress: Sendable {
  package let cells: Int
  private let cellsFinished = Atomic<Int>(0)
  private let replayed = Atomic<Int>(0)
  private let shareDone = Atomic<Int>(0)

  private static let whole = 1_000_000_000.0

  package init(cells: Int) { self.cells = cells }

  package var cellsDone: Int { cellsFinished.load(ordering: .relaxed) }
  /// Ticks times configurations that have been replayed.
  package var ticksReplayed: Int { replayed.load(ordering: .relaxed) }
  /// The share of the work that is done, from 0 to 1. What the journal had is no work.
  package var fractionDone: Double { min(1, Double(shareDone.load(ordering: .relaxed)) / Self.whole) }

  func add(cells count: Int) { cellsFinished.wrappingAdd(count, ordering: .relaxed) }
  func add(ticks count: Int) { replayed.wrappingAdd(count, ordering: .relaxed) }
  func add(share: Double) { shareDone.wrappingAdd(Int(share * Self.whole), ordering: .relaxed) }
}

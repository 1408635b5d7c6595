internal import Synchronization
internal import TickStorage

/// How far a run has come. Workers count, one other thread may look.
public final class RunProgress: Sendable {
  public let totalSecurities: Int
  /// The rows of all securities that can be read.
  public let totalRows: Int
  private let securities = Atomic<Int>(0)
  private let rows = Atomic<Int>(0)

  public init(_ plan: BacktestPlan) {
    totalSecurities = plan.entries.count
    totalRows = plan.entries.reduce(0) { $0 + Int((try? $1.rows.get()) ?? 0) }
  }

  public var securitiesDone: Int { securities.load(ordering: .relaxed) }
  public var rowsDone: Int { rows.load(ordering: .relaxed) }

  func add(rows count: Int) { rows.wrappingAdd(count, ordering: .relaxed) }
  func addSecurity() { securities.wrappingAdd(1, ordering: .relaxed) }
}

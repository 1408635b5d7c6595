internal import Synchronization
internal import TickStorage

/// How far a run has come. Workers count, one other thread may look.
public final class RunProgress: Sendable {
  public let totalSecurities: Int
  private let totalBytes: Double
  private let securities = Atomic<Int>(0)
  private let rows = Atomic<Int>(0)
  private let bytes = Atomic<Int>(0)

  public init(_ plan: BacktestPlan) {
    totalSecurities = plan.entries.count
    totalBytes = plan.entries.reduce(0) { $0 + Double($1.bytes) }
  }

  public var securitiesDone: Int { securities.load(ordering: .relaxed) }
  public var rowsDone: Int { rows.load(ordering: .relaxed) }

  /// The share of all there is to read that has been read, from 0 to 1.
  public var fractionDone: Double {
    totalBytes > 0 ? min(1, Double(bytes.load(ordering: .relaxed)) / totalBytes) : 0
  }

  func add(rows count: Int, bytes share: Double) {
    rows.wrappingAdd(count, ordering: .relaxed)
    bytes.wrappingAdd(Int(share), ordering: .relaxed)
  }

  func addSecurity() { securities.wrappingAdd(1, ordering: .relaxed) }
}

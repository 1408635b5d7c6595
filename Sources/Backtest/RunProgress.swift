internal import Synchronization
public import TickStorage

/// How far a run, or other work on the securities of a source, has come. Workers count, one other thread may look.
public final class RunProgress: Sendable {
  public let totalSecurities: Int
  private let totalBytes: Double
  private let securities = Atomic<Int>(0)
  private let rows = Atomic<Int>(0)
  private let bytes = Atomic<Int>(0)

  public convenience init(_ plan: BacktestPlan) { self.init(of: plan.entries) }

  /// Of work on these securities.
  public init(of entries: [TickEntry]) {
    totalSecurities = entries.count
    totalBytes = entries.reduce(0) { $0 + Double($1.bytes) }
  }

  public var securitiesDone: Int { securities.load(ordering: .relaxed) }
  public var rowsDone: Int { rows.load(ordering: .relaxed) }

  /// The share of all there is to read that has been read, from 0 to 1.
  public var fractionDone: Double {
    totalBytes > 0 ? min(1, Double(bytes.load(ordering: .relaxed)) / totalBytes) : 0
  }

  package func add(rows count: Int, bytes share: Double) {
    rows.wrappingAdd(count, ordering: .relaxed)
    bytes.wrappingAdd(Int(share), ordering: .relaxed)
  }

  package func addSecurity() { securities.wrappingAdd(1, ordering: .relaxed) }
}

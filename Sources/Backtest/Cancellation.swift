internal import Synchronization

/// A request to stop, made on any thread and looked at once per chunk.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  public func cancel() { flag.store(true, ordering: .relaxed) }
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// The run was asked to stop. Nothing of what was under way is left.
public struct CancelledRun: Error, Hashable, Sendable {
  public init() {}
}

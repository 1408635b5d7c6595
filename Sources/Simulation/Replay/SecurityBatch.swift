public import TickData

/// The replays of one security for many configurations of a strategy that the caller does not know; see
/// ``SecurityReplay``.
public struct SecurityBatch<Observer: ReplayObserver> {
  @usableFromInline let step: (borrowing TickChunk) -> Void
  @usableFromInline let look: (Int, (inout Observer) -> Void) -> Void
  @usableFromInline let end: () -> [ReplayOutcome]
  /// The order in which the strategy wants its ticks.
  public let tickOrder: TickOrder
  /// Whether it takes ticks of any price, and not only of prices above zero.
  public let takesAnyPrice: Bool

  /// Replays of a quoting strategy, in one pass.
  @inlinable
  public init(_ replays: [Replay<some QuotingStrategy, Observer, some Venue>]) {
    var batch = ReplayBatch(replays)
    step = { batch.replay($0) }
    look = { index, body in body(&batch.replays[index].observer) }
    end = { batch.replays.map { $0.outcome() } }
    tickOrder = .file
    takesAnyPrice = false
  }

  /// Replays of a tick strategy, one after the other over each chunk.
  @inlinable
  public init<S: TickStrategy>(_ replays: [TickReplay<S, Observer>]) {
    var replays = replays
    step = { chunk in
      for index in replays.indices { replays[index].replay(chunk) }
    }
    look = { index, body in body(&replays[index].observer) }
    end = { replays.indices.map { replays[$0].finish() } }
    tickOrder = S.tickOrder
    takesAnyPrice = true
  }

  /// Replays the next ticks.
  public func replay(_ chunk: borrowing TickChunk) { step(chunk) }

  /// Lends out the observer of a configuration, by its index.
  public func withObserver(_ index: Int, _ body: (inout Observer) -> Void) { look(index, body) }

  /// Ends the replays: what each has come to.
  public func finish() -> [ReplayOutcome] { end() }
}

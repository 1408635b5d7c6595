internal import Synchronization

/// Tasks that are done bit by bit, so that workers share even the last of them.
///
/// At most one more than there are workers is under way: each keeps files open and rows in memory. Of those the one with
/// the most left goes on first, so that they end together.
final class SharedWork: Sendable {
  private struct State {
    /// Those that nobody has begun, the largest last.
    var waiting: [Int]
    /// Those that are begun and wait for a worker, with what is left of each.
    var resting: [(index: Int, left: Double)] = []
    var underWay = 0
  }

  private let limit: Int
  private let state: Mutex<State>

  init(sizes: [Double], workers: Int) {
    limit = workers > 1 ? workers + 1 : 1
    state = Mutex(State(waiting: sizes.indices.sorted { (sizes[$0], $1) < (sizes[$1], $0) }))
  }

  /// The task to do a bit of; nil if all are done or in other workers' hands.
  func take() -> Int? {
    state.withLock { state in
      if state.underWay < limit, let index = state.waiting.popLast() {
        state.underWay += 1
        return index
      }
      guard let largest = state.resting.indices.max(by: { state.resting[$0].left < state.resting[$1].left }) else {
        return nil
      }
      return state.resting.remove(at: largest).index
    }
  }

  /// Returns a task after a bit of it has been done; nil says that nothing is left of it.
  func giveBack(_ index: Int, left: Double?) {
    state.withLock { state in
      if let left { state.resting.append((index, left)) } else { state.underWay -= 1 }
    }
  }
}

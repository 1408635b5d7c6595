internal import Synchronization

/// What workers take from, and where they put what they make of it.
package final class WorkQueue<Kept: Sendable>: Sendable {
  private let indices: [Int]
  private let next = Atomic<Int>(0)
  private let results: Mutex<[Kept?]>

  /// A queue of these indices, in this order; each index from 0 up to their number is among them once.
  package init(indices: [Int]) {
    self.indices = indices
    results = Mutex(Array(repeating: nil, count: indices.count))
  }

  /// The next index; nil when all are taken.
  package func take() -> Int? {
    let position = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return position < indices.count ? indices[position] : nil
  }

  package func keep(_ result: Kept, at index: Int) { results.withLock { $0[index] = result } }

  /// What has been kept, in the order of the indices' numbers.
  package var kept: [Kept] { results.withLock { $0.compactMap { $0 } } }
}

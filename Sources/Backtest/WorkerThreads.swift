internal import Glibc

/// Threads of their own for work that takes long.
package enum WorkerThreads {
  /// More threads than these are of no use on any machine, whoever asks for them.
  package static let most = 1024

  /// Bodies are numbered from 0; the first one runs on the calling thread. Where a thread cannot be started, those before
  /// it do the work.
  package static func run(_ count: Int, body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for index in 1..<max(1, min(count, most)) {
      guard let thread = start({ body(index) }) else { break }
      threads.append(thread)
    }
    body(0)
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Whether a thread can be started: a limit on processes may be reached. Libraries that need one wait for it for ever.
  package static var areAvailable: Bool {
    guard let thread = start({}) else { return false }
    pthread_join(thread, nil)
    return true
  }

  /// Starts a thread that nobody waits for. Returns whether it could be started.
  @discardableResult
  package static func detach(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = start(body) else { return false }
    pthread_detach(thread)
    return true
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    let start = Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    // Unsafe: the thread takes over the one reference that it is handed.
    let status = pthread_create(
      &thread, nil,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, start.toOpaque())
    guard status == 0 else {
      start.release()
      return nil
    }
    return thread
  }

  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}

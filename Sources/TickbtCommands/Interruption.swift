internal import Backtest
internal import Glibc

/// Turns Ctrl-C and a termination request into a cancellation.
///
/// The signals are blocked in every thread and awaited by one of their own, so that no code runs in a signal handler. A
/// second Ctrl-C does not wait for the workers; files that are being written then stay behind under a temporary name.
enum Interruption {
  static func cancel(_ cancellation: Cancellation) {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let isAwaited = WorkerThreads.detach { [signals] in
      var signals = signals
      var signal: Int32 = 0
      while sigwait(&signals, &signal) == 0 {
        if cancellation.isCancelled { _exit(130) }
        cancellation.cancel()
      }
    }
    // Without a thread to await them they end the process, as they would have.
    if !isAwaited { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }
}

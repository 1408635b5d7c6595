internal import ArgumentParser
internal import Backtest
internal import Report

/// `tickbt run --benchmark`: the same plan on one thread and on several, timed and compared.
struct BenchmarkRun {
  let plan: BacktestPlan
  let workers: Int
  let isQuiet: Bool

  /// Returns the notices about the data, which it has shown.
  func run() throws -> [String] {
    let cancellation = Cancellation()
    Interruption.cancel(cancellation)
    let sequential = try timed(.sequential, cancellation)
    let parallel = try timed(.parallel(workers: workers), cancellation)

    let differences = differences(sequential.results, parallel.results)
    if !isQuiet {
      var table = TextTable([("Run", .left), ("Seconds", .right), ("Million ticks/s", .right)])
      for (name, run) in [("sequential", sequential), ("parallel, \(workers) workers", parallel)] {
        table.add([
          name, run.seconds.grouped(fraction: 3), (Double(run.rows) / run.seconds / 1e6).grouped(fraction: 1),
        ])
      }
      Console.print(table.text)
      Console.print("Speed-up: \((sequential.seconds / parallel.seconds).grouped(fraction: 2))")
    }
    let notices = sequential.results.flatMap(\.dataNotices)
    notices.forEach(Console.notice)
    for difference in differences { Console.error("sequential and parallel differ: \(difference)") }
    let failed = sequential.results.compactMap { result in
      result.outcome.failure.map { "\(result.security): \($0)" }
    }
    failed.forEach(Console.error)
    guard differences.isEmpty, failed.isEmpty else { throw ExitCode.failure }
    if !isQuiet {
      Console.print("Verified: trades, every fill, P&L, positions, market and strategy dates are equal.")
    }
    return notices
  }

  private struct Timed {
    let results: [SecurityResult]
    let rows: Int64
    let seconds: Double
  }

  private func timed(_ execution: Execution, _ cancellation: Cancellation) throws -> Timed {
    let clock = ContinuousClock()
    let start = clock.now
    let results = try plan.run(execution, cancellation: cancellation) { $0 }
    let seconds = (clock.now - start).seconds
    let rows = results.reduce(0) { $0 + SummaryRow($1).rowsRead }
    return Timed(results: results, rows: rows, seconds: seconds)
  }
}

extension Result {
  fileprivate var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}

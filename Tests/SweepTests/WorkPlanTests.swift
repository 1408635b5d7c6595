import Testing

@testable import Sweep

@Suite struct WorkPlanTests {
  private func plan(_ sizes: [Int64], cells: Int, workers: Int) -> WorkPlan {
    WorkPlan(pending: sizes.map { _ in [Array(0..<cells)] }, sizes: sizes, workers: workers)
  }

  @Test(arguments: [1, 2, 3, 8])
  func everythingIsDoneOnceByUnitsOfLimitedSize(workers: Int) {
    let plan = plan([1000, 10, 300], cells: 100, workers: workers)
    for security in 0..<3 {
      #expect(plan.units.filter { $0.entry == security }.flatMap(\.cells).sorted() == Array(0..<100))
    }
    #expect(plan.units.allSatisfy { $0.cells.count <= WorkPlan.mostAtOnce })
    #expect(zip(plan.units, plan.units.dropFirst()).allSatisfy { $0.cost >= $1.cost })
  }

  @Test func unitsStayWholeWhereAllWorkersAreBusyAnyway() {
    #expect(plan([100], cells: 64, workers: 2).units.map(\.cells.count) == [32, 32])
    #expect(plan([100], cells: 64, workers: 1).units.map(\.cells.count) == [64])
    #expect(plan([100], cells: 128, workers: 1).units.map(\.cells.count) == [64, 64])
  }

  /// One security has nearly all of the ticks.
  @Test(arguments: [2, 4, 8])
  func oneLargeSecurityKeepsAllWorkersBusy(workers: Int) {
    let plan = plan([10_000, 10, 10, 10], cells: 32, workers: workers)
    let ideal = plan.units.reduce(0) { $0 + $1.cost } / Double(workers)
    #expect(WorkPlan.makespan(plan.units, workers) <= 1.1 * ideal)
    #expect(plan.units.count < 12 * workers)
  }

  @Test func nothingToDoIsNoUnit() {
    #expect(WorkPlan(pending: [[[], []]], sizes: [5], workers: 2).units.isEmpty)
  }
}

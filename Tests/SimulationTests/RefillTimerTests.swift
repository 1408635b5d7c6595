import Simulation
import TestSupport
import Testing
import TickData

@Suite("The refill timer")
struct RefillTimerTests {
  private let start = MarketTable.stamp("D1 10:00:00")

  /// Whether a timer that was restarted at 10:00:00 has run out so many nanoseconds later.
  private func isDue(after nanoseconds: Int64, of seconds: Double) -> Bool {
    var timer = RefillTimer(seconds: seconds)
    timer.restart(at: start)
    return timer.isDue(at: start + nanoseconds)
  }

  @Test("Before the first restart it has run out, at any time")
  func atFirst() {
    let timer = RefillTimer(seconds: 1e12)
    #expect(timer.isDue(at: start))
    #expect(timer.isDue(at: .min))
  }

  @Test("An interval that has passed exactly has passed")
  func exactly() {
    #expect(isDue(after: 60_000_000_000, of: 60))
    #expect(!isDue(after: 59_999_999_999, of: 60))
    #expect(isDue(after: 60_000_000_001, of: 60))
  }

  @Test(
    "Fractions of a second",
    arguments: [
      (0.5, 500_000_000), (1.5, 1_500_000_000), (0.001, 1_000_000), (0.000001, 1000), (1e-9, 1), (0.3, 300_000_000),
      (1.1, 1_100_000_000), (59.999999999, 59_999_999_999),
      // Between two nanoseconds: the later one.
      (1.5e-9, 2), (1e-12, 1),
    ] as [(Double, Int64)])
  func fractions(seconds: Double, nanoseconds: Int64) {
    #expect(isDue(after: nanoseconds, of: seconds))
    #expect(!isDue(after: nanoseconds - 1, of: seconds))
  }

  @Test("It agrees with elapsed seconds in double precision, whatever the interval")
  func agreesWithDivision() {
    var random = SplitMix64(seed: 7)
    var failures: [String] = []
    for _ in 0..<2000 {
      let seconds = Double.random(in: 0...random.pick([0.01, 1, 100, 1e5, 1e8]), using: &random)
      let near = Int64(seconds * 1e9)
      for elapsed in (near - 2)...(near + 2) {
        let hasPassed = Double(elapsed) / 1e9 >= seconds
        if isDue(after: elapsed, of: seconds) != hasPassed { failures.append("\(seconds) s, \(elapsed) ns") }
      }
    }
    #expect(failures.isEmpty)
  }

  @Test("When time steps back, less than nothing has passed, also for an interval of zero")
  func backwards() {
    #expect(!isDue(after: -1, of: 60))
    #expect(!isDue(after: -1, of: 0))
    #expect(isDue(after: 0, of: 0))
  }

  @Test("An interval beyond all stamps never runs out", arguments: [1e10, 1e12, 1e300, Double.greatestFiniteMagnitude])
  func huge(seconds: Double) {
    #expect(!isDue(after: 5_000_000_000_000_000_000, of: seconds))
  }

  @Test("A later restart counts, also one at an earlier stamp")
  func restarts() {
    var timer = RefillTimer(seconds: 60)
    timer.restart(at: start)
    timer.restart(at: start + 10_000_000_000)
    #expect(!timer.isDue(at: start + 69_000_000_000))
    timer.restart(at: start - 5_000_000_000)
    #expect(timer.isDue(at: start + 55_000_000_000))
  }

  @Test("A negative interval traps")
  func negative() async {
    await #expect(processExitsWith: .failure) { _ = RefillTimer(seconds: -1) }
  }
}

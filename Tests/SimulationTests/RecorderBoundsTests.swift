import Simulation
import TestSupport
import Testing
import TickData

/// Whatever order stamps are in, a recorder counts each moment of a day's window once at most.
@Suite("A recorder counts no time twice")
struct RecorderBoundsTests {
  private func record(_ ticks: [Tick]) -> ReplayRecorder {
    var replay = Replay(RuleStrategy.followTouch(size: 100), observer: ReplayRecorder(positionLimit: 100))
    replay.replay(TickChunk(ticks))
    replay.observer.finish()
    return replay.observer
  }

  private func seconds(_ nanoseconds: Int64) -> Double { Double(nanoseconds) / 1e9 }

  // The quoting window has 17,100 seconds.
  private let window = 17_100.0

  @Test("Stamps that step back over midnight, four times")
  func overMidnight() {
    let back = "D1 14:44:59 bid 10 5\nD2 14:44:59 bid 10 5\n"
    let recorder = record(MarketTable.ticks("D1 10:00:00 bid 10 5\nD2 10:00:00 bid 10 5\n" + back + back))
    #expect(seconds(recorder.presence.live.bid) == 2 * window)
    // The book is emptied where stamps step back, when the second day's clock stands at 10:00:00; it shows the price again at
    // 14:44:59.
    #expect(seconds(recorder.presence.atTouch.bid) == window + 1)
  }

  @Test("What happens in an earlier day takes no time, and is so when the later day goes on")
  func anEarlierDay() {
    // At 10:00:30 of the second day a row of the first one comes in between.
    let recorder = record(
      MarketTable.ticks(
        """
        D1 10:00:00 bid   10 0
        D2 10:00:00 bid   10 5
        D2 10:00:30 trade 10 65      # long 60
        D1 14:00:00 bid   10 5
        D2 10:01:00 bid   10 5
        D2 14:55:00 trade 10 1
        """))
    #expect(seconds(recorder.presence.live.bid) == window)
    #expect(recorder.inventory.magnitude / 1e9 == 60 * (window - 30))
  }

  @Test("Days in any order", arguments: 1...60 as ClosedRange<UInt64>)
  func anyOrder(seed: UInt64) {
    var ticks = RandomMarket.ticks(seed: seed)
    var random = SplitMix64(seed: seed)
    // Stretches of the market stand before others, so that stamps step back by days again and again.
    for _ in 0..<8 {
      let start = Int.random(in: 0..<ticks.count, using: &random)
      let end = Int.random(in: start..<ticks.count, using: &random)
      let stretch = Array(ticks[start..<end])
      ticks.removeSubrange(start..<end)
      ticks.insert(contentsOf: stretch, at: Int.random(in: 0...ticks.count, using: &random))
    }
    let recorder = record(ticks)
    let days = Set(ticks.filter { $0.price > 0 }.map { CivilDate(of: $0.time) }).count
    let most = Int64(days) * Int64(window) * WallClock.second
    let presence = recorder.presence
    for time in [
      presence.live.bid, presence.live.ask, presence.twoSided, presence.atTouch.bid, presence.atTouch.ask,
      recorder.inventory.timeAtLimit,
    ] { #expect((0...most).contains(time)) }
    #expect(recorder.inventory.magnitude <= Double(recorder.inventory.largest) * Double(most))
  }
}

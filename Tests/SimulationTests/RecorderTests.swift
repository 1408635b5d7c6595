import Simulation
import TestSupport
import Testing
import TickData

/// For how long we rested where, and held what, in small markets that are worked out by hand.
@Suite("What a recorder records")
struct RecorderTests {
  private func record(_ strategy: RuleStrategy, limit: Int64? = nil, _ table: String) -> ReplayRecorder {
    var replay = Replay(strategy, observer: ReplayRecorder(positionLimit: limit))
    replay.replay(TickChunk(table: table))
    replay.observer.finish()
    return replay.observer
  }

  // The quoting window has 17,100 seconds.
  private func seconds(_ nanoseconds: Int64) -> Double { Double(nanoseconds) / 1e9 }

  @Test("Presence is from the quote to the fill, the withdrawal or the end of the window")
  func presence() {
    let recorder = record(
      .followTouch(size: 100),
      """
      D1 10:00:10 bid   10   1     # live and at the touch from here to 14:45
      D1 10:00:40 ask   10.1 1     # to its fill
      D1 10:01:10 trade 10.1 101
      D1 14:50:00 bid   9    1
      """)
    #expect(seconds(recorder.presence.live.bid) == 17_100 - 10)
    #expect(seconds(recorder.presence.atTouch.bid) == 17_100 - 10)
    #expect(seconds(recorder.presence.live.ask) == 30)
    #expect(seconds(recorder.presence.twoSided) == 30)
  }

  @Test("An order is at the touch while the book shows its price, and not while its side is empty")
  func touch() {
    let recorder = record(
      .quoteOnce(size: 100),
      """
      D1 10:00:00 bid 10    5
      D1 10:00:10 bid 10.02 5     # someone is better
      D1 10:00:15 bid 10    5
      D1 10:00:35 bid 10    0     # nobody is shown
      D1 10:01:00 bid 10    5
      D1 14:44:50 bid 9     5     # ours is better than what is shown
      """)
    #expect(seconds(recorder.presence.live.bid) == 17_100)
    #expect(seconds(recorder.presence.atTouch.bid) == 10 + 20 + 17_030)
    #expect(recorder.presence.orders == 1)
  }

  @Test(
    "Overnight an order is not counted; in the morning it is live from the open, and at the touch when it is seen there"
  )
  func overnight() {
    let recorder = record(
      .quoteOnce(size: 100),
      """
      D1 14:44:00 bid 10 5
      D2 09:00:00 bid 10 5
      D2 10:30:00 bid 10 5
      """)
    let window = 17_100.0
    #expect(seconds(recorder.presence.live.bid) == 60 + window)
    #expect(seconds(recorder.presence.atTouch.bid) == 60 + window - 1800)
  }

  @Test("Orders that take a place are counted: at a new price, behind the queue again, or back from a withdrawal")
  func orders() {
    let withdrawn = RuleStrategy { _, level, _ in
      level.quantity < 10 ? .withdraw(queueAhead: 0) : .follow(size: 100)
    }
    let recorder = record(
      withdrawn,
      """
      D1 10:00:00 bid   10    50
      D1 10:00:00 bid   10    60    # the same place
      D1 10:00:01 bid   10.01 50    # a new price
      D1 10:00:02 trade 10.01 55    # fills 5
      D1 10:00:03 trade 10.01 5     # and 5 of the same order
      D1 10:00:04 bid   10.01 5     # withdrawn
      D1 10:00:05 bid   10.01 50    # back
      """)
    #expect(recorder.presence.orders == 3)
    #expect(recorder.presence.filledOrders == 1)
    let rejoining = record(RuleStrategy { _, _, _ in .join(size: 100) }, "D1 10:00:00 bid 10 5\nD1 10:00:00 bid 10 5")
    #expect(rejoining.presence.orders == 2)
  }

  @Test("While a strategy waits, it is not there")
  func waiting() {
    let waits = RuleStrategy(intervention: { market in
      market.timeOfDay >= TimeOfDay(10, 0, 30).nanoseconds ? .wait : .quote
    }
    ) { _, _, _ in .follow(size: 100) }
    let recorder = record(waits, "D1 10:00:00 bid 10 5\nD1 10:00:30 bid 10 5\nD1 10:01:00 bid 10 5")
    #expect(seconds(recorder.presence.live.bid) == 30)
  }

  @Test("The position counts by time, within the window, and at its limit")
  func inventory() {
    let recorder = record(
      .quoteOnce(size: 100), limit: 100,
      """
      D1 14:44:00 bid   10   0
      D1 14:44:00 bid   10   1
      D1 14:44:10 trade 10   61    # long 60
      D1 14:44:40 trade 10   40    # long 100
      D1 14:55:00 trade 10   1     # flat, after the window
      """)
    #expect(recorder.inventory.magnitude / 1e9 == 60 * 30 + 100 * 20)
    #expect(recorder.inventory.largest == 100)
    #expect(seconds(recorder.inventory.timeAtLimit) == 20)
  }

  @Test("A position that is carried counts from the next open on")
  func carriedInventory() {
    let recorder = record(
      .quoteOnce(size: 10),
      """
      D1 14:44:00 bid   10 1
      D1 14:44:50 trade 10 11
      D2 09:00:00 bid   10 1
      """)
    #expect(recorder.inventory.magnitude / 1e9 == 10.0 * (10 + 17_100))
  }

  @Test("A flatten is measured against the day's last mid price")
  func flatten() {
    let recorder = record(
      .quoteOnce(size: 10),
      """
      D1 14:44:00 bid   10   1
      D1 14:44:10 trade 10   11
      D1 14:44:20 ask   10.2 1
      D1 14:55:00 trade 9.9  1
      """)
    #expect(recorder.flattenFills == 1)
    #expect(abs(recorder.flattenGain - 10 * (9.9 - 10.1)) < 1e-9)
  }
}

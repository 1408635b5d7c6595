import TestSupport
import Testing
import TickData
import TickQuality

@Suite("Findings in the session")
struct SessionTests {
  @Test("A book is crossed until the next row that uncrosses it, a trade or another quote in between or not")
  func crossedTime() {
    let quality = quality(
      """
      D1 10:00:00 bid   10 100
      D1 10:00:10 ask   9.99 100   # crossed for 7 s
      D1 10:00:12 trade 9.99 50
      D1 10:00:13 bid   10 200
      D1 10:00:17 ask   10.02 100
      D1 10:00:20 bid   10.04 100  # crossed for 0 s
      D1 10:00:20 ask   10.06 100
      """)
    #expect(quality.count(.crossedBooks) == 2)
    #expect(quality.first(.crossedBooks) == place(2, "D1 10:00:10"))
    #expect(quality.measures.crossedTime == 7.seconds)
    #expect(quality.count(.lockedBooks) == 0)
  }

  @Test("A locked book is no crossed one, and becoming one from the other counts")
  func lockedTime() {
    let quality = quality(
      """
      D1 10:00:00 bid   10 100
      D1 10:00:10 ask   10 100     # locked for 5 s
      D1 10:00:15 bid   10.02 100  # crossed for 1 s
      D1 10:00:16 bid   10 100     # locked for 4 s
      D1 10:00:20 ask   10 0       # one side is empty
      """)
    #expect(quality.count(.lockedBooks) == 2)
    #expect(quality.measures.lockedTime == 9.seconds)
    #expect(quality.count(.crossedBooks) == 1)
    #expect(quality.measures.crossedTime == 1.seconds)
  }

  @Test("Rows outside the session do not reach the book; what is crossed at its end is crossed up to the close")
  func theSessionsEnds() {
    let quality = quality(
      """
      D1 09:59:59 bid   11 100
      D1 10:00:00 ask   10 100     # the book starts empty: not crossed
      D1 14:44:00 bid   10.02 100  # crossed for 60 s
      D1 14:50:00 bid   9 100
      D2 10:00:00 ask   9 100      # a new day, an empty book
      D2 14:44:30 bid   9.5 100    # crossed for 30 s, though nothing follows
      """)
    #expect(quality.count(.crossedBooks) == 2)
    #expect(quality.measures.crossedTime == 90.seconds)
    #expect(quality.days.map(\.measures.crossedTime) == [60.seconds, 30.seconds])
  }

  @Test("Stamps that step back add no time, and no time counts twice")
  func backwardStamps() {
    let quality = quality(
      """
      D1 10:00:00 bid   10 100
      D1 10:00:10 ask   9.98 100   # crossed
      D1 10:00:08 trade 10 50      # back
      D1 10:00:09 trade 10 50
      D1 10:00:12 ask   10.02 100  # 2 s after the latest stamp so far
      """)
    #expect(quality.measures.crossedTime == 2.seconds)
  }

  @Test("Rows that normalisation drops touch neither book nor clock")
  func droppedRows() {
    let quality = quality(
      """
      D1 10:00:00 bid   10 100
      D1 10:00:10 ask   9.98 100   # crossed for 5 s
      D1 10:00:12 bid   0 0
      D1 10:00:13 bid   void 0
      D1 10:00:15 bid   9.96 100
      """)
    #expect(quality.measures.crossedTime == 5.seconds)
  }

  @Test("A trade is outside the spread where it is beyond both sides, and both are shown")
  func tradesOutsideSpread() {
    let quality = quality(
      """
      D1 10:00:00 bid   10 100
      D1 10:00:01 trade 9 100      # no ask yet
      D1 10:00:02 ask   10.04 100
      D1 10:00:03 trade 10 100
      D1 10:00:03 trade 10.04 100
      D1 10:00:04 trade 10.06 100  # above
      D1 10:00:05 trade 9.98 0     # below; a size of zero is a trade, too
      D1 10:00:06 ask   9.98 100   # crossed: between the sides is inside
      D1 10:00:07 trade 9.99 100
      D1 10:00:08 trade 9.97 100   # below
      D1 10:00:09 bid   10 0
      D1 10:00:10 trade 12 100     # no bid any more
      D1 14:46:00 trade 12 100     # not in the session
      """)
    #expect(quality.count(.tradesOutsideSpread) == 3)
    #expect(quality.first(.tradesOutsideSpread) == place(6, "D1 10:00:04"))
    #expect(quality.measures.rows.tradesInSession == 8)
  }

  @Test("Gaps are between rows of the session, and at its ends")
  func gaps() {
    let quality = quality(
      """
      D1 09:50:00 bid   10 100
      D1 10:29:59 bid   10 100     # 29:59 from the open: not long
      D1 10:59:59 bid   10 100     # 30:00
      D1 10:20:00 bid   10 100     # back
      D1 13:00:00 bid   10 100     # 2:00:01 after the latest stamp so far
      D1 14:46:00 bid   10 100     # 1:45:00 up to the close
      """)
    #expect(quality.count(.longGaps) == 3)
    #expect(quality.first(.longGaps) == place(2, "D1 10:29:59"))
    #expect(quality.measures.longGapTime == 30.minutes + 120.minutes + 1.seconds + 105.minutes)
    #expect(quality.measures.largestGap.duration == 120.minutes + 1.seconds)
    #expect(quality.measures.largestGap.start == place(4, "D1 10:59:59"))
    #expect(quality.measures.sessionTime == 285.minutes)
  }

  @Test("A day without a row in the session is one gap from its open")
  func silentDay() {
    let quality = quality("D1 09:50:00 bid 10 100\nD1 15:00:00 trade 10 100")
    #expect(quality.measures.largestGap.duration == 285.minutes)
    #expect(quality.measures.largestGap.start == place(nil, "D1 10:00:00"))
    #expect(quality.measures.share(of: .longGaps) == 1)
  }
}

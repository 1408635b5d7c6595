import TestSupport
import Testing
import TickData
import TickQuality

@Suite("Findings about days")
struct DayTests {
  @Test("Weekdays without a row, between the first day and the last, are missing; weekends are not")
  func missingWeekdays() {
    // D1 is a Monday: D2 to D4 are missing, D6 and D7 are the weekend, D8 is the next Monday.
    let quality = quality("D1 10:00:00 bid 10 100\nD5 10:00:00 bid 10 100\nD8 10:00:00 bid 10 100")
    #expect(quality.missingWeekdays.map(\.description) == ["2025-04-15", "2025-04-16", "2025-04-17"])
    #expect(quality.count(.missingWeekdays) == 3)
    #expect(quality.first(.missingWeekdays) == place(nil, "D2 00:00:00"))
    #expect(quality.measures.days == 3)
    #expect(quality.measures.weekdays == 6)
    #expect(quality.measures.share(of: .missingWeekdays) == 0.5)
  }

  @Test("A day on a weekend is one that should not be")
  func weekendDays() {
    let quality = quality("D5 10:00:00 bid 10 100\nD6 10:00:00 bid 10 100\nD7 10:00:00 bid 10 100")
    #expect(quality.count(.weekendDays) == 2)
    #expect(quality.first(.weekendDays) == place(2, "D6 10:00:00"))
  }

  @Test("A day wants a trade from the close on, and one from which the replay flattens")
  func closingTrades() {
    let quality = quality(
      """
      D1 14:44:59 trade 10 100    # too early for both
      D1 15:00:00 bid   10 100
      D2 14:45:00 trade 10 100    # late enough for the close
      D3 14:55:00 trade 10 0      # for both, whatever its size
      D4 15:00:00 trade 0 100     # dropped by normalisation
      D5 14:55:00 trade 10 100
      D5 14:44:00 trade 10 100    # a step back takes nothing away
      """)
    #expect(quality.count(.daysWithoutClosingTrade) == 2)
    #expect(quality.first(.daysWithoutClosingTrade) == place(1, "D1 14:44:59"))
    #expect(quality.count(.daysWithoutFlatteningTrade) == 3)
    #expect(quality.days.map { $0.measures.findings[.daysWithoutFlatteningTrade].count } == [1, 1, 0, 1, 0])
  }

  @Test("A day that is left over midnight and comes back is one day, whose book starts anew")
  func backOverMidnight() {
    let quality = quality(
      """
      D1 14:40:00 bid   10 100
      D1 14:40:00 ask   9.98 100    # crossed
      D2 10:00:00 bid   10 100
      D1 14:40:10 ask   9.98 100    # the bid is gone: not crossed
      D1 14:41:00 bid   10 100      # crossed for 1 min
      D1 14:42:00 bid   9.96 100
      D2 10:00:05 ask   10.02 100
      """)
    #expect(quality.days.map(\.date.description) == ["2025-04-14", "2025-04-15"])
    #expect(quality.days.map(\.measures.rows.read) == [5, 2])
    #expect(quality.count(.backwardStamps) == 1)
    #expect(quality.count(.crossedBooks) == 2)
    #expect(quality.measures.crossedTime == 1.minutes)
  }

  @Test("No ticks are no days")
  func noTicks() {
    let quality = quality("")
    #expect(quality.days.isEmpty)
    #expect(quality.measures == Measures())
    #expect(quality.measures.score == 0)
  }

  @Test("The measures of all days are those of each day together")
  func sums() {
    let quality = quality(
      """
      D1 10:00:00 bid   10 100
      D1 10:00:00 bid   10 100
      D2 10:00:00 bid   10.01 100
      D2 10:00:00 bid   10.01 100
      """)
    #expect(quality.count(.duplicateQuotes) == 2)
    #expect(quality.days.map { $0.measures.findings[.duplicateQuotes].first?.row } == [2, 4])
    #expect(quality.days.map { $0.measures.findings[.offGridPrices].count } == [0, 2])
    #expect(quality.measures.sessionTime == 570.minutes)
  }
}

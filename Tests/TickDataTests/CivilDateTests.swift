import Testing
import TickData
import TestSupport

@Suite("Calendar dates")
struct CivilDateTests {
  @Test(
    "Day numbers count from 1970-01-01",
    arguments: [
      ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("1969-01-01", -365), ("1968-02-29", -672),
      ("1900-02-28", -25_509), ("1900-03-01", -25_508), ("2000-02-28", 11_015), ("2000-02-29", 11_016),
      ("2000-03-01", 11_017), ("2024-12-31", 20_088), ("2025-04-14", 20_192), ("2262-04-11", 106_751),
      ("1600-02-29", -135_081), ("0001-01-01", -719_162),
    ])
  func knownDates(text: String, dayNumber: Int64) throws {
    let parts = text.split(separator: "-").compactMap { Int64($0) }
    try #require(parts.count == 3)
    let date = CivilDate(year: parts[0], month: parts[1], day: parts[2])
    #expect(date.dayNumber == dayNumber)
    #expect(date.description == text)
    #expect(date.components == (parts[0], parts[1], parts[2]))
  }

  @Test("A day beyond the month's end runs on into the next month")
  func dayBeyondMonth() {
    #expect(CivilDate(year: 2025, month: 4, day: 31).description == "2025-05-01")
    #expect(CivilDate(year: 1900, month: 2, day: 29).description == "1900-03-01")
    #expect(CivilDate(year: 2024, month: 12, day: 32).description == "2025-01-01")
  }

  @Test("Days follow each other, and each has one date, over the four hundred years from 1800")
  func roundTrip() {
    var before = CivilDate(year: 1799, month: 12, day: 31)
    var failures: [String] = []
    for number in before.dayNumber + 1...before.dayNumber + 146_097 {
      let date = CivilDate(of: number * 86_400_000_000_000 + 1)
      let (year, month, day) = date.components
      let isNext =
        (year, month, day) == (before.components.year, before.components.month, before.components.day + 1)
        || day == 1 && (month == before.components.month + 1 || month == 1 && before.components.month == 12)
      let isSame = CivilDate(year: year, month: month, day: day) == date
      if !isNext || !isSame || date.dayNumber != number || !(before < date) { failures.append("\(before), \(date)") }
      before = date
    }
    #expect(failures.isEmpty)
  }

  @Test("The date of a stamp is that of its day's midnight, from the first stamp to the last")
  func dateOfStamp() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<1000 {
      let time = Int64.random(in: WallClock.stamps, using: &random)
      let date = CivilDate(of: time)
      #expect(date.midnight <= time && time - date.midnight < 86_400_000_000_000)
    }
    #expect(CivilDate(of: WallClock.stamps.lowerBound).description == "1823-11-12")
    #expect(CivilDate(of: WallClock.stamps.upperBound - 1).description == "2116-02-20")
  }
}

@Suite("Weekdays")
struct WeekdayTests {
  @Test("Monday to Friday are weekdays, before 1970, too")
  func weekdays() {
    // 2025-04-14 and 1969-12-29 were Mondays.
    for monday in [CivilDate(year: 2025, month: 4, day: 14), CivilDate(year: 1969, month: 12, day: 29)] {
      var date = monday
      var week: [Bool] = []
      for _ in 0..<7 {
        week.append(date.isWeekday)
        date = date.next
      }
      #expect(week == [true, true, true, true, true, false, false], "\(monday)")
    }
  }
}

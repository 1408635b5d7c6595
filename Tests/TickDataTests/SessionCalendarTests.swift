import Testing
import TickData

@Suite("Sessions by date")
struct SessionCalendarTests {
  private static let long = TradingSession(open: TimeOfDay(10, 0), close: TimeOfDay(15, 0))
  private static let short = TradingSession(open: TimeOfDay(10, 0), close: TimeOfDay(13, 0))

  private func date(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test("A time of day is written and read as people write it")
  func times() {
    for (text, time) in [
      ("00:00", TimeOfDay(0, 0)), ("09:30", TimeOfDay(9, 30)), ("14:55:20", TimeOfDay(14, 55, 20)),
      ("24:00", TimeOfDay(24, 0)),
    ] {
      #expect("\(time)" == text)
      #expect(TimeOfDay(text) == time)
    }
    #expect(TimeOfDay("9:30") == TimeOfDay(9, 30))
    for text in [
      "", "9", "09:60", "24:00:01", "25:00", "9:3", "09:30:5", "-1:00", "+9:30", "09:30 ", "٠٩:٣٠", "1e1:00",
    ] {
      #expect(TimeOfDay(text) == nil, "\(text)")
    }
  }

  @Test("A date is read only where the calendar has it")
  func dates() throws {
    #expect(try date("2024-02-29").next == date("2024-03-01"))
    for text in [
      "2025-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-1-1", "25-01-01", "2025-01-00", "", "+025-01-01",
    ] {
      #expect(CivilDate(text) == nil, "\(text)")
    }
  }

  @Test("What a session leaves out takes no time")
  func defaults() {
    #expect("\(Self.long)" == "10:00 10:00 10:00 15:00 15:00 15:00")
    #expect(Self.long.length == 5 * WallClock.hour)
    let late = TradingSession(open: TimeOfDay(10, 0), close: TimeOfDay(15, 0), flatten: TimeOfDay(15, 10))
    #expect(late.endOfClosingAuction == TimeOfDay(15, 10))
  }

  @Test("A session that goes on after midnight traps")
  func afterMidnight() async {
    await #expect(processExitsWith: .failure) {
      _ = TradingSession(open: TimeOfDay(18, 0), close: TimeOfDay(24, 0), flatten: TimeOfDay(25, 0))
    }
  }

  @Test("Each date has the session of its range, first and last day included")
  func lookUp() throws {
    let calendar = SessionCalendar([
      .init(from: try date("2025-03-30"), to: nil, Self.long),
      .init(to: try date("2025-02-28"), Self.long),
      .init(from: try date("2025-03-02"), to: try date("2025-03-29"), Self.short),
    ])
    for (day, session) in [
      ("1900-01-01", Self.long), ("2025-02-28", Self.long), ("2025-03-01", nil), ("2025-03-02", Self.short),
      ("2025-03-29", Self.short), ("2025-03-30", Self.long), ("2115-12-31", Self.long),
    ] {
      #expect(try calendar.session(on: date(day)) == session, "\(day)")
    }
    #expect(
      "\(calendar)" == "..2025-02-28 10:00 10:00 10:00 15:00 15:00 15:00; "
        + "2025-03-02..2025-03-29 10:00 10:00 10:00 13:00 13:00 13:00; 2025-03-30.. 10:00 10:00 10:00 15:00 15:00 15:00"
    )
  }

  @Test("Calendars are equal where their days are, however they are cut into ranges")
  func joined() throws {
    let whole = SessionCalendar(Self.long)
    let cut = SessionCalendar([
      .init(from: try date("2025-01-01"), to: try date("2025-12-31"), Self.long),
      .init(from: try date("2026-01-01"), Self.long), .init(to: try date("2024-12-31"), Self.long),
    ])
    #expect(cut == whole)
    #expect("\(whole)" == "10:00 10:00 10:00 15:00 15:00 15:00")
    let gap = SessionCalendar([
      .init(to: try date("2024-12-31"), Self.long), .init(from: try date("2025-01-02"), Self.long),
    ])
    #expect(gap != whole && gap.periods.count == 2)
  }

  @Test("Ranges that overlap trap")
  func overlap() async {
    await #expect(processExitsWith: .failure) {
      let session = TradingSession(open: TimeOfDay(10, 0), close: TimeOfDay(15, 0))
      let day = CivilDate(year: 2025, month: 4, day: 14)
      _ = SessionCalendar([.init(to: day, session), .init(from: day, session)])
    }
  }
}

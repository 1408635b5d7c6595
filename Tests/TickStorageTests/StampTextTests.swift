import Testing

@testable import TickStorage

@Suite struct StampTextTests {
  private static func read(_ texts: String...) -> [String?] { read(texts, reading()).stamps }

  /// The stamps of a table, and what is wrong with it or guessed.
  private static func read(
    _ texts: [String], _ reading: TickReading
  ) -> (stamps: [String?], problem: String?, remarks: [String]) {
    var stamps = StampText(reading)
    let read = texts.map { text in stamps.stamp(Array(text.utf8).span).map { stamp($0) } }
    return (read, stamps.problem, stamps.remarks)
  }

  @Test(arguments: [
    ("2025-04-14", "2025-04-14 00:00:00"), ("2025-04-14 10:00", "2025-04-14 10:00:00"),
    ("2025-04-14T10:00:05", "2025-04-14 10:00:05"), ("2025-4-4t9:05", "2025-04-04 09:05:00"),
    ("2025/04/14 10:00:00.123456789123", "2025-04-14 10:00:00.123456789"),
    ("2025.04.14 23:59:59.5", "2025-04-14 23:59:59.5"), (" 2025-04-14  10:00 ", "2025-04-14 10:00:00"),
    ("14/04/2025 10:00", "2025-04-14 10:00:00"), ("4.5.2025", "2025-05-04 00:00:00"),
    ("05/04/2025 9:30:00", "2025-04-05 09:30:00"), ("04/14/2025 09:30", "2025-04-14 09:30:00"),
    ("14-Apr-2025 10:00:00", "2025-04-14 10:00:00"), ("14 april 2025", "2025-04-14 00:00:00"),
    ("1-SEP-25 1:02:03", "2025-09-01 01:02:03"), ("31/12/1999 12:00 AM", "1999-12-31 00:00:00"),
    ("14/04/2025 12:30:00 pm", "2025-04-14 12:30:00"), ("14/04/2025 2:45PM", "2025-04-14 14:45:00"),
    ("29-02-2024", "2024-02-29 00:00:00"), ("1823-11-13", "1823-11-13 00:00:00"), ("2116-02-19", "2116-02-19 00:00:00"),
  ])
  func stamps(text: String, expected: String) {
    #expect(Self.read(text) == [expected])
  }

  @Test(arguments: [
    "", " ", "10:00", "2025", "2025-04", "2025-13-01", "2025-02-29", "2025-04-31", "2025-00-10", "2025-04-14 24:00",
    "2025-04-14 10:60", "2025-04-14 10:00:60", "2025-04-14 10", "2025-04-14 10:00:00.", "2025-04-14 10:00Z",
    "2025-04-14 10:00+04:00", "2025-04-1410:00", "2025-04/14", "14-Apr/2025", "14-Foo-2025", "14-Apr-125", "14/04/25",
    "13/13/2025", "00/04/2025", "14/04/2025 13:00 PM", "14/04/2025 0:30 AM", "9999-12-31", "1600-01-01", "99999-01-01",
    "2025-04-14 10:00:00 x", "2025-04-14 10:0", "-2025-04-14", "2025 04 14",
    "2025-04-14 10:00:00.00000000000000000000000000000000000001",
  ])
  func nothingElse(text: String) {
    #expect(Self.read(text) == [nil])
  }

  @Test func theFirstDateInNumbersDecidesTheOrderOfAll() {
    #expect(Self.read("04/14/2025", "04/05/2025", "14/04/2025") == ["2025-04-14 00:00:00", "2025-04-05 00:00:00", nil])
    // The fifth of May is the same either way.
    #expect(Self.read("05/05/2025", "05/25/2025") == ["2025-05-05 00:00:00", "2025-05-25 00:00:00"])
    #expect(Self.read("99/99/2025", "31/02/2025", "04/14/2025").last == "2025-04-14 00:00:00")
    #expect(Self.read("14-Apr-2025", "2025-04-05", "04/14/2025").last == "2025-04-14 00:00:00")
  }

  @Test func timesOfDay() {
    #expect(StampText.timeOfDay(Array(" 9:30 ".utf8).span)?.time == 34_200_000_000_000)
    #expect(StampText.timeOfDay(Array("9:30:00.000000001 PM".utf8).span)?.time == 77_400_000_000_001)
    #expect(StampText.timeOfDay(Array("2025-04-14 9:30".utf8).span) == nil)
  }

  private static let dubai = ExchangeTimeZone.named("Asia/Dubai")

  @Test(arguments: [
    "2025-04-14T06:00:00Z", "2025-04-14 06:00:00z", "2025-04-14 06:00:00 UTC", "2025-04-14T06:00:00.000000000GMT",
    "2025-04-14T10:00:00+04:00", "2025-04-14 10:00:00+0400", "2025-04-14 10:00 +04", "2025-04-14T02:30-0330",
    "20250414T060000Z", "20250414T0600Z", "14/04/2025 06:00:00Z", "14-Apr-2025 6:00 AM Z", "2025-04-15T05:59:00+23:59",
    "1744610400", "1744610400000", "1744610400000000", "1744610400000000000", " 1744610400 ",
  ])
  func instantsByTheExchangesClock(text: String) {
    #expect(Self.read([text], reading(zone: Self.dubai)).stamps == ["2025-04-14 10:00:00"])
  }

  @Test(arguments: [
    ("2024-07-01T23:58:01.218485389Z", "America/New_York", "2024-07-01 19:58:01.218485389"),
    ("2013-01-01 22:00:00.295000+00:00", "Asia/Dubai", "2013-01-02 02:00:00.295"),
    ("1588291201099000", "Asia/Dubai", "2020-05-01 04:00:01.099"),
    // Before and after the clock goes forward in New York, at 07:00 of UTC.
    ("2025-03-09T06:59:59Z", "America/New_York", "2025-03-09 01:59:59"),
    ("2025-03-09T07:00:00Z", "America/New_York", "2025-03-09 03:00:00"),
  ])
  func instantsOfRealFiles(text: String, zone: String, expected: String) {
    #expect(Self.read([text], reading(zone: .named(zone))).stamps == [expected])
  }

  @Test(arguments: [
    "2025-04-14T06:00:00+24:00", "2025-04-14T06:00:00+4", "2025-04-14T06:00:00+04:0", "2025-04-14T06:00:00+04:00:00",
    "2025-04-14T06:00:00ZZ", "2025-04-14T06:00:00 CET", "2025-04-14Z", "2025-04-14T06Z", "20250414T06Z",
    "20250414060000",
    "2025041T060000Z", "99999999", "123456789012345678901", "18446744073709551616", "-1744610400", "1744610400.5",
    "1744610400 Z",
  ])
  func noInstants(text: String) {
    let read = Self.read([text], reading(zone: Self.dubai))
    #expect(read.stamps == [nil])
    #expect(read.problem == nil)
  }

  @Test func instantsNeedAZone() {
    let name = "give the exchange's time zone with --time-zone, such as --time-zone Asia/Dubai"
    #expect(
      Self.read(["2025-04-14T06:00:00Z", "2025-04-14T06:00:00"], reading()) == (
        [nil, nil],
        "the stamp \"2025-04-14T06:00:00Z\" has a UTC offset: \(name)", []
      ))
    #expect(
      Self.read(["1744610400"], reading()).problem
        == "the stamp \"1744610400\" is a count since 1970: \(name), or --time-zone none if it counts exchange time")
    let none = Self.read(["1744610400", "1744610401"], reading(zone: .exchangeClock))
    #expect(none.stamps == ["2025-04-14 06:00:00", "2025-04-14 06:00:01"] && none.problem == nil)
    #expect(
      Self.read(["2025-04-14T06:00:00Z"], reading(zone: .exchangeClock)).problem?.contains(
        "so --time-zone none cannot be right") == true)
    #expect(
      Self.read(["2025-04-14T06:00:00Z"], reading(zone: .named("Asia/Dubay"))).problem
        == "there is no time zone Asia/Dubay: name one of the IANA data base, such as Asia/Dubai")
  }

  /// A table has stamps of one kind.
  @Test(arguments: [
    (
      ["2025-04-14 10:00:00", "2025-04-14T06:00:00Z"], "has a UTC offset", "times without a UTC offset"
    ),
    (["2025-04-14T06:00:00Z", "2025-04-14T10:00"], "has no UTC offset", "times with a UTC offset"),
    (["1744610400", "2025-04-14T10:00"], "has no UTC offset", "counts since 1970"),
    (["2025-04-14T06:00:00Z", "1744610400"], "is a count since 1970", "times with a UTC offset"),
  ])
  func mixedStamps(texts: [String], what: String, others: String) {
    let read = Self.read(texts + [texts[0]], reading(zone: Self.dubai))
    #expect(read.stamps[0] != nil && read.stamps[1...] == [nil, nil])
    #expect(
      read.problem
        == "the stamp \"\(texts[1])\" \(what), but the ones before it are \(others): a column must not mix them")
  }

  @Test func theFirstCountSaysTheUnitOfAll() {
    let read = Self.read(["1744610400000", "1744610400", "1744610400001"], reading(zone: Self.dubai))
    #expect(read.stamps == ["2025-04-14 10:00:00", nil, "2025-04-14 10:00:00.001"])
    #expect(read.remarks == ["stamps are read as counts of milliseconds since 1970, judging by the first one"])
    #expect(read.problem == nil)
  }

  @Test func theOrderThatTheUserNames() {
    #expect(
      Self.read(["04/05/2025", "05/06/25"], reading(order: .monthFirst)).stamps == [
        "2025-04-05 00:00:00", "2025-05-06 00:00:00",
      ])
    #expect(
      Self.read(["04/05/2025", "05/06/25"], reading(order: .dayFirst)).stamps == [
        "2025-05-04 00:00:00", "2025-06-05 00:00:00",
      ])
    #expect(
      Self.read(["25/04/05", "2025-04-06"], reading(order: .yearFirst)).stamps == [
        "2025-04-05 00:00:00", "2025-04-06 00:00:00",
      ])
    for order in DateOrder.allCases { #expect(Self.read(["04/05/2025"], reading(order: order)).remarks == []) }
    #expect(
      Self.read(["04/14/2025"], reading(order: .dayFirst)).problem
        == "the date \"04/14/2025\" has the month first, which contradicts --date-order dmy")
    #expect(
      Self.read(["04/05/2025"], reading(order: .yearFirst)).problem
        == "the date \"04/05/2025\" has the year last, which contradicts --date-order ymd")
  }

  @Test func datesThatCouldBeReadEitherWay() {
    let week = (7...11).map { "04/\($0 < 10 ? "0" : "")\($0)/2025 10:00:00" }
    let read = Self.read(["05/05/2025"] + week, reading())
    #expect(read.stamps.last == "2025-11-04 10:00:00")
    #expect(
      read.remarks == [
        "dates such as \"04/07/2025 10:00:00\" are read as day first, but could be month first: set --date-order dmy or mdy"
      ])
    #expect(Self.read(week + ["14/04/2025"], reading()).remarks == [])
    #expect(Self.read(["04/14/2025"] + week, reading()).remarks == [])
    #expect(Self.read(["05/05/2025", "06/06/2025"], reading()).remarks == [])
  }

  @Test func datesThatContradictEachOther() {
    let guessed = Self.read(["04/07/2025", "04/14/2025", "05/07/2025"], reading())
    #expect(guessed.stamps == ["2025-07-04 00:00:00", nil, nil])
    #expect(
      guessed.problem
        == "the date \"04/14/2025\" has the month first, but \"04/07/2025\" before it was read as day first: set --date-order "
        + "mdy or dmy")
    let decided = Self.read(["04/07/2025", "14/04/2025", "04/14/2025"], reading())
    #expect(
      decided.problem
        == "the date \"04/14/2025\" has the month first, but \"14/04/2025\" before it has the day first: a column must use one "
        + "order, correct the dates")
    #expect(Self.read(["04/07/2025", "31/02/2025", "99/99/2025"], reading()).problem == nil)
  }

  /// Spaces as browsers and word processors write them.
  @Test func spacesOfOtherKinds() {
    #expect(Self.read("\u{FEFF}14/04/2025\u{A0}2:45\u{202F}PM\u{200B}") == ["2025-04-14 14:45:00"])
    #expect(Self.read("2025-04-14\u{3000}10:00") == ["2025-04-14 10:00:00"])
  }

  @Test(arguments: [
    ("20250414", "2025-04-14 00:00:00"), ("20250414T100000", "2025-04-14 10:00:00"),
    ("20250414 100000.25", "2025-04-14 10:00:00.25"), ("2025-04-14T1000", "2025-04-14 10:00:00"),
    ("2025-04-14 10:00:00.5", "2025-04-14 10:00:00.5"),
    ("2025-04-14T23:59:59.999999999", "2025-04-14 23:59:59.999999999"),
  ])
  func plainAndBasicForms(text: String, expected: String) { #expect(Self.read(text) == [expected]) }

  /// The form that nearly all programs write goes a way of its own.
  @Test(arguments: [
    "2025-04-14 1x:00:00", "2025-04-14 10:0x:00", "2025-04-14 10:00:0x", "2025-0x-14 10:00:00", "202x-04-14 10:00:00",
    "2025-04-14 25:00:00", "2025-04-14 10:61:00", "2025-04-14 10:00:61", "2025-04-14 10:00:00,5", "2025-02-30 10:00:00",
    "2025-04-14_10:00:00", "2025-04-14 10.00.00", "2025-04-14 /0:00:00", "2025-04-14 :0:00:00",
  ])
  func nearlyPlainForms(text: String) { #expect(Self.read("2025-04-14 10:00:00", text)[1] == nil) }
}

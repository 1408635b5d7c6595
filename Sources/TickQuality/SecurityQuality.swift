public import TickData

/// What an inspection of a security's ticks has found.
public struct SecurityQuality: Hashable, Sendable {
  /// All days together, and the rows that are in none.
  public let measures: Measures
  /// The days that have a row, in the order of the calendar.
  public let days: [DayQuality]
  /// The Mondays to Fridays without a row, between the first of these days and the last. Holidays are among them: which
  /// days an exchange is open is not known.
  public let missingWeekdays: [CivilDate]

  init(days: [DayQuality], besides: Measures) {
    var measures = besides
    for day in days { measures.add(day.measures) }
    var missing: [CivilDate] = []
    for (day, next) in zip(days, days.dropFirst()) {
      var date = day.date.next
      while date < next.date {
        if date.isWeekday { missing.append(date) }
        date = date.next
      }
    }
    measures.weekdays = Int64(missing.count) + days.reduce(0) { $0 + ($1.date.isWeekday ? 1 : 0) }
    for date in missing { measures.findings.note(.missingWeekdays, row: nil, time: date.midnight) }
    self.measures = measures
    self.days = days
    missingWeekdays = missing
  }
}

/// What an inspection has found in one day's ticks.
public struct DayQuality: Hashable, Sendable {
  public let date: CivilDate
  public let measures: Measures
}

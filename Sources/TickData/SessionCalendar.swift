/// The sessions of a market by date: one for every day, or others in some weeks, such as those of Ramadan.
///
/// A replay looks its session up when a day begins, and nothing at a tick.
public struct SessionCalendar: Hashable, Sendable {
  /// Dates that have the same session.
  public struct Period: Hashable, Sendable {
    /// The first date and the last; nil where the period has no beginning, or no end.
    public let first: CivilDate?
    public let last: CivilDate?
    public let session: TradingSession

    public init(from first: CivilDate? = nil, to last: CivilDate? = nil, _ session: TradingSession) {
      precondition(first ?? .distantPast <= last ?? .distantFuture, "a period ends after it has begun")
      self.first = first
      self.last = last
      self.session = session
    }

    public func contains(_ date: CivilDate) -> Bool {
      first ?? .distantPast <= date && date <= last ?? .distantFuture
    }

    /// Whether both have a date in common.
    public func overlaps(_ other: Period) -> Bool {
      first ?? .distantPast <= other.last ?? .distantFuture && other.first ?? .distantPast <= last ?? .distantFuture
    }
  }

  /// In the order of their dates. Periods that follow each other with the same session are one, so that calendars are equal
  /// where their days are.
  public let periods: [Period]

  /// The same session on every day.
  public init(_ session: TradingSession) { periods = [Period(session)] }

  /// Traps where two periods overlap.
  public init(_ periods: [Period]) {
    var joined: [Period] = []
    for period in periods.sorted(by: { $0.first ?? .distantPast < $1.first ?? .distantPast }) {
      guard let before = joined.last else {
        joined.append(period)
        continue
      }
      precondition(!before.overlaps(period), "the periods of a calendar do not overlap")
      if before.session == period.session, before.last?.next == period.first {
        joined[joined.count - 1] = Period(from: before.first, to: period.last, period.session)
      } else {
        joined.append(period)
      }
    }
    self.periods = joined
  }

  /// The session of a date; nil where no period has it.
  ///
  /// - Complexity: linear in the periods.
  public func session(on date: CivilDate) -> TradingSession? { periods.first { $0.contains(date) }?.session }
}

extension SessionCalendar: CustomStringConvertible {
  /// Every period with its dates, where it has a beginning or an end: `2025-03-01..2025-03-29 09:30 10:00 …; 2025-03-30.. …`.
  public var description: String {
    periods.map { period in
      let dates =
        period.first == nil && period.last == nil
        ? "" : "\(period.first?.description ?? "")..\(period.last?.description ?? "") "
      return "\(dates)\(period.session)"
    }.joined(separator: "; ")
  }
}

extension CivilDate {
  fileprivate static let distantPast = CivilDate(dayNumber: .min)
  fileprivate static let distantFuture = CivilDate(dayNumber: .max)
}

public import TickData

/// When each security is traded: by its exchange, as a sessions file says, or the same for all.
public struct TradingHours: Sendable {
  private enum Source {
    case same(SessionCalendar)
    case byExchange([String: SessionCalendar])
    case bySecurity([String: SessionCalendar])
  }

  /// The file, as the user named it; nil where there is none.
  public let path: String?
  private let source: Source

  /// The same session for every security, on every day.
  public init(_ session: TradingSession) {
    path = nil
    source = .same(SessionCalendar(session))
  }

  /// By exchange, as a file has them.
  init(byExchange calendars: [String: SessionCalendar], path: String) {
    self.path = path
    source = .byExchange(calendars)
  }

  /// By security, as the record of a run has them.
  package init(bySecurity calendars: [String: SessionCalendar], path: String) {
    self.path = path
    source = .bySecurity(calendars)
  }

  /// Whether it makes a difference which exchange a security is on: whether two of them have different hours.
  public var dependOnExchange: Bool {
    guard case .byExchange(let calendars) = source else { return false }
    return Set(calendars.values).count > 1
  }

  /// The exchanges that it has hours of, by name.
  package var exchanges: [String] {
    guard case .byExchange(let calendars) = source else { return [] }
    return calendars.keys.sorted()
  }

  /// The sessions of a security. The mapping says which exchange it is on, where that makes a difference.
  public func sessions(
    of security: Security, _ mapping: ExchangeMapping
  ) throws(ConfigurationError) -> SessionCalendar {
    switch source {
    case .same(let calendar): return calendar
    case .bySecurity(let calendars):
      guard let calendar = calendars[security.name] else {
        throw ConfigurationError("\(path ?? "the record") has no hours for \(security)")
      }
      return calendar
    case .byExchange(let calendars):
      if !dependOnExchange, let (_, calendar) = calendars.first { return calendar }
      let exchange = mapping.exchangeName(of: security)
      if let calendar = calendars[exchange] { return calendar }
      let nearest = nearestName(to: exchange, among: exchanges)
      throw ConfigurationError(
        mapping.place(of: security) + "\(security) is on \(exchange), and \(path ?? "") has no hours for it"
          + (nearest.map { "; the nearest is \($0)" } ?? ""))
    }
  }

  /// What is wrong where a security has ticks on a day without hours.
  package func problem(withoutHoursOn date: CivilDate, _ security: Security, _ mapping: ExchangeMapping) -> String {
    let exchange = dependOnExchange ? " for \(mapping.exchangeName(of: security))" : ""
    return
      "there are ticks on \(date), and \(path ?? "the session") has no hours\(exchange) on that day: add a range of dates "
      + "that covers it"
  }
}

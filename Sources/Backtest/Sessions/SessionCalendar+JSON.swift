package import TickData

extension SessionCalendar {
  /// From a list of date ranges, each with its phases: what a sessions file has of an exchange, and the record of a run of a
  /// security.
  package init(_ value: JSONValue, of name: String) throws(JSONError) {
    guard case .array(let elements) = value.content, !elements.isEmpty else {
      throw JSONError(
        position: value.position, problem: "\(name) must be a list of date ranges, was \(value.shown)")
    }
    var periods: [Period] = []
    for element in elements {
      let period = try Period(element, of: name)
      if let other = periods.first(where: { $0.overlaps(period) }) {
        throw JSONError(
          position: element.position,
          problem:
            "\(name) has two ranges for the same days, \(other.dates) and \(period.dates): let one end before the "
            + "other begins")
      }
      periods.append(period)
    }
    self.init(periods)
  }
}

extension SessionCalendar.Period {
  fileprivate init(_ value: JSONValue, of name: String) throws(JSONError) {
    guard case .object(let members) = value.content else {
      throw JSONError(
        position: value.position, problem: "\(name): expected an object with phases, found \(value.shown)")
    }
    for member in members where !SessionPhase.keys.contains(member.name) {
      let nearest = nearestName(to: member.name, among: SessionPhase.keys)
      throw JSONError(
        position: member.value.position,
        problem: "\(name) has an unknown key \(member.name)" + (nearest.map { "; the nearest is \($0)" } ?? ""))
    }
    let (first, last) = (try Self.date("from", value), try Self.date("to", value))
    if let first, let last, last < first, let place = value["to"]?.position {
      throw JSONError(position: place, problem: "\(name): to, \(last), must not be before from, \(first)")
    }
    self.init(from: first, to: last, try TradingSession(value, of: name))
  }

  private static func date(_ key: String, _ value: JSONValue) throws(JSONError) -> CivilDate? {
    guard let member = value[key], member.content != .null else { return nil }
    guard case .string(let text) = member.content, let date = CivilDate(text) else {
      throw JSONError(
        position: member.position, problem: "\(key) must be a date such as \"2025-03-01\", was \(member.shown)")
    }
    return date
  }

  /// The dates as a message shows them.
  package var dates: String {
    switch (first, last) {
    case (let first?, let last?): first == last ? "\(first)" : "\(first) to \(last)"
    case (let first?, nil): "from \(first) on"
    case (nil, let last?): "up to \(last)"
    case (nil, nil): "all days"
    }
  }
}

/// The phases of a session by the key that a file has for each, in the order of the day.
private enum SessionPhase: String, CaseIterable {
  case openingAuction = "opening_auction"
  case open
  case endOfSilence = "end_of_silence"
  case close
  case flatten
  case endOfClosingAuction = "end_of_closing_auction"

  static let keys = ["from", "to"] + allCases.map(\.rawValue)
}

extension TradingSession {
  fileprivate init(_ value: JSONValue, of name: String) throws(JSONError) {
    var times: [SessionPhase: TimeOfDay] = [:]
    var before: (phase: SessionPhase, time: TimeOfDay)?
    for phase in SessionPhase.allCases {
      guard let member = value[phase.rawValue], member.content != .null else { continue }
      guard case .string(let text) = member.content, let time = TimeOfDay(text) else {
        throw JSONError(
          position: member.position,
          problem: "\(phase.rawValue) must be a time such as \"09:30\" or \"14:55:20\", at most \"24:00\", was "
            + member.shown)
      }
      if let before, time < before.time {
        throw JSONError(
          position: member.position,
          problem: "\(phase.rawValue), \(time), must not be before \(before.phase.rawValue), \(before.time)")
      }
      times[phase] = time
      before = (phase, time)
    }
    for phase in [SessionPhase.open, .close] where times[phase] == nil {
      throw JSONError(position: value.position, problem: "\(name): this range has no \(phase.rawValue)")
    }
    guard let open = times[.open], let close = times[.close], open < close else {
      let place = value[SessionPhase.close.rawValue]?.position ?? value.position
      throw JSONError(position: place, problem: "\(name): the close must be after the open")
    }
    self.init(
      openingAuction: times[.openingAuction], open: open, endOfSilence: times[.endOfSilence], close: close,
      flatten: times[.flatten], endOfClosingAuction: times[.endOfClosingAuction])
  }
}

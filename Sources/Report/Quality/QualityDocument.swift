internal import FoundationEssentials
internal import TickData
internal import TickQuality
internal import TickStorage

/// The report of an inspection as JSON, for programs. Its schema is in docs/data-quality.md.
public struct QualityDocument {
  private let document: Document

  public init(_ inspected: [InspectedSecurity], version: String, listsDays: Bool) {
    document = Document(
      version: version, session: Self.commonSession(of: inspected).map(Document.Session.init),
      securities: inspected.map { SecurityRecord($0, listsDays: listsDays) })
  }

  /// The session of all securities on all days; nil where there is more than one.
  private static func commonSession(of inspected: [InspectedSecurity]) -> TradingSession? {
    let periods = Set(inspected.flatMap(\.sessions.periods))
    return periods.count == 1 ? periods.first?.session : nil
  }

  /// The text, keys sorted by name, without a line break at its end.
  public var text: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    guard let data = try? encoder.encode(document) else { preconditionFailure("a report holds finite numbers only") }
    return escapingControls(String(decoding: data, as: UTF8.self))
  }
}

private struct Document: Encodable {
  struct Session: Encodable {
    let open: String
    let close: String
    let flatten: String

    init(_ session: TradingSession) {
      open = WallClock.clockText(session.open.nanoseconds)
      close = WallClock.clockText(session.close.nanoseconds)
      flatten = WallClock.clockText(session.flatten.nanoseconds)
    }
  }

  let version: String
  let session: Session?
  let securities: [SecurityRecord]
}

private struct SecurityRecord: Encodable {
  let security: String
  let path: String
  let sheet: String?
  let exchanges: [String]
  let sessions: [SessionRecord]
  var error: String?
  let notices: [String]
  var quality: MeasuresRecord?
  var missingWeekdays: [String]?
  var days: [DayRecord]?

  init(_ inspected: InspectedSecurity, listsDays: Bool) {
    security = inspected.entry.security.name
    path = inspected.entry.path
    sheet = inspected.entry.sheet
    exchanges = inspected.grid.exchanges.map(\.rawValue)
    sessions = SessionRecord.list(of: inspected.sessions)
    notices = inspected.notices
    error = inspected.failure?.description
    switch inspected.outcome {
    case .failure: break
    case .success(let found):
      quality = MeasuresRecord(found.measures, isOfDay: false)
      missingWeekdays = found.missingWeekdays.map(\.description)
      if listsDays {
        days = found.days.map { day in
          DayRecord(date: day.date.description, quality: MeasuresRecord(day.measures, isOfDay: true))
        }
      }
    }
  }
}

private struct DayRecord: Encodable {
  let date: String
  let quality: MeasuresRecord
}

internal import TickData
internal import TickQuality

/// ``Measures`` as JSON holds them: durations in seconds, places with their stamps as text. What does not exist, or is not
/// known of a day, is left out.
struct MeasuresRecord: Encodable {
  struct Rows: Encodable {
    let read: Int64
    let bid: Int64
    let ask: Int64
    let trade: Int64
    let other: Int64
    let void: Int64?
    let kept: Int64
    let droppedShare: Double
    let inSession: Int64
    let tradesInSession: Int64
  }

  struct PlaceRecord: Encodable {
    let row: Int64?
    let stamp: String?

    init?(_ place: Place?) {
      guard let place, place.row != nil || place.time != nil else { return nil }
      row = place.row
      stamp = place.time.map(WallClock.stampText)
    }
  }

  struct FindingRecord: Encodable {
    let count: Int64
    let share: Double
    let shareOf: String
    let cost: Double
    let seconds: Double?
    let largestSeconds: Double?
    let first: PlaceRecord?
  }

  struct GapRecord: Encodable {
    let seconds: Double
    let start: PlaceRecord?
  }

  let score: Double
  let rows: Rows
  let tradingDays: Int64
  let firstStamp: String?
  let lastStamp: String?
  let sessionSeconds: Double
  let largestGap: GapRecord
  let findings: [String: FindingRecord]

  /// The measures of a security, or of one day.
  init(_ measures: Measures, isOfDay: Bool) {
    let counts = measures.rows
    score = measures.tenthsOfScore
    rows = Rows(
      read: counts.read, bid: counts[.bid], ask: counts[.ask], trade: counts[.trade], other: counts[.other],
      void: isOfDay ? nil : counts.void, kept: counts.kept, droppedShare: counts.droppedShare,
      inSession: counts.inSession,
      tradesInSession: counts.tradesInSession)
    tradingDays = measures.days
    firstStamp = measures.earliest.map(WallClock.stampText)
    lastStamp = measures.latest.map(WallClock.stampText)
    sessionSeconds = Self.seconds(measures.sessionTime)
    largestGap = GapRecord(
      seconds: Self.seconds(measures.largestGap.duration), start: PlaceRecord(measures.largestGap.start))
    findings = Dictionary(
      uniqueKeysWithValues: Finding.allCases.filter { !isOfDay || $0.isKnownByDay }.map { finding in
        (finding.name, Self.record(finding, measures))
      })
  }

  private static func record(_ finding: Finding, _ measures: Measures) -> FindingRecord {
    FindingRecord(
      count: measures.findings[finding].count, share: measures.share(of: finding), shareOf: finding.extent.rawValue,
      cost: measures.cost(of: finding), seconds: measures.time(of: finding).map(seconds),
      largestSeconds: finding == .backwardStamps ? seconds(measures.largestStepBack) : nil,
      first: PlaceRecord(measures.findings[finding].first))
  }

  private static func seconds(_ nanoseconds: Int64) -> Double { Double(nanoseconds) / Double(WallClock.second) }
}

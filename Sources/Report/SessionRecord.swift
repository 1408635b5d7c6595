internal import TickData

/// A range of dates with its phases, as a sessions file has it.
struct SessionRecord: Encodable {
  let from: String?
  let to: String?
  let openingAuction: String
  let open: String
  let endOfSilence: String
  let close: String
  let flatten: String
  let endOfClosingAuction: String

  private init(_ period: SessionCalendar.Period) {
    let session = period.session
    from = period.first?.description
    to = period.last?.description
    openingAuction = session.openingAuction.description
    open = session.open.description
    endOfSilence = session.endOfSilence.description
    close = session.close.description
    flatten = session.flatten.description
    endOfClosingAuction = session.endOfClosingAuction.description
  }

  /// Every range of a calendar, in the order of their dates.
  static func list(of calendar: SessionCalendar) -> [SessionRecord] { calendar.periods.map(SessionRecord.init) }
}

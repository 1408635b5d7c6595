internal import Backtest
internal import TickData
internal import TickStorage

/// How an input's ticks were read: what a rerun has to be told besides the path. The object `source` of an input in
/// `run.json` and in the records of sweeps, which is written and read here alone.
///
/// Its values are what the options of the same names say.
public struct RecordedSource: Encodable, Hashable, Sendable {
  /// What the user named, where the input's path is but a part of it.
  public let data: String?
  /// The sheet of a workbook, and the row of its column names.
  public let sheet: String?
  public let headerRow: Int?
  /// The source's description, by its name or file, and the hash of its text; the text itself of one that does not come with
  /// the program.
  public let layout: String?
  public let layoutHash: String?
  public let layoutText: String?
  public let timeZone: String?
  public let dateOrder: String?
  public let securityFrom: String?
  public let order: String?
  public let quotesFirst: Bool?
  public let date: String?

  private enum CodingKeys: String, CodingKey {
    case data, sheet, layout, order, date
    case headerRow = "header_row"
    case layoutHash = "layout_xxh128"
    case layoutText = "layout_text"
    case timeZone = "time_zone"
    case dateOrder = "date_order"
    case securityFrom = "security_from"
    case quotesFirst = "quotes_first"
  }

  /// Nil where the path says it all.
  init?(_ entry: TickEntry) {
    let reading = entry.reading
    data = entry.root == entry.path ? nil : entry.root
    sheet = entry.sheet
    headerRow = entry.headerRow ?? reading.headerRow
    let description = reading.description.flatMap { $0.fingerprint.isEmpty ? nil : $0 }
    layout = description?.name
    layoutHash = description?.fingerprint
    layoutText = description.flatMap { SourceCatalog.names.contains($0.name) ? nil : $0.text }
    timeZone = reading.timeZone?.text
    dateOrder = reading.dateOrder?.rawValue
    securityFrom = reading.securityPattern?.text
    order = reading.fileOrder == .asListed ? nil : reading.fileOrder.rawValue
    quotesFirst = reading.putsQuotesFirst ? true : nil
    date = reading.date?.description
    let texts = [data, sheet, layout, timeZone, dateOrder, securityFrom, order, date]
    guard texts.contains(where: { $0 != nil }) || headerRow != nil || quotesFirst != nil else { return nil }
  }

  /// What a record says; keys that are not known here are those of a later version.
  ///
  /// - Parameter place: the record and the input, for messages.
  init(_ record: JSONValue, in place: String) throws(ResultFileError) {
    guard case .object = record.content else { throw ResultFileError("\(place): source must be an object") }
    func text(_ key: CodingKeys) throws(ResultFileError) -> String? {
      switch record[key.rawValue]?.content {
      case .string(let text): return text
      case nil: return nil
      default: throw ResultFileError("\(place): \(key.rawValue) must be a text")
      }
    }
    data = try text(.data)
    sheet = try text(.sheet)
    layout = try text(.layout)
    layoutHash = try text(.layoutHash)
    layoutText = try text(.layoutText)
    timeZone = try text(.timeZone)
    dateOrder = try text(.dateOrder)
    securityFrom = try text(.securityFrom)
    order = try text(.order)
    date = try text(.date)
    switch record[CodingKeys.headerRow.rawValue]?.content {
    case .number(let text):
      guard let row = Int(text), row > 0 else {
        throw ResultFileError("\(place): header_row must be a row, counted from 1, was \(text)")
      }
      headerRow = row
    case nil: headerRow = nil
    default: throw ResultFileError("\(place): header_row must be a row, counted from 1")
    }
    switch record[CodingKeys.quotesFirst.rawValue]?.content {
    case .bool(let flag): quotesFirst = flag
    case nil: quotesFirst = nil
    default: throw ResultFileError("\(place): quotes_first must be true or false")
    }
  }
}

internal import Backtest
internal import TickStorage

/// How an input's ticks were read: what a rerun has to be told besides the path. The object `source` of an input in
/// `run.json` and in the records of sweeps, which is written and read here alone.
public struct RecordedSource: Encodable, Hashable, Sendable {
  /// The sheet of a workbook, and the row of its column names.
  public let sheet: String?
  public let headerRow: Int?

  private enum CodingKeys: String, CodingKey {
    case sheet
    case headerRow = "header_row"
  }

  /// Nil where the path says it all.
  init?(_ entry: TickEntry) {
    guard entry.sheet != nil || entry.headerRow != nil else { return nil }
    sheet = entry.sheet
    headerRow = entry.headerRow
  }

  /// What a record says; keys that are not known here are those of a later version.
  ///
  /// - Parameter place: the record and the input, for messages.
  init(_ record: JSONValue, in place: String) throws(ResultFileError) {
    guard case .object = record.content else { throw ResultFileError("\(place): source must be an object") }
    switch record[CodingKeys.sheet.rawValue]?.content {
    case .string(let name): sheet = name
    case nil: sheet = nil
    default: throw ResultFileError("\(place): sheet must be the name of a sheet")
    }
    switch record[CodingKeys.headerRow.rawValue]?.content {
    case .number(let text):
      guard let row = Int(text), row > 0 else {
        throw ResultFileError("\(place): header_row must be a row, counted from 1, was \(text)")
      }
      headerRow = row
    case nil: headerRow = nil
    default: throw ResultFileError("\(place): header_row must be a row, counted from 1")
    }
  }
}

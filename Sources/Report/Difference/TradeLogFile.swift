internal import FoundationEssentials
internal import Simulation
internal import TickData
internal import TickStorage

/// What is wrong with result files, where, and what to do about it.
public struct ResultFileError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// A trade log as it was written, by this system or the reference: of a market maker, or of the closing strategy.
struct TradeLogFile: Sendable {
  /// A line of the log. What its layout does not have is nil.
  struct Row: Sendable {
    let time: Int64
    let side: String
    let price: Double
    let quantity: Double
    let realized: Double
    let position: Double?
    let total: Double?
    let rule: String?
    let reference: Double?

    func agrees(with fill: Fill) -> Bool {
      time == fill.time && side == fill.side.verb && price == fill.price && quantity == Double(fill.quantity)
    }
  }

  static let endings = ["_trades_timeseries.csv", "_trades.csv"]

  let path: String
  let rows: [Row]
  /// How it differs from what its run wrote; nil where it does not, or no record says.
  let change: String?

  init(path: String, recorded logs: RecordedLogs?) throws(ResultFileError) {
    let bytes: [UInt8]
    do {
      bytes = try WholeFile.read(path, limit: WholeFile.tableLimit)
    } catch {
      throw ResultFileError("\(path): cannot be read (\(error.reason))")
    }
    try self.init(path: path, text: bytes, change: logs?.problem(with: bytes, of: path))
  }

  init(path: String, text: [UInt8], change: String? = nil) throws(ResultFileError) {
    self.path = path
    self.change = change
    let lines = CSVFile.records(text)
    let columns = try Columns(path: path, header: lines.first ?? [])
    var stamps = StampText()
    var rows: [Row] = []
    for (index, line) in lines.enumerated().dropFirst() {
      rows.append(try columns.row(line, line: index + 1, &stamps))
    }
    self.rows = rows
  }

  /// The P&L and the position after the last fill.
  var final: (realized: Double, position: Double) {
    let realized = rows.last?.total ?? rows.reduce(0) { $0 + $1.realized }
    let position = rows.last?.position ?? rows.reduce(0) { $0 + ($1.side == "buy" ? $1.quantity : -$1.quantity) }
    return (realized, position)
  }
}

/// Where the columns of a log are.
private struct Columns {
  let path: String
  let names: [String]

  init(path: String, header: [String]) throws(ResultFileError) {
    self.path = path
    names = header
    for needed in [["timestamp"], ["side"], ["fill_price", "price"], ["fill_qty", "quantity"], ["realized_pnl"]]
    where !needed.contains(where: names.contains) {
      throw ResultFileError(
        "\(path), line 1: there is no column \(needed[0]): a trade log begins with the names of its columns")
    }
  }

  func row(_ fields: [String], line: Int, _ stamps: inout StampText) throws(ResultFileError) -> TradeLogFile.Row {
    guard fields.count == names.count else {
      throw ResultFileError("\(path), line \(line): expected \(names.count) fields, found \(fields.count)")
    }
    func field(_ names: String...) -> (name: String, text: String)? {
      for (index, name) in self.names.enumerated() where names.contains(name) { return (name, fields[index]) }
      return nil
    }
    func number(_ field: (name: String, text: String)?) throws(ResultFileError) -> Double? {
      guard let field else { return nil }
      // With absurd prices a P&L may be `inf`, `-inf` or `nan`.
      guard let number = Double(field.text) else {
        throw ResultFileError("\(path), line \(line): \(field.name) expected a number, was \(field.text.quoted)")
      }
      return number
    }
    let stamp = field("timestamp")?.text ?? ""
    guard let time = stamps.stamp(stamp.utf8.span) else {
      throw ResultFileError("\(path), line \(line): timestamp expected a date and a time, was \(stamp.quoted)")
    }
    let side = field("side")?.text ?? ""
    guard side == "buy" || side == "sell" else {
      throw ResultFileError("\(path), line \(line): side expected buy or sell, was \(side.quoted)")
    }
    guard let price = try number(field("fill_price", "price")),
      let quantity = try number(field("fill_qty", "quantity")),
      let realized = try number(field("realized_pnl"))
    else { preconditionFailure("the columns were found") }
    return TradeLogFile.Row(
      time: time, side: side, price: price, quantity: quantity, realized: realized,
      position: try number(field("position")), total: try number(field("pnl")), rule: field("trade_type")?.text,
      reference: try number(field("vwap_reference")))
  }
}

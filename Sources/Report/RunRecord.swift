public import Backtest
internal import FoundationEssentials
internal import Parameters
internal import TickData
internal import TickStorage

/// What a run is, besides its securities.
public struct RunDescription: Sendable {
  public let plan: BacktestPlan
  public let execution: Execution
  public let seconds: Double

  public init(plan: BacktestPlan, execution: Execution, seconds: Double) {
    self.plan = plan
    self.execution = execution
    self.seconds = seconds
  }
}

/// `run.json`: what a run was, so that it can be told from another and done again.
struct RunRecord: Encodable {
  static let fileName = "run.json"

  struct Input: Encodable {
    let security: String
    let path: String
    /// How it was read; absent where the path says it all.
    let source: RecordedSource?
    /// XXH3-128 of the file's bytes; absent where it could not be read.
    let xxh128: String?
    let rows: Int64
    /// Rows that normalisation keeps, and those of them in the quoting window.
    let rowsKept: Int64
    let rowsInWindow: Int64
    /// Rows without a stamp or a price; volumes that were missing, and that had a fraction.
    let voidRows: Int64
    let firstVoidRow: Int64?
    let missingVolumes: Int64
    let fractionalVolumes: Int64
    /// Rows that are neither a bid, an ask nor a trade, and the first one's type where it has one.
    let otherTypes: Int64
    let firstOtherType: String?
    /// The exchange that it was taken to be on, where that makes a difference.
    let exchange: String?
    /// When it was taken to be traded, as a sessions file has it.
    let sessions: [SessionRecord]
    /// What the security ran with, defaults included.
    let parameters: [String: ParameterValue]
    let seconds: Double
    /// What it came to: fills, P&L in AED, and the position that is open at the end, marked at the last trade. (`Pnl`, since
    /// keys are written word by word.)
    let trades: Int
    let realizedPnl: Double
    let unrealizedPnl: Double
    let position: Int64

    init(_ result: SecurityResult) {
      let summary = SummaryRow(result)
      security = summary.security
      path = result.entry.path
      source = RecordedSource(result.entry)
      xxh128 = result.contentHash?.description
      rows = summary.rowsRead
      rowsKept = summary.rowsKept
      rowsInWindow = summary.rowsInWindow
      voidRows = result.findings.voidRows
      firstVoidRow = result.findings.firstVoidRow
      missingVolumes = result.findings.missingVolumes
      fractionalVolumes = result.findings.fractionalVolumes
      otherTypes = result.findings.otherTypes
      firstOtherType = result.findings.otherType
      exchange = result.exchange
      sessions = SessionRecord.list(of: result.sessions)
      parameters = result.parameters
      seconds = result.duration.seconds
      trades = summary.trades
      realizedPnl = summary.realizedPnL
      unrealizedPnl = summary.unrealizedPnL
      position = summary.position
    }
  }

  let version: String
  let strategy: String
  let configuration: String
  /// The exchange mapping; absent where there was none, or it makes no difference.
  let exchangeMapping: String?
  /// The sessions file; absent where there was none.
  let sessions: String?
  /// What was set over the configuration, as keys and values.
  let overrides: [String]
  let sequential: Bool
  let workers: Int
  let chunkSize: Int
  let onlyTrades: Bool
  let seconds: Double
  let inputs: [Input]
  /// The files that belong to the run, what they held when they were written, and what went wrong, by security.
  let tradeLogs: [String]
  let tradeLogContents: [LogContent]
  let errors: [String: String]
  /// What of the data was left out as a whole, and what the user should know of the rest, one line each.
  let leftOut: [String]
  let notices: [String]

  init(_ run: RunDescription, _ reports: [SecurityReport]) {
    version = Version.current
    strategy = run.plan.strategy.name
    configuration = run.plan.configuration.path
    exchangeMapping = run.plan.exchangeMatters ? run.plan.exchanges.path : nil
    sessions = run.plan.hours.path
    overrides = run.plan.overrides.texts
    switch run.execution {
    case .sequential: (sequential, workers) = (true, 1)
    case .parallel(let count): (sequential, workers) = (false, count)
    }
    chunkSize = run.plan.chunkSize
    onlyTrades = run.plan.onlyTrades
    seconds = run.seconds
    inputs = reports.map(\.result)
    tradeLogs = reports.compactMap(\.tradeLog)
    tradeLogContents = reports.compactMap(\.log)
    leftOut = run.plan.dataNotices
    notices = reports.flatMap(\.summary.dataNotices)
    errors = Dictionary(
      reports.compactMap { report in report.summary.error.map { (report.summary.security, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  var json: [UInt8] { recordText(self) }
}

/// A record as JSON with stable keys.
func recordText(_ record: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  encoder.keyEncodingStrategy = .convertToSnakeCase
  // JSON has no number for what absurd prices can lead to; a text is what trade logs have, too.
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  guard let data = try? encoder.encode(record) else {
    preconditionFailure("a record holds texts, numbers and flags only")
  }
  return Array(escapingControls(String(decoding: data, as: UTF8.self)).utf8) + [0x0A]
}

/// JSON with every character escaped that steers a terminal, and not only those that JSON asks for.
func escapingControls(_ json: String) -> String {
  guard json.unicodeScalars.contains(where: { $0.steersTerminals && $0.value > 0x7E }) else { return json }
  var text = ""
  for scalar in json.unicodeScalars {
    // Such a character can only be within a text.
    if scalar.steersTerminals, scalar.value > 0x7E {
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    } else {
      text.unicodeScalars.append(scalar)
    }
  }
  return text
}

extension Swift.Duration {
  /// The duration in seconds, rounded to the microsecond.
  package var seconds: Double {
    let (seconds, attoseconds) = components
    return (Double(seconds) * 1e6 + Double(attoseconds) * 1e-12).rounded() / 1e6
  }
}

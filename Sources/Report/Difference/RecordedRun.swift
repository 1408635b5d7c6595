public import Backtest
internal import FoundationEssentials
public import TickData
internal import TickStorage

/// A run as its folder's `run.json` tells it, so that its replays can be done again.
public struct RecordedRun: Sendable {
  /// A security of the run.
  public struct Input: Sendable {
    public let security: String
    /// The file that its ticks were read from, as the run named it.
    public let path: String
    /// How they were read from it; nil where the record does not say.
    public let source: RecordedSource?
    /// The hash of that file's bytes; nil where it could not be read.
    public let contentHash: String?
    /// An object, as it stands in the record.
    let parameters: JSONValue
    /// Nil where it makes no difference.
    let exchange: String?
    /// Nil where the record does not say: it is of a version that knew one session.
    let sessions: SessionCalendar?

    /// Whether the ticks are the same: of one file, or of two with the same bytes.
    public func isOfSameTicks(as other: Input) -> Bool {
      contentHash == nil || other.contentHash == nil ? path == other.path : contentHash == other.contentHash
    }
  }

  /// The record itself.
  public let path: String
  public let strategy: String
  public let onlyTrades: Bool
  public let inputs: [Input]
  /// Why securities have no result, by security.
  let errors: [String: String]
  let logs: RecordedLogs

  /// The record of a run's folder, or of a kept cell of a sweep, `FOLDER:CELL`.
  public init(folder name: String) throws(ResultFileError) {
    let folder = try CellName.folder(of: name)
    guard FileManager.default.fileExists(atPath: folder) else {
      throw ResultFileError("\(folder): does not exist: name the output folder of a run")
    }
    let path = folder.hasSuffix("/") ? folder + RunRecord.fileName : "\(folder)/\(RunRecord.fileName)"
    guard FileManager.default.fileExists(atPath: path) else {
      throw ResultFileError("\(path): does not exist: \(folder) is not the output folder of a complete run")
    }
    self.path = path
    let document: JSONValue
    do {
      document = try JSONParser.parse(try WholeFile.read(path))
    } catch let error as JSONError {
      throw ResultFileError("\(path), \(error.position): \(error.problem)")
    } catch {
      throw ResultFileError("\(path): cannot be read (\(error))")
    }
    guard let strategy = document["strategy"]?.text, case .array(let inputs)? = document["inputs"]?.content else {
      throw ResultFileError("\(path): is no record of a run: it names no strategy or no inputs")
    }
    self.strategy = strategy
    onlyTrades = document["only_trades"]?.content == .bool(true)
    self.inputs = try inputs.map { input throws(ResultFileError) in try Input(input, in: path) }
    var errors: [String: String] = [:]
    if case .object(let members)? = document["errors"]?.content {
      for member in members { errors[member.name] = member.value.text }
    }
    self.errors = errors
    logs = RecordedLogs(document, path: path)
  }

  /// What the securities ran with, defaults included, as a configuration.
  public var configuration: Configuration {
    Configuration(
      path: path,
      entries: Dictionary(inputs.map { ($0.security, $0.parameters) }, uniquingKeysWith: { first, _ in first }))
  }

  /// The exchanges that the securities were taken to be on, where that makes a difference.
  public var exchanges: ExchangeMapping {
    ExchangeMapping(
      Dictionary(
        inputs.compactMap { input in input.exchange.map { (input.security, $0) } },
        uniquingKeysWith: { first, _ in first }), path: path)
  }

  /// The hours that the securities ran with.
  ///
  /// - Parameter usual: those of a record that does not say, which is of a version that knew no others.
  public func hours(else usual: SessionCalendar) -> TradingHours {
    TradingHours(
      bySecurity: Dictionary(
        inputs.map { ($0.security, $0.sessions ?? usual) }, uniquingKeysWith: { first, _ in first }), path: path)
  }

  /// A security by its name in any case; the error names the nearest.
  public func input(of security: String) throws(ResultFileError) -> Input {
    if let input = inputs.first(where: { $0.security.lowercased() == security.lowercased() }) { return input }
    let nearest = nearestName(to: security, among: inputs.map(\.security))
    throw ResultFileError(
      "there is no security \(security.abbreviated) in \(path)" + (nearest.map { "; the nearest is \($0)" } ?? ""))
  }
}

extension RecordedRun.Input {
  fileprivate init(_ value: JSONValue, in record: String) throws(ResultFileError) {
    guard let security = value["security"]?.text, let path = value["path"]?.text,
      let parameters = value["parameters"], case .object = parameters.content
    else {
      throw ResultFileError("\(record): is no record of a run: an input has no security, no path or no parameters")
    }
    source = try value["source"].map { source throws(ResultFileError) in
      try RecordedSource(source, in: "\(record), input \(security)")
    }
    self.security = security
    self.path = path
    contentHash = value["xxh128"]?.text
    exchange = value["exchange"]?.text
    do throws(JSONError) {
      sessions = try value["sessions"].map { list throws(JSONError) in try SessionCalendar(list, of: security) }
    } catch {
      throw ResultFileError("\(record), \(error.position): \(error.problem)")
    }
    self.parameters = parameters
  }
}

internal import ArgumentParser
internal import Backtest
internal import FoundationEssentials
internal import TickData

/// When securities are traded.
struct SessionOptions: ParsableArguments {
  private static let fileName = "sessions.json"

  @Option(
    help: ArgumentHelp(
      "The hours of each exchange, as JSON; see docs/sessions.md. (default: \(fileName) beside the configuration, else in "
        + "configs, if it is there, else the hours of ADX and DFM)",
      valueName: "file"))
  var sessions: String?

  @Option(
    help: ArgumentHelp(
      "The hours of every security, from open to close, such as 09:30-16:00 or 00:00-24:00. The first trade from the close "
        + "on closes an open position.", valueName: "hh:mm-hh:mm"))
  var session: String?

  /// The option that is given; nil where none is.
  var given: String? { sessions != nil ? "--sessions" : session != nil ? "--session" : nil }

  /// The hours, where a command has a configuration.
  func hours(beside configuration: Configuration) throws -> TradingHours { try hours(beside: configuration.path) }

  /// The hours.
  ///
  /// - Parameter path: the configuration, beside which a file may be; nil where the command has none.
  /// - Parameter file: what another file says, which the options come before.
  func hours(
    beside path: String?, else file: (sessions: String?, session: String?) = (nil, nil)
  ) throws -> TradingHours {
    if sessions != nil, session != nil {
      throw UsageError("--session and --sessions both say the hours: leave out one of them")
    }
    if let session { return TradingHours(try Self.parse(session, "--session")) }
    if let sessions { return try TradingHours(path: sessions) }
    if file.sessions != nil, file.session != nil {
      throw UsageError("session and sessions both say the hours: leave out one of them")
    }
    if let session = file.session { return TradingHours(try Self.parse(session, "session")) }
    if let sessions = file.sessions { return try TradingHours(path: sessions) }
    let folder = path.map { $0.split(separator: "/", omittingEmptySubsequences: false).dropLast() }
    let candidates =
      (folder.map { [($0 + [Self.fileName[...]]).joined(separator: "/")] } ?? []) + ["configs/\(Self.fileName)"]
    let found = candidates.first { FileManager.default.fileExists(atPath: $0) }
    return try found.map { path throws(ConfigurationError) in try TradingHours(path: path) } ?? .uae
  }

  /// A session as users write it: `09:30-16:00`.
  static func parse(_ text: String, _ option: String) throws(UsageError) -> TradingSession {
    let times = text.split(separator: "-", omittingEmptySubsequences: false).map { TimeOfDay($0) }
    guard times.count == 2, let open = times[0], let close = times[1] else {
      throw UsageError("\(option) must be two times of a day, such as 09:30-16:00, was \(text)")
    }
    guard open < close else {
      throw UsageError("\(option) must close after it opens, on the same day, was \(text)")
    }
    return TradingSession(open: open, close: close)
  }
}

internal import TickData
internal import TickStorage

extension TradingHours {
  /// Reads a sessions file: a JSON object of exchanges, each a list of date ranges with their phases.
  ///
  /// ```json
  /// {
  ///   "ADX": [
  ///     { "to": "2025-02-28", "open": "10:00", "close": "14:45", "flatten": "14:55" },
  ///     { "from": "2025-03-01", "open": "10:00", "close": "13:45", "flatten": "13:55" }
  ///   ]
  /// }
  /// ```
  public init(path: String) throws(ConfigurationError) {
    let text: [UInt8]
    do {
      text = try WholeFile.read(path)
    } catch {
      throw ConfigurationError(
        "\(path): the sessions cannot be read (\(error.reason)): name a JSON file with --sessions")
    }
    try self.init(path: path, text: text)
  }

  /// The same from the text of a file.
  public init(path: String, text: [UInt8]) throws(ConfigurationError) {
    var calendars: [String: SessionCalendar] = [:]
    do throws(JSONError) {
      let document = try JSONParser.parse(text)
      guard case .object(let members) = document.content, !members.isEmpty else {
        throw JSONError(
          position: document.position, problem: "expected an object with an exchange, found \(document.shown)")
      }
      for member in members { calendars[member.name] = try SessionCalendar(member.value, of: member.name) }
    } catch {
      throw ConfigurationError("\(path), \(error.position): \(error.problem)")
    }
    self.init(byExchange: calendars, path: path)
  }
}

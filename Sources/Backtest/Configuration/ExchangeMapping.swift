internal import FoundationEssentials
public import TickData

/// Which exchange a security is on: a JSON object of securities, each `"ADX"` or `"DFM"`.
public struct ExchangeMapping: Sendable {
  /// The exchange of a security that has no entry.
  public static let standard = Exchange.adx

  /// The file, as the user named it; nil where there is none.
  public let path: String?
  private let exchanges: [String: Exchange]

  /// No file: no security has an entry but these.
  ///
  /// - Parameter path: where they are from, if they are from anywhere.
  public init(_ exchanges: [String: Exchange] = [:], path: String? = nil) {
    self.path = path
    self.exchanges = exchanges
  }

  public init(path: String) throws(ConfigurationError) {
    let data: Data
    do {
      data = try Data(contentsOf: URL(filePath: path))
    } catch {
      throw ConfigurationError("\(path): the exchange mapping cannot be read: name a JSON file with --exchange-mapping")
    }
    try self.init(path: path, text: Array(data))
  }

  /// The same from the text of a file.
  public init(path: String, text: [UInt8]) throws(ConfigurationError) {
    var exchanges: [String: Exchange] = [:]
    do throws(JSONError) {
      let document = try JSONParser.parse(text)
      guard case .object(let members) = document.content else {
        throw JSONError(
          position: document.position, problem: "expected an object of securities, found \(document.shown)")
      }
      for member in members {
        guard case .string(let text) = member.value.content, let exchange = Exchange(rawValue: text) else {
          let known = Exchange.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " or ")
          throw JSONError(
            position: member.value.position, problem: "\(member.name) must be \(known), was \(member.value.shown)")
        }
        exchanges[member.name] = exchange
      }
    } catch {
      throw ConfigurationError("\(path), \(error.position): \(error.problem)")
    }
    self.path = path
    self.exchanges = exchanges
  }

  public func hasEntry(for security: Security) -> Bool { exchanges[security.name] != nil }

  /// The exchange of a security; ``standard`` where it has no entry.
  public func exchange(of security: Security) -> Exchange { exchanges[security.name] ?? Self.standard }
}

internal import TickStorage
public import TickData

/// Which exchange a security is on: a JSON object of securities, each with the name of an exchange, such as `"ADX"`.
public struct ExchangeMapping: Sendable {
  /// The exchange of a security that has no entry.
  public static let standard = Exchange.adx

  /// The file, as the user named it; nil where there is none.
  public let path: String?
  private let names: [String: String]
  private let positions: [String: TextPosition]

  /// No file: no security has an entry but these, each the name of an exchange.
  ///
  /// - Parameter path: where they are from, if they are from anywhere.
  public init(_ names: [String: String] = [:], path: String? = nil) {
    self.path = path
    self.names = names
    positions = [:]
  }

  public init(path: String) throws(ConfigurationError) {
    let text: [UInt8]
    do {
      text = try WholeFile.read(path)
    } catch {
      throw ConfigurationError(
        "\(path): the exchange mapping cannot be read (\(error.reason)): name a JSON file with --exchange-mapping")
    }
    try self.init(path: path, text: text)
  }

  /// The same from the text of a file.
  public init(path: String, text: [UInt8]) throws(ConfigurationError) {
    var names: [String: String] = [:]
    var positions: [String: TextPosition] = [:]
    do throws(JSONError) {
      let document = try JSONParser.parse(text)
      guard case .object(let members) = document.content else {
        throw JSONError(
          position: document.position, problem: "expected an object of securities, found \(document.shown)")
      }
      for member in members {
        guard case .string(let name) = member.value.content, !name.isEmpty else {
          throw JSONError(
            position: member.value.position,
            problem:
              "\(member.name.abbreviated) must be the name of an exchange, such as \"ADX\", was \(member.value.shown)")
        }
        names[member.name] = name
        positions[member.name] = member.value.position
      }
    } catch {
      throw ConfigurationError("\(path), \(error.position): \(error.problem)")
    }
    self.path = path
    self.names = names
    self.positions = positions
  }

  public func hasEntry(for security: Security) -> Bool { names[security.name] != nil }

  /// The name of a security's exchange; that of ``standard`` where it has no entry.
  public func exchangeName(of security: Security) -> String { names[security.name] ?? Self.standard.rawValue }

  /// The exchange of a security, for its price steps; ``standard`` where it has no entry, nil where its price steps are not
  /// known.
  public func exchange(of security: Security) -> Exchange? { Exchange(rawValue: exchangeName(of: security)) }

  /// Where a message about a security's entry says that it is; empty where there is no such place.
  func place(of security: Security) -> String {
    guard let path else { return "" }
    return positions[security.name].map { "\(path), \($0): " } ?? "\(path): "
  }

  /// Throws where the price steps of the security's exchange are not known to a strategy that needs them.
  func requirePriceSteps(of security: Security, for strategy: StrategyDefinition) throws(ConfigurationError) {
    guard exchange(of: security) == nil else { return }
    let name = exchangeName(of: security)
    let known = Exchange.allCases.map(\.rawValue)
    let nearest = nearestName(to: name, among: known)
    throw ConfigurationError(
      place(of: security)
        + "\(security) is on \(name), whose price steps are not known, and \(strategy.name) needs them: it "
        + "runs on \(known.joined(separator: " and "))" + (nearest.map { "; the nearest is \($0)" } ?? ""))
  }
}

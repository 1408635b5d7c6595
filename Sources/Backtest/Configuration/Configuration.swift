internal import TickStorage
public import Parameters
public import TickData

/// A configuration file: a JSON object of securities, each an object of parameters.
///
/// Reading it checks that it is JSON of that shape. What the keys mean is checked for a strategy, in
/// ``parameters(of:for:)``.
public struct Configuration: Sendable {
  /// The file, as the user named it.
  public let path: String
  private let entries: [String: JSONValue]

  public init(path: String) throws(ConfigurationError) {
    let text: [UInt8]
    do {
      text = try WholeFile.read(path)
    } catch {
      throw ConfigurationError(
        "\(path): the configuration cannot be read (\(error.reason)): name a JSON file with --config")
    }
    try self.init(path: path, text: text)
  }

  /// The same from the text of a file.
  public init(path: String, text: [UInt8]) throws(ConfigurationError) {
    self.path = path
    do throws(JSONError) {
      let document = try JSONParser.parse(text)
      guard case .object(let members) = document.content else {
        throw JSONError(
          position: document.position, problem: "expected an object of securities, found \(document.shown)")
      }
      for member in members {
        guard case .object = member.value.content else {
          throw JSONError(
            position: member.value.position,
            problem: "\(member.name.abbreviated) must be an object of parameters, was \(member.value.shown)")
        }
      }
      entries = Dictionary(uniqueKeysWithValues: members.map { ($0.name, $0.value) })
    } catch {
      throw ConfigurationError("\(path), \(error.position): \(error.problem)")
    }
  }

  /// Of what another file says of securities: an object of parameters each.
  package init(path: String, entries: [String: JSONValue]) {
    self.path = path
    self.entries = entries
  }

  /// The securities that have an entry, by name.
  public var securities: [String] { entries.keys.sorted() }

  /// Checks every entry's keys and values against a strategy. Returns the keys that are another strategy's and have no
  /// effect here, each with the number of entries that have it.
  ///
  /// - Parameter others: the keys of the other strategies.
  public func check(
    against keys: [ParameterKey], others: Set<String>
  ) throws(ConfigurationError) -> [(key: String, entries: Int)] {
    var foreign: [String: Int] = [:]
    for security in securities {
      for member in members(of: security) {
        if let key = keys.first(where: { $0.name == member.name }) {
          if let problem = key.problem(with: member.value) {
            throw ConfigurationError(
              "\(path), \(member.value.position): \(security.abbreviated).\(member.name) \(problem)")
          }
        } else if others.contains(member.name) {
          foreign[member.name, default: 0] += 1
        } else {
          let nearest = nearestName(to: member.name, among: keys.map(\.name))
          throw ConfigurationError(
            "\(path), \(member.value.position): \(security.abbreviated) has an unknown key \(member.name.abbreviated)"
              + (nearest.map { "; the nearest known key is \($0)" } ?? ""))
        }
      }
    }
    return foreign.sorted { $0.key < $1.key }.map { (key: $0.key, entries: $0.value) }
  }

  /// The parameters of a security: its entry's, with those set over them; defaults for the rest. Entry and overrides must
  /// have been checked.
  public func parameters<Parameters: StrategyParameters>(
    of security: Security, as type: Parameters.Type, overriddenBy overrides: ParameterOverrides = ParameterOverrides()
  ) -> Parameters {
    Parameters(values(of: security, overriddenBy: overrides, keys: Parameters.keys))
  }

  /// By key; nil for `null`.
  func values(
    of security: Security, overriddenBy overrides: ParameterOverrides, keys: [ParameterKey]
  ) -> [String: ParameterValue?] {
    var values: [String: ParameterValue?] = [:]
    for member in members(of: security.name) { values.updateValue(ParameterValue(member.value), forKey: member.name) }
    for (key, value) in overrides.values(for: security.name, keys: keys) { values.updateValue(value, forKey: key) }
    return values
  }

  public func hasEntry(for security: Security) -> Bool { entries[security.name] != nil }

  private func members(of security: String) -> [JSONValue.Member] {
    guard case .object(let members)? = entries[security]?.content else { return [] }
    return members
  }
}

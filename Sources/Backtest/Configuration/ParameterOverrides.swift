public import Parameters
internal import TickData

/// Parameters that the user sets over those of the configuration: `key=value` for all securities, `SECURITY.key=value` for
/// one; or an option of its own, such as `--spread 0.7`, which is for all. What is set for one security wins over what is
/// set for all, and what comes later wins over what came earlier.
///
/// Values are written and checked as in a configuration: numbers, `true` and `false`, and `null` where a key may be left
/// out.
public struct ParameterOverrides: Sendable {
  /// One of them.
  struct Override: Sendable {
    /// As `key=value` or `SECURITY.key=value`.
    let text: String
    /// As the user wrote it on the command line.
    let option: String
    /// The security that it is for; all where nil.
    let security: String?
    let member: JSONValue.Member
  }

  private(set) var overrides: [Override]
  /// The rules that hold for all securities where nothing else sets them.
  public var rules: RuleProfile?

  /// None.
  public init() { overrides = [] }

  /// Overrides as users write them after `--set`. Throws where one is neither `key=value` nor `SECURITY.key=value`; whether
  /// there is such a key and such a security is checked for a plan.
  public init(_ texts: [String]) throws(ConfigurationError) {
    var overrides: [Override] = []
    for text in texts { overrides.append(try Override(text)) }
    self.overrides = overrides
  }

  /// Sets a key for all securities, by an option that does nothing else. The value is what stands after `--set key=`.
  public mutating func set(_ key: String, to value: String, by option: String) {
    let member = JSONValue.Member(name: key, value: JSONValue(writtenAs: value[...]))
    overrides.append(Override(text: "\(key)=\(value)", option: option, security: nil, member: member))
  }

  /// Two that set the same key for the same securities, as the user wrote them; nil where there are none.
  public var repeated: (String, String)? {
    for (index, one) in overrides.enumerated() {
      let two = overrides[(index + 1)...].first { $0.security == one.security && $0.member.name == one.member.name }
      if let two { return (one.option, two.option) }
    }
    return nil
  }

  /// Adds those of others, which come later.
  public mutating func append(_ others: ParameterOverrides) {
    overrides += others.overrides
    rules = others.rules ?? rules
  }

  /// Each of them alone.
  var single: [ParameterOverrides] {
    overrides.map { override in
      var alone = ParameterOverrides()
      alone.overrides = [override]
      return alone
    }
  }

  /// As `key=value` and `SECURITY.key=value`, in the order given.
  public var texts: [String] { overrides.map(\.text) }

  /// As the user wrote them: `--set key=value`, `--spread 0.7`.
  public var options: [String] { overrides.map(\.option) }

  /// What is set for a security, the one that wins last; nil for `null`.
  func values(for security: String, keys: [ParameterKey]) -> [(key: String, value: ParameterValue?)] {
    let words = rules.map { profile in
      keys.compactMap { key in key.rule.map { (key: key.name, value: .word($0.word(in: profile)) as ParameterValue?) } }
    }
    let general = overrides.filter { $0.security == nil }
    let own = overrides.filter { $0.security == security }
    return (words ?? []) + (general + own).map { ($0.member.name, ParameterValue($0.member.value)) }
  }
}

extension ParameterOverrides {
  /// Checks every override's security, key and value.
  ///
  /// - Parameter others: the keys of the other strategies. In a configuration, which strategies share, they have no effect;
  ///   here, where one strategy is run, they are a mistake.
  /// - Parameter securities: those of the data and of the configuration.
  func check(
    for strategy: StrategyDefinition, others: Set<String>, securities: [String]
  ) throws(ConfigurationError) {
    for override in overrides {
      if let problem = override.problem(for: strategy, others: others, securities: securities) {
        throw ConfigurationError("\(override.option): \(problem)", isInOverrides: true)
      }
    }
  }

  /// What is set for a security that is not run, one line each.
  func notices(running securities: [String]) -> [String] {
    overrides.compactMap { override in
      guard let security = override.security, !securities.contains(security) else { return nil }
      return "\(override.option) has no effect: \(security) is not run"
    }
  }
}

extension ParameterOverrides.Override {
  /// A security's name may hold points, a key holds none.
  init(_ text: String) throws(ConfigurationError) {
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let path = sides[0]
    let key = path.lastIndex(of: ".").map { path[path.index(after: $0)...] } ?? path
    let security = path.lastIndex(of: ".").map { String(path[..<$0]) }
    guard sides.count == 2, !key.isEmpty, security != "", !sides[1].isEmpty else {
      throw ConfigurationError("--set \(text): write it as key=value or SECURITY.key=value")
    }
    self.text = text
    option = "--set \(text)"
    self.security = security
    member = JSONValue.Member(name: String(key), value: JSONValue(writtenAs: sides[1]))
  }

  func problem(for strategy: StrategyDefinition, others: Set<String>, securities: [String]) -> String? {
    if let security, !securities.contains(security) {
      let nearest = nearestName(to: security, among: securities)
      return "there is no security \(security.abbreviated) in the data or the configuration"
        + (nearest.map { "; the nearest is \($0)" } ?? "")
    }
    if let key = strategy.parameterKeys.first(where: { $0.name == member.name }) {
      return key.problem(with: member.value).map { "\(key.name) \($0)" }
    }
    if others.contains(member.name) {
      return "\(member.name) is a parameter of another strategy and has no effect on \(strategy.name)"
    }
    let nearest = nearestName(to: member.name, among: strategy.parameterKeys.map(\.name))
    return "\(strategy.name) has no parameter \(member.name)"
      + (nearest.map { "; the nearest known key is \($0)" } ?? "")
  }
}

extension JSONValue {
  /// What a command line's text stands for: the JSON value that it is, or else a string, which no key takes.
  package init(writtenAs text: Substring) {
    self =
      (try? JSONParser.parse(Array(text.utf8)))
      ?? JSONValue(content: .string(String(text)), position: TextPosition(line: 1, column: 1))
  }
}

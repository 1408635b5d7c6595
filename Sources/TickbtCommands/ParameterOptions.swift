internal import ArgumentParser
internal import Backtest
internal import Parameters

/// Parameters that a command sets over those of its configuration, and the rules of the market.
struct ParameterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The market's rules: reference, market, pessimistic or optimistic. They come over the configuration, and --set over "
        + "them; 'tickbt rules --list' explains them. (default: what the configuration says, else reference)",
      valueName: "profile"))
  var rules: String?

  @OptionGroup var settings: SettingOptions

  /// What is set; text of another form is a mistake in the call, as is a parameter that is set twice.
  func overrides() throws(UsageError) -> ParameterOverrides {
    var overrides = try settings.overrides()
    overrides.rules = try rules.map(Self.profile)
    return overrides
  }

  /// The first option that is given; nil where none is.
  var given: String? { rules.map { "--rules \($0)" } ?? settings.given }

  static func profile(_ text: String) throws(UsageError) -> RuleProfile {
    if let profile = RuleProfile(rawValue: text) { return profile }
    let names = RuleProfile.allCases.map(\.rawValue)
    throw UsageError(
      "--rules \(text): must be one of \(names.joined(separator: ", "))"
        + (nearestName(to: text, among: names).map { "; the nearest is \($0)" } ?? ""))
  }
}

/// Parameters that a command sets over those of its configuration.
struct SettingOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      "Set a parameter over the configuration: key=value for all securities, SECURITY.key=value for one, which wins. Can "
        + "be repeated; 'tickbt strategies --describe NAME' lists the keys.",
      valueName: "key=value"))
  var set: [String] = []

  @OptionGroup var named: NamedParameterOptions

  /// What is set; text of another form is a mistake in the call, as is a parameter that is set twice.
  func overrides() throws(UsageError) -> ParameterOverrides {
    var overrides = named.overrides
    do {
      overrides.append(try ParameterOverrides(set))
    } catch {
      throw UsageError(error.description)
    }
    if let (one, two) = overrides.repeated {
      throw UsageError("\(one) and \(two) set the same parameter: leave out one of them")
    }
    return overrides
  }

  /// The first option that is given; nil where none is.
  var given: String? { self.set.isEmpty ? named.overrides.options.first : "--set" }
}

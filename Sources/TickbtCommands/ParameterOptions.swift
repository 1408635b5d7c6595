internal import ArgumentParser
internal import Backtest

/// Parameters that a command sets over those of its configuration.
struct ParameterOptions: ParsableArguments {
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
}

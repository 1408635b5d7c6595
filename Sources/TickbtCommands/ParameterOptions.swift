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

  /// What is set; text of another form is a mistake in the call.
  func overrides() throws(UsageError) -> ParameterOverrides {
    do {
      return try ParameterOverrides(set)
    } catch {
      throw UsageError(error.description)
    }
  }
}

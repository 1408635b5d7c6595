internal import ArgumentParser
internal import Report

/// What a command makes of notices about the data.
struct StrictOptions: ParsableArguments {
  @Flag(help: "Exit with 1 if there is any notice about the data.")
  var strict = false

  /// Fails where there are notices and they are to count as errors. They have been shown.
  func requireNone(of notices: [String]) throws {
    guard strict, !notices.isEmpty else { return }
    Console.error("--strict: \(Int64(notices.count).counted("notice")) about the data, see above")
    throw ExitCode.failure
  }
}

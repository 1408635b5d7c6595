internal import ArgumentParser
internal import Backtest

/// Which securities of a source a command takes.
struct SelectionOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Take only the first securities, in source order.", valueName: "number"))
  var maxSheets: Int?

  @Option(help: ArgumentHelp("Take only these securities, separated by commas.", valueName: "names"))
  var securities: String?

  func selection() throws(UsageError) -> SecuritySelection {
    try requirePositive(maxSheets, "--max-sheets")
    return SecuritySelection(names: try SecurityNames.parse(securities), first: maxSheets)
  }
}

internal import ArgumentParser
internal import FoundationEssentials
internal import Report
internal import Sweep
internal import TickStorage

/// `tickbt sweep status`
struct SweepStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how far a sweep has come, also while it is at work.",
    discussion: """
      Examples:
        tickbt sweep status
        tickbt sweep status output/sweep
      """)

  @Argument(help: "The folder of the sweep.")
  var folder = "output/sweep"

  func run() throws {
    try reportingFailures {
      guard FileManager.default.fileExists(atPath: "\(folder)/\(SweepJournal.fileName)") else {
        throw JournalError("\(folder): holds no sweep: name the folder that was given with --output-dir")
      }
      let (strategies, results) = try SweepJournal.progress(ofFolder: folder)
      Console.print(
        SweepStatus.text(
          strategies, results: results, holder: FolderLock.holder(of: folder),
          now: Date().timeIntervalSince1970
        ).trimmingNewline)
    }
  }
}

extension String {
  /// Without the line break at its end, which the console adds.
  fileprivate var trimmingNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}

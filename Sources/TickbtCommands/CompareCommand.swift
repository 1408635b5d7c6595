internal import ArgumentParser

/// `tickbt compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "compare", abstract: "x", discussion: "")
}

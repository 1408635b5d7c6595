internal import ArgumentParser

/// `tickbt generate`
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "generate", abstract: "Write a sample market.")
  func run() throws {}
}

internal import ArgumentParser
internal import Backtest
internal import Report
internal import TickStorage

/// `tickbt sources`
struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "List the layouts of tick files that --source names, or print one as JSON.",
    discussion: """
      A source says which column of a file holds what, and how its values are written. Print one into a file, change it, \
      and name the file with --source. docs/sources.md explains the keys.

      Examples:
        tickbt sources
        tickbt sources tardis > my-feed.json
      """)

  @Argument(help: "Print the description of this source.")
  var name: String?

  func run() throws {
    try reportingFailures {
      if let name {
        Console.print(try SourceCatalog.text(of: name))
        return
      }
      var table = TextTable([("Source", .left), ("What it reads", .left)])
      for source in try SourceCatalog.all() { table.add([source.name, source.summary]) }
      Console.print(table.text)
    }
  }
}

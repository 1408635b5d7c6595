import Foundation
import Testing

/// What the program says of itself.
@Suite struct HelpTests {
  static let commands = [
    [], ["run"], ["convert"], ["validate"], ["strategies"], ["config"], ["config", "init"], ["generate"], ["inspect"],
    ["rules"], ["sweep"], ["sweep", "status"], ["compare"], ["trace"], ["explain"], ["diff"], ["new"],
  ]

  /// The examples of a command's help, each on a line of its own.
  private func examples(of command: [String], _ tickbt: Tickbt) throws -> [String] {
    let help = try tickbt.run(command + ["--help"])
    #expect(help.status == 0)
    let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "Examples:"), "\(command)")
    let examples = lines[(start + 1)...].prefix { !$0.isEmpty }
    #expect(!examples.isEmpty && examples.allSatisfy { $0.hasPrefix("  tickbt ") }, "broken over lines: \(command)")
    return examples.map { String($0.dropFirst(2)) }
  }

  @Test(arguments: commands)
  func everyCommandSaysWhatItDoes(command: [String]) throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    let help = try tickbt.run(command + ["--help"])
    #expect(help.status == 0 && help.errors == "")
    try expectSnapshot(help.output, "help\(command.map { "-\($0)" }.joined()).txt")
  }

  /// On a sample market and its workbook. What makes files is tried in a folder without them.
  @Test func everyExampleWorks() throws {
    let (tickbt, fresh) = (try Tickbt(), try Tickbt())
    defer {
      tickbt.remove()
      fresh.remove()
    }
    let configs = Tickbt.project.appending(path: "configs")
    for folder in [tickbt.folder, fresh.folder] {
      try FileManager.default.copyItem(at: configs, to: folder.appending(path: "configs"))
    }
    let market = ["generate", "--securities", "5", "--days", "3"]
    for place in [
      ["--format", "xlsx"], ["--format", "xlsx", "--output", "TickData.xlsx"], ["--output", "ticks"], [],
    ] {
      #expect(try tickbt.run(market + place).status == 0)
    }
    for more in [
      ["v1_baseline"], ["v3_liquidity_monitor"],
      ["v1_baseline", "--output-dir", "output/try", "--set", "quote_size=900"],
    ] { #expect(try tickbt.run(["run", "--quiet", "--strategy"] + more).status == 0) }
    let sweep = ["sweep", "--quiet", "--strategy", "v1_baseline", "--save-trades", "all", "--intervals", "30", "60"]
    #expect(try tickbt.run(sweep).status == 0)

    for command in Self.commands {
      for example in try examples(of: command, tickbt) {
        // A redirection is the shell's, and the sweeps' own examples must not change what others compare.
        var words = example.split(separator: " ").dropFirst().map(String.init).prefix { $0 != ">" }
        if words[0] == "sweep", words[1] != "status" { words += ["--output-dir", "output/own", "--fresh"] }
        let makesFiles = ["generate", "convert", "config", "new"].contains(words[0])
        if makesFiles {
          for name in ["data", "ticks", "work", "inventory-skew", "my_v1.json", "my_v21.json"] {
            try? FileManager.default.removeItem(at: fresh.folder.appending(path: name))
          }
          if words[0] == "config" || words[0] == "convert" {
            for name in ["data", "TickData.xlsx"] {
              try? FileManager.default.copyItem(
                at: tickbt.folder.appending(path: name), to: fresh.folder.appending(path: name))
            }
            try? FileManager.default.removeItem(at: fresh.folder.appending(path: "data/parquet"))
          }
        } else if words.contains("my_v1.json") {
          #expect(try tickbt.run("config", "init", "--strategy", "v1_baseline", "--output", "my_v1.json").status == 0)
        }
        let outcome = try (makesFiles ? fresh : tickbt).run(Array(words))
        #expect(outcome.status == (words[0] == "diff" ? 1 : 0), "\(example): \(outcome.errors)")
      }
    }
  }

  @Test func strategiesAreListedWithOneLineEach() throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    let lines = try tickbt.run("strategies").output.split(separator: "\n")
    #expect(
      lines.map { $0.prefix { $0 != " " } } == [
        "v1_baseline", "v2_price_follow_qty_cooldown", "v2_1_stop_loss", "v3_liquidity_monitor",
        "closing_strategy",
      ])
    #expect(lines.allSatisfy { $0.hasSuffix(".") })
  }

  @Test func unknownCommandIsAUsageError() throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    #expect(try tickbt.run("frobnicate").status == 64)
    #expect(try tickbt.run("run").status == 64)
  }
}

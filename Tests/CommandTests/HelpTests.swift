import Foundation
import Testing

/// What the program says of itself.
@Suite struct HelpTests {
  @Test(arguments: [
    [], ["run"], ["convert"], ["validate"], ["strategies"], ["config"], ["config", "init"], ["generate"], ["inspect"],
    ["trace"], ["explain"], ["diff"], ["sweep"], ["sweep", "status"], ["compare"], ["new"],
  ])
  func everyCommandHasHelpWithExamples(command: [String]) throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    let help = try tickbt.run(command + ["--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("Examples:\n"))
    #expect(help.output.contains("  tickbt "))
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

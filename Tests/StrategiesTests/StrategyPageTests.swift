import Foundation
import Simulation
import Strategies
import TestSupport
import Testing

/// The pages of docs/strategies: what they say of parameters and what their examples show is so.
@Suite("The strategies' pages")
struct StrategyPageTests {
  @Test func v1() throws { try check(V1Baseline.self) }
  @Test func v2() throws { try check(V2PriceFollowQtyCooldown.self) }
  @Test func v21() throws { try check(V21StopLoss.self) }
  @Test func v3() throws { try check(V3LiquidityMonitor.self) }

  @Test func closing() throws {
    let page = try Page(of: ClosingStrategy.name)
    try checkParameters(of: page, ClosingStrategy.self)
    let parameters = ClosingParameters(try page.parameters())
    let example = ClosingExample(parameters, table: try page.block("text"))
    #expect(example.rows.count >= 8)
    checkRows(of: example)
  }

  private func check<Checked: QuotingStrategy>(_ strategy: Checked.Type) throws {
    let page = try Page(of: Checked.name)
    try checkParameters(of: page, strategy)
    let parameters = Checked.Parameters(try page.parameters())
    let example = WorkedExample(table: try page.block("text"))
    #expect(example.rows.count >= 8)
    checkRows(of: example, Checked(parameters))
  }

  /// The heading, and the table's keys, defaults and units.
  private func checkParameters<Checked: Strategy>(of page: Page, _ strategy: Checked.Type) throws {
    #expect(page.text.hasPrefix("# `\(Checked.name)`: "))
    let defaults = Checked.Parameters().values
    let expected = Checked.Parameters.keys.map { key in
      ["`\(key.name)`", defaults[key.name]?.description ?? "–", key.unit]
    }
    #expect(page.parameterRows.map { Array($0.prefix(3)) } == expected)
  }
}

/// A page in Markdown.
private struct Page {
  let text: String

  init(of name: String) throws {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    text = try String(contentsOf: project.appending(path: "docs/strategies/\(name).md"), encoding: .utf8)
  }

  /// What stands between the fences of the first block of a kind.
  func block(_ kind: String) throws -> String {
    let opening = try #require(text.range(of: "```\(kind)\n"))
    let closing = try #require(text.range(of: "\n```", range: opening.upperBound..<text.endIndex))
    return String(text[opening.upperBound..<closing.lowerBound])
  }

  /// The parameters of its example.
  func parameters() throws -> [String: ParameterValue?] {
    try JSONDecoder().decode([String: ParameterValue?].self, from: Data(try block("json").utf8))
  }

  /// The cells of the table of parameters.
  var parameterRows: [[String]] {
    let table = text.split(separator: "\n").drop { !$0.hasPrefix("| key |") }.prefix { $0.hasPrefix("|") }
    return table.dropFirst(2).map { line in
      line.dropFirst().split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}

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

  private func check<Strategy: QuotingStrategy>(_ strategy: Strategy.Type) throws {
    let page = try Page(of: Strategy.name)
    #expect(page.text.hasPrefix("# `\(Strategy.name)`: "))

    let encoded = try JSONEncoder().encode(Strategy.Parameters())
    let defaults = try JSONDecoder().decode([String: Double].self, from: encoded)
    let expected = Strategy.Parameters.keys.map { key in
      ["`\(key.name)`", defaults[key.name].map { "\(Int($0))" } ?? "–", key.unit]
    }
    #expect(page.parameterRows.map { Array($0.prefix(3)) } == expected)

    let parameters = try JSONDecoder().decode(Strategy.Parameters.self, from: Data(try page.block("json").utf8))
    let example = WorkedExample(table: try page.block("text"))
    #expect(example.rows.count >= 8)
    checkRows(of: example, Strategy(parameters))
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

  /// The cells of the table rows that begin with a key.
  var parameterRows: [[String]] {
    text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { line in
      line.dropFirst().split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
}

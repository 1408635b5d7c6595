import Backtest
import Foundation
import Parameters
import Report
import Simulation
import TestSupport
import Testing
import TickData

/// docs/rules.md: its table is that of the program, and its examples are what the program does.
@Suite("The page of the rules")
struct RulesPageTests {
  private static let registry = StrategyRegistry.builtIn

  /// With RECORD_SNAPSHOTS=1 the table is written into the page.
  @Test("The table is the program's")
  func table() throws {
    let mark = "<!-- generated: a test compares it with the program -->\n"
    let page = try Self.page()
    let start = try #require(page.range(of: mark)).upperBound
    let end = try #require(page.range(of: "\n\n", range: start..<page.endIndex)).lowerBound
    let table = RuleList.markdown(of: Self.registry.strategies)
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try page.replacingCharacters(in: start..<end, with: table).write(to: Self.url, atomically: true, encoding: .utf8)
    } else {
      #expect(page[start..<end] == table)
    }
  }

  @Test("Every rule has an example with all its cases")
  func completeness() throws {
    let examples = try Self.examples()
    let rules = RuleList.entries(of: Self.registry.strategies)
    #expect(Set(examples.map(\.rule)) == Set(rules.map(\.key.name)))
    for rule in rules {
      let cases = examples.first { $0.rule == rule.key.name }?.cases.map(\.word)
      #expect(cases == rule.facts.cases.map(\.word), "\(rule.key.name)")
    }
  }

  @Test("The examples' fills are the program's", arguments: try examples())
  func fills(example: Example) throws {
    let definition = try #require(Self.registry.strategy(named: example.strategy))
    for (word, fills) in example.cases {
      let overrides = try ParameterOverrides(example.settings + ["\(example.rule)=\(word)"])
      let replay = try definition.replay(
        of: Security("X"), configuration: Configuration(path: "none", text: Array("{}".utf8)), overrides: overrides,
        sessions: .uae)
      replay.replay(TickChunk(table: example.ticks))
      let made = replay.finish().fills.map(\.dayText).joined(separator: "; ")
      #expect((made.isEmpty ? "–" : made) == fills, "\(example.rule)=\(word)")
    }
  }

  struct Example: CustomTestStringConvertible {
    let rule: String
    let strategy: String
    let settings: [String]
    let ticks: String
    let cases: [(word: String, fills: String)]

    var testDescription: String { rule }
  }

  private static let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "docs/rules.md")

  private static func page() throws -> String { try String(contentsOf: url, encoding: .utf8) }

  static func examples() throws -> [Example] {
    try page().components(separatedBy: "\n### `").dropFirst().map { section in
      let rule = try #require(section.components(separatedBy: "`").first)
      let opened = try #require(section.components(separatedBy: "```rule\n").last)
      let block = try #require(opened.components(separatedBy: "\n```").first)
      let lines = block.components(separatedBy: "\n")
      let words = lines[0].components(separatedBy: " ")
      let rest = lines.dropFirst()
      return Example(
        rule: rule, strategy: words[0], settings: Array(words.dropFirst()),
        ticks: rest.filter { $0.hasPrefix("D") }.joined(separator: "\n"),
        cases: rest.filter { !$0.hasPrefix("D") }.map { line in
          let parts = line.split(separator: ": ", maxSplits: 1)
          return (String(parts[0]), String(parts[1]))
        })
    }
  }
}

extension Fill {
  /// `D1 10:00:01 buy 300 @ 9.99`
  fileprivate var dayText: String {
    let day = (WallClock.startOfDay(time) - MarketTable.midnight(ofDay: 1)) / WallClock.day + 1
    let verb = side == .bid ? "buy" : "sell"
    let figure = price == price.rounded() ? "\(Int64(price))" : "\(price)"
    return "D\(day) \(WallClock.clockText(time)) \(verb) \(quantity) @ \(figure)"
  }
}

import Foundation
import Testing
import TickQuality

@Suite("docs/data-quality.md")
struct DocumentTests {
  /// The lines of the tables of findings, by the finding's name: the share's and the costs' cells.
  private static func table() throws -> [String: (share: String, costs: String)] {
    // This file is Tests/TickQualityTests/DocumentTests.swift of the package.
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: package.appending(path: "docs/data-quality.md"), encoding: .utf8)
    var lines: [String: (share: String, costs: String)] = [:]
    for line in text.split(separator: "\n") {
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4, cells[0].hasPrefix("`") else { continue }
      lines[cells[0].filter { $0 != "`" }] = (cells[2], cells[3])
    }
    return lines
  }

  private static let shares: [Extent: String] = [
    .rows: "rows", .rowsKept: "rows kept", .quotes: "quotes", .trades: "trades",
    .sessionTrades: "trades in the session", .sessionTime: "time in the session", .weekdays: "those weekdays",
    .days: "days",
  ]

  @Test("Every finding is listed with what it costs, and no other")
  func findings() throws {
    let table = try Self.table()
    #expect(Set(table.keys) == Set(Finding.allCases.map(\.name)))
    for finding in Finding.allCases {
      let costs = finding.rate.map { "\(Self.short($0.perPercent)), at most \(Self.short($0.most))" } ?? "–"
      #expect(table[finding.name]?.costs == costs, "\(finding.name)")
      #expect(table[finding.name]?.share == Self.shares[finding.extent], "\(finding.name)")
    }
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() ? "\(Int(number))" : "\(number)"
  }
}

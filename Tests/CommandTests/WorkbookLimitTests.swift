import Foundation
import TestSupport
import Testing

/// Workbooks that ask for more than is allowed, and the options that allow it.
@Suite struct WorkbookLimitTests {
  static let commands = [
    [
      "run", "--strategy", "v1_baseline", "--config", "empty.json", "--quiet", "--output-dir", "out", "--data",
      "t.xlsx",
    ],
    ["convert", "t.xlsx", "--output", "out", "--force", "--quiet"],
    ["validate", "t.xlsx", "ticks.csv", "--quiet"],
    ["inspect", "t.xlsx", "--json"],
  ]
  static let initial = [
    "config", "init", "--strategy", "v1_baseline", "--output", "c.json", "--force", "--data", "t.xlsx",
  ]

  let tickbt: Tickbt

  init() throws {
    tickbt = try Tickbt()
    try tickbt.write("{}", to: "empty.json")
  }

  /// A row, and 20 MiB of comments that deflate to a thousandth.
  private func writeBomb() throws {
    let comment = "<!--\(String(repeating: " ", count: 1 << 19))-->"
    try write(ConvertCommandTests.row(4) + String(repeating: comment, count: 40))
  }

  private func write(_ rows: String, strings: String? = nil) throws {
    let fixture = WorkbookFixture(rows: rows, sharedStrings: strings)
    try Data(fixture.bytes()).write(to: tickbt.folder.appending(path: "t.xlsx"))
    try tickbt.write("timestamp,type,price,volume\n2025-04-14 09:00:00,BID,12.5,100\n", to: "ticks.csv/fab.csv")
  }

  /// The option and its value that an error names.
  private func remedy(in errors: String) throws -> [String] {
    let match = try #require(errors.firstMatch(of: /set (--[a-z-]+) (\w+)$/.anchorsMatchLineEndings()), "\(errors)")
    return [String(match.1), String(match.2)]
  }

  /// What an error says to set is enough.
  @Test(arguments: commands) func compressionRatio(command: [String]) throws {
    defer { tickbt.remove() }
    try writeBomb()
    let refused = try tickbt.run(command)
    #expect(refused.status == 1 && refused.errorLines.count == 1, "\(refused.errors)")
    let remedy = try remedy(in: refused.errors)
    #expect(remedy[0] == "--max-compression-ratio")
    #expect((900...1032).contains(Int(remedy[1]) ?? 0))
    let allowed = try tickbt.run(command + remedy)
    #expect(allowed.status == 0 && allowed.errors == "", "\(allowed.errors)")
    let less = try tickbt.run(command + ["--max-compression-ratio", "800"])
    #expect(less.errors.contains("more than 800 times"), "\(less.errors)")
  }

  @Test(arguments: commands) func entrySize(command: [String]) throws {
    defer { tickbt.remove() }
    try write(ConvertCommandTests.row(4) + "<!--\(String(repeating: " ", count: 200_000))-->")
    #expect(try tickbt.run(command).status == 0)
    let refused = try tickbt.run(command + ["--max-entry-size", "100 KB"])
    #expect(
      refused.status == 1 && refused.errors.contains("more than the 102400 that are allowed"), "\(refused.errors)")
    let remedy = try remedy(in: refused.errors)
    #expect(remedy == ["--max-entry-size", "1MiB"])
    #expect(try tickbt.run(command + remedy).status == 0)
  }

  @Test func sharedStrings() throws {
    defer { tickbt.remove() }
    try write(ConvertCommandTests.row(4), strings: String(repeating: "<si><t>\(UUID().uuidString)</t></si>", count: 40))
    for command in Self.commands + [Self.initial] {
      let refused = try tickbt.run(command + ["--max-shared-strings", "1k"])
      #expect(refused.errors.contains("set --max-shared-strings higher, to 4GiB at most"), "\(refused.errors)")
      #expect(refused.status == 1 && refused.errorLines.count == 1)
      #expect(try tickbt.run(command + ["--max-shared-strings", "2k"]).status == 0)
    }
  }

  @Test(arguments: commands + [initial]) func badValues(command: [String]) throws {
    defer { tickbt.remove() }
    try write(ConvertCommandTests.row(4))
    let sizes = [
      "16", "GiB", "0GiB", "-1GiB", "1.2.3GiB", "0.0001k", "1PiB", "9999999999TiB", "1e3k", "nanG", "1 G B", "١k",
    ]
    for option in ["--max-entry-size", "--max-shared-strings"] {
      for size in option == "--max-entry-size" ? sizes : Array(sizes.prefix(2)) {
        let run = try tickbt.run(command + ["\(option)=\(size)"])
        #expect(run.errors == "Error: \(option) must be a size with a unit, such as 512MiB or 16GiB, was \(size)\n")
        #expect(run.status == 64 && run.output == "")
      }
    }
    for ratio in ["0", "-5", "2.5", "many", "99999999999999999999"] {
      let run = try tickbt.run(command + ["--max-compression-ratio=\(ratio)"])
      #expect(run.errors == "Error: --max-compression-ratio must be a whole number, 1 or more, was \(ratio)\n")
      #expect(run.status == 64 && run.output == "")
    }
    let run = try tickbt.run(command + ["--header-row=0"])
    #expect(run.errors == "Error: --header-row must be 1 or more, was 0\n" && run.status == 64)
  }

  @Test(arguments: ["1k", "1KB", "1 KiB", "8388607 tib", "0.5g", "1.5 M"]) func sizes(size: String) throws {
    defer { tickbt.remove() }
    try write(ConvertCommandTests.row(4))
    let run = try tickbt.run(Self.initial + ["--max-entry-size", size])
    #expect(run.status == 0 && run.errors == "", "\(run.errors)")
  }
}

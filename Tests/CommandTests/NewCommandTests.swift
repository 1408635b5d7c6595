import Foundation
import Testing

/// `tickbt new`. That what it writes builds and runs is tested by `make test-packages`.
@Suite struct NewCommandTests {
  @Test func writesAPackage() throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    let run = try tickbt.run("new", "inventory-skew")
    #expect(run.status == 0 && run.errors == "")
    #expect(run.output.contains("  cd inventory-skew\n  swift test\n"))
    let folder = tickbt.folder.appending(path: "inventory-skew")
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    #expect(
      files.filter { $0.contains(".") }.sorted() == [
        ".gitignore", "Package.swift", "README.md", "Sources/InventorySkew/InventorySkew.swift",
        "Sources/InventorySkew/Strategies.swift", "Sources/tickbt-inventory-skew/main.swift",
        "Tests/InventorySkewTests/InventorySkewTests.swift", "configs/inventory_skew_config.json",
      ])
    let manifest = try tickbt.read("inventory-skew/Package.swift")
    #expect(manifest.contains(#".package(name: "tick-backtest", path: "\#(Tickbt.project.path)")"#))
    let strategy = try tickbt.read("inventory-skew/Sources/InventorySkew/InventorySkew.swift")
    #expect(strategy.contains("struct InventorySkew: QuotingStrategy {\n  static let name = \"inventory_skew\"\n"))
    #expect(strategy.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test(arguments: [
    ("trend-fade", "TrendFade", "trend_fade"), ("TrendFade", "TrendFade", "trend_fade"),
    ("trend_fade2", "TrendFade2", "trend_fade2"), ("VWAPFade", "VwapFade", "vwap_fade"), ("fade", "Fade", "fade"),
  ])
  func namesInThreeWays(text: String, type: String, name: String) throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    #expect(try tickbt.run("new", text, "--kind", "tick", "--output", "p").status == 0)
    let strategy = try tickbt.read("p/Sources/\(type)/\(type).swift")
    #expect(strategy.contains("struct \(type): TickStrategy {\n  static let name = \"\(name)\"\n"))
    #expect(tickbt.files(in: "p/configs") == ["\(name)_config.json"])
  }

  @Test(arguments: [
    ("1fade", "is no name for a strategy"), ("", "is empty: give it a value"), ("--", "is no name for a strategy"),
    ("a b", "is no name for a strategy"), ("fädé", "is no name for a strategy"), ("../x", "is no name for a strategy"),
    ("market", "Market is a name of Swift or of tick-backtest"), ("Simulation", "is a name of Swift"),
    ("v1_baseline", "there is a strategy v1_baseline already"),
  ])
  func refusesNames(name: String, problem: String) throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    let run = try tickbt.run("new", "--output", "p", "--", name)
    #expect(run.status == 64)
    #expect(run.errorLines.count == 1 && run.errors.contains(problem))
    #expect(tickbt.files(in: "p") == [])
  }

  @Test func writesIntoNoFolderThatHoldsSomething() throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    try tickbt.write("mine", to: "fade/notes.txt")
    let run = try tickbt.run("new", "fade")
    #expect(run.status == 64)
    #expect(run.errors == "Error: fade: exists already and is no empty folder: choose another with --output\n")
    #expect(tickbt.files(in: "fade") == ["notes.txt"])

    let empty = tickbt.folder.appending(path: "empty")
    try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
    #expect(try tickbt.run("new", "fade", "--output", "empty").status == 0)
  }

  @Test func dependsOnTheSourceThatIsNamed() throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    try tickbt.write("let package = Package(\n  name: \"tick-backtest\")\n", to: "clones/own/Package.swift")
    #expect(try tickbt.run("new", "fade", "--package", "clones/own", "--output", "a/fade").status == 0)
    #expect(try tickbt.read("a/fade/Package.swift").contains(#"path: "../../clones/own")"#))
    let whole = tickbt.folder.appending(path: "clones/own").path
    #expect(try tickbt.run("new", "fade", "--package", whole, "--output", "b").status == 0)
    #expect(try tickbt.read("b/Package.swift").contains(#"path: "\#(whole)")"#))

    let wrong = try tickbt.run("new", "fade", "--package", "clones", "--output", "c")
    #expect(wrong.status == 64)
    #expect(wrong.errors.contains("clones: is not the source of tick-backtest"))
    #expect(tickbt.files(in: "c") == [])
  }
}

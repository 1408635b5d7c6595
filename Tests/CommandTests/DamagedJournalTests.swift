import Foundation
import GRDB
import Testing

@Suite("A sweep's journal gives the right figures or an error")
struct DamagedJournalTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt.withExamples() }

  private let call =
    ["sweep"] + Tickbt.options("v1_baseline")
    + ["--intervals", "10", "20", "30", "-q", "-o", "out", "--save-trades", "all"]

  private var journal: String { tickbt.folder.appending(path: "out/journal.sqlite").path }

  /// The bytes of the page at which results are found by their keys.
  private func indexPage() throws -> Range<Int> {
    try DatabaseQueue(path: journal).read { database in
      let size = try #require(try Int.fetchOne(database, sql: "PRAGMA page_size"))
      let page = try #require(
        try Int.fetchOne(
          database, sql: "SELECT rootpage FROM sqlite_master WHERE type = 'index' AND tbl_name = 'outcome'"))
      return (page - 1) * size..<page * size
    }
  }

  @Test func aBitOfTheIndex() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run(call).status == 0)
    let whole = try tickbt.tree(in: "out")
    let sound = try Data(contentsOf: URL(filePath: journal))
    let page = try indexPage()
    // Where the page has something: its head, the places of its entries, and the entries at its end.
    let used = page.filter { sound[$0] != 0 }
    var failures = 0
    for (number, byte) in used.enumerated() where number % max(1, used.count / 24) == 0 {
      var bytes = sound
      bytes[byte] ^= 1 << (number % 8)
      try bytes.write(to: URL(filePath: journal))
      let run = try tickbt.run(call)
      if run.status == 0 {
        let isSame = try tickbt.tree(in: "out") == whole
        #expect(isSame, "byte \(byte - page.lowerBound)")
      } else {
        failures += 1
        #expect(run.status == 1 && run.errors.contains("the journal is damaged"), "\(run.errors)")
      }
    }
    #expect(failures > 12)
    try sound.write(to: URL(filePath: journal))
    #expect(try tickbt.run(call).status == 0)
    let isSame = try tickbt.tree(in: "out") == whole
    #expect(isSame)
  }

  /// A program that was built anew with another strategy is another file: a byte more stands for it.
  @Test func anotherProgramComputesAnew() throws {
    defer { tickbt.remove() }
    let call = self.call.filter { $0 != "-q" }
    #expect(try tickbt.run(call).output.contains("6 results computed"))
    #expect(try tickbt.run(call).output.contains("0 results computed, 6 were in the journal"))
    let other = try tickbt.shell(
      #"cp "$TICKBT" edited && printf x >> edited && ./edited "# + call.joined(separator: " "))
    #expect(other.status == 0, "\(other.errors)")
    #expect(other.output.contains("6 results computed"), "\(other.output)")
    #expect(!other.output.contains("6 were in the journal"))
    // The results of the first are still its own.
    #expect(try tickbt.run(call).output.contains("0 results computed, 6 were in the journal"))
  }
}

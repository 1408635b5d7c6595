import Foundation
import GRDB
import Testing

@Suite("Results that somebody else has made end in one line, and change nothing outside them")
struct ForeignResultTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt.withExamples() }

  private func sweep(_ folder: String) -> [String] {
    ["sweep"] + Tickbt.options("v1_baseline") + ["--intervals", "10", "20", "-q", "-o", folder]
  }

  private func path(_ name: String) -> String { tickbt.folder.appending(path: name).path }

  private func change(_ journal: String, _ sql: String) throws {
    try DatabaseQueue(path: path(journal)).write { try $0.execute(sql: sql) }
  }

  @Test(.timeLimit(.minutes(1))) func pipesAndDevicesAreNotRead() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v1_baseline", to: "out").status == 0)
    let ticks = ["--data", "ticks"]
    for file in ["out/run.json", "out/backtest_summary.csv", "out/v1_trades_timeseries.csv"] {
      let kept = try tickbt.read(file)
      try FileManager.default.removeItem(atPath: path(file))
      #expect(mkfifo(path(file), 0o600) == 0)
      let run = try tickbt.run("compare", "out")
      #expect(run.status == 1 && run.errors.contains("not a regular file"), "\(file): \(run.errors)")
      if file != "out/v1_trades_timeseries.csv" {
        let again = try tickbt.run("v1_baseline", to: "out")
        #expect(again.status == 1 && again.errors.contains("it is no regular file"), "\(again.errors)")
      }
      unlink(path(file))
      try tickbt.write(kept, to: file)
    }
    for config in ["/dev/zero", "out"] {
      let run = try tickbt.run(["run", "-s", "v1_baseline", "--config", config, "-q"] + ticks)
      #expect(run.status == 1 && run.errors.contains("the configuration cannot be read ("), "\(run.errors)")
    }
    #expect(mkfifo(path("pipe.sqlite"), 0o600) == 0)
    try FileManager.default.createDirectory(atPath: path("sw"), withIntermediateDirectories: true)
    #expect(rename(path("pipe.sqlite"), path("sw/journal.sqlite")) == 0)
    for call in [["sweep", "status", "sw"], sweep("sw")] {
      let run = try tickbt.run(call)
      #expect(run.status == 1)
      #expect(run.errorLines.last == "Error: sw/journal.sqlite: is not a regular file: move it away", "\(run.errors)")
    }
  }

  @Test func countsThatNoComputerHolds() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v1_baseline", to: "out").status == 0)
    var lines = try tickbt.read("out/backtest_summary.csv").split(separator: "\n").map(String.init)
    for number in ["9223372036854775808", "1e300", "-1e19", "nan"] {
      var fields = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      fields[1] = number
      fields[4] = number
      lines[1] = fields.joined(separator: ",")
      try tickbt.write(lines.joined(separator: "\n") + "\n", to: "out/backtest_summary.csv")
      let run = try tickbt.run("compare", "out", "out", "--output", "c.csv")
      #expect(run.status == 0 || (run.status == 1 && run.errorLines.count == 2), "\(number): \(run.errors)")
    }
  }

  @Test func aJournalRemovesNothingOutsideItsFolder() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run(sweep("out")).status == 0)
    try tickbt.write("precious", to: "victim_trades.csv")
    try tickbt.write("precious", to: "out/own/notes.csv")
    try tickbt.write("precious", to: "elsewhere/x_trades.csv")
    try FileManager.default.createSymbolicLink(atPath: path("out/link"), withDestinationPath: path("elsewhere"))
    for name in ["../victim_trades.csv", "own/notes.csv", "link/x_trades.csv", path("victim_trades.csv"), ""] {
      try change(
        "out/journal.sqlite",
        "INSERT INTO trade_log (path, key) SELECT '\(name)', key FROM outcome LIMIT 1")
    }
    let run = try tickbt.run(sweep("out"))
    #expect(run.status == 0, "\(run.errors)")
    for file in ["victim_trades.csv", "out/own/notes.csv", "elsewhere/x_trades.csv"] {
      #expect(try tickbt.read(file) == "precious")
    }
  }

  @Test func aKeptLogIsTheOneThatWasWritten() throws {
    defer { tickbt.remove() }
    let call = sweep("out") + ["--save-trades", "all"]
    #expect(try tickbt.run(call).status == 0)
    let tree = try tickbt.tree(in: "out")
    let log = try #require(tree.keys.sorted().first { $0.hasSuffix("_trades.csv") })
    try tickbt.write("", to: "out/\(log)")
    #expect(try tickbt.run(call).status == 0)
    #expect(try tickbt.tree(in: "out") == tree)
  }

  @Test(arguments: [
    "UPDATE progress SET cells = 'many'", "UPDATE progress SET strategy = NULL", "DROP TABLE progress",
    "UPDATE progress SET results_done = 1e300", "DROP TABLE outcome",
  ])
  func anOddJournalIsSaid(sql: String) throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run(sweep("out")).status == 0)
    // As somebody would who does not keep to the tables' rules.
    try DatabaseQueue(path: path("out/journal.sqlite")).write { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = 1")
      if sql.contains("NULL") {
        try database.execute(
          sql: "ALTER TABLE progress RENAME TO old; CREATE TABLE progress AS SELECT * FROM old; DROP TABLE old")
      }
      try database.execute(sql: sql)
    }
    let run = try tickbt.run("sweep", "status", "out")
    #expect(
      run.status == 1
        && run.errors
          == "Error: out/journal.sqlite: the journal is damaged: start over with --fresh, which keeps it aside\n",
      "\(run.errors)")
  }

  @Test func aResultThatIsNotThereIsAnError() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run(sweep("out")).status == 0)
    try change("out/journal.sqlite", "UPDATE outcome SET metrics = zeroblob(8)")
    let run = try tickbt.run(sweep("out"))
    #expect(
      run.status == 1 && run.errors.hasSuffix("the journal is damaged: start over with --fresh, which keeps it aside\n")
    )
    #expect(try tickbt.run(sweep("out") + ["--fresh"]).status == 0)
  }

  /// A sweep that is killed while it makes the tables leaves SQLite's own journal of the change beside the database.
  @Test func aChangeThatWasLeftHalfDoneIsTakenBack() throws {
    defer { tickbt.remove() }
    try tickbt.write("", to: "begun/x")
    try tickbt.write("", to: "out/x")
    let queue = try DatabaseQueue(path: path("begun/journal.sqlite"))
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "CREATE TABLE first (x); PRAGMA cache_size = 1; BEGIN IMMEDIATE; DROP TABLE first")
      try database.execute(sql: "CREATE TABLE engine (version TEXT)")
      for _ in 0..<200 { try database.execute(sql: "INSERT INTO engine VALUES (hex(randomblob(1000)))") }
      for name in ["journal.sqlite", "journal.sqlite-journal"] {
        try FileManager.default.copyItem(atPath: path("begun/\(name)"), toPath: path("out/\(name)"))
      }
      try database.execute(sql: "ROLLBACK")
    }
    let status = try tickbt.run("sweep", "status", "out")
    // What is taken back to is not a sweep's journal here, and that is what is said.
    #expect(status.status == 1 && status.errors.contains("is no journal of a sweep"), "\(status.errors)")
    #expect(tickbt.files(in: "out") == ["journal.sqlite", "x"])
  }
}

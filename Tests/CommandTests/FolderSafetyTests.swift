import Foundation
import Testing

@Suite("A folder belongs to one command at a time, and holds one result")
struct FolderSafetyTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt.withExamples() }

  private func sweep(_ folder: String) -> [String] {
    ["sweep"] + Tickbt.options("v1_baseline") + ["--intervals", "10", "20", "-q", "-o", folder]
  }

  private func write(_ name: String) throws { try tickbt.write("half", to: name) }

  @Test func everyCommandWaitsForTheFolderToBeFree() throws {
    defer { tickbt.remove() }
    try FileManager.default.createDirectory(
      at: tickbt.folder.appending(path: "out"), withIntermediateDirectories: true)
    let folder = open(tickbt.folder.appending(path: "out").path, O_RDONLY | O_DIRECTORY)
    #expect(flock(folder, LOCK_EX | LOCK_NB) == 0)
    for (call, option) in [
      (["run"] + Tickbt.options("v1_baseline") + ["-q", "-o", "out"], "--output-dir"), (sweep("out"), "--output-dir"),
      (["convert", "ticks", "-o", "out", "-q"], "--output"),
      (["generate", "--securities", "1", "--days", "1", "-o", "out"], "--output"),
    ] {
      let run = try tickbt.run(call)
      let line =
        "Error: out: cannot be written (process \(getpid()) is at work in this folder: wait for it, or choose another with "
        + "\(option))"
      #expect(run.status == 1 && run.errorLines.last == line, "\(run.errors)")
      #expect(tickbt.files(in: "out") == [])
    }
    close(folder)
    #expect(try tickbt.run("v1_baseline", to: "out").status == 0)
  }

  /// `run.incomplete.json` exists while a run is under way, and after it was killed.
  @Test func aSweepStaysOutOfTheFolderOfAKilledRun() throws {
    defer { tickbt.remove() }
    try write("out/run.incomplete.json")
    let run = try tickbt.run(sweep("out"))
    #expect(run.status == 1)
    #expect(
      run.errorLines.last
        == "Error: out: cannot be written (it is the folder of a run; choose another with --output-dir)")
    #expect(tickbt.files(in: "out") == ["run.incomplete.json"])
  }

  @Test(.enabled(if: Tickbt.canBeNobody)) func anOldLogThatCannotBeRemovedIsAnError() throws {
    defer { tickbt.remove() }
    // Of somebody else, in a folder where nobody removes another's files.
    try tickbt.write("old", to: "out/old_trades_timeseries.csv")
    try tickbt.write(
      #"{"version": "0", "strategy": "v1_baseline", "trade_logs": ["old_trades_timeseries.csv"]}"#, to: "out/run.json")
    let options = Tickbt.options("v1_baseline").joined(separator: " ")
    let run = try tickbt.shell(
      #"chmod 755 . && chmod 1777 out && chown 65534 out/run.json && "#
        + #"exec setpriv --reuid 65534 --clear-groups "$TICKBT" run \#(options) -q -o out"#)
    #expect(run.status == 1)
    #expect(
      run.errorLines.last
        == "Error: out/old_trades_timeseries.csv: cannot be written (the file of an earlier run cannot be removed: "
        + "Operation not permitted; choose another folder with --output-dir)", "\(run.errors)")
    // The record went first, and the one of the run that was begun names the log.
    #expect(tickbt.files(in: "out") == ["old_trades_timeseries.csv", "run.incomplete.json"])
    #expect(try tickbt.read("out/run.incomplete.json").contains("old_trades_timeseries.csv"))
  }

  @Test(.enabled(if: Tickbt.canBeNobody)) func aFinishedSweepCanBeReadWhereOneMayNotWrite() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run(sweep("out")).status == 0)
    #expect(tickbt.files(in: "out").filter { $0.hasPrefix("journal") } == ["journal.sqlite"])
    let nobody = "chmod -R a+rX,a-w . && exec setpriv --reuid 65534 --clear-groups \"$TICKBT\" "
    let status = try tickbt.shell(nobody + "sweep status out")
    #expect(status.status == 0 && status.output.contains("Complete."), "\(status.errors)")
    let compared = try tickbt.shell(nobody + "compare out:v1_baseline_10s out:v1_baseline_20s")
    #expect(compared.status == 0 && compared.errors == "", "\(compared.errors)")
  }

  @Test func leftoversOfKilledProcessesAreRemovedByTheNextRun() throws {
    defer { tickbt.remove() }
    try write("out/emaar.parquet.4194999-1f.partial")
    #expect(try tickbt.run("generate", "--securities", "1", "--days", "1", "-o", "out").status == 0)
    #expect(tickbt.files(in: "out") == ["emaar.parquet"])
    try write("book/t.xlsx.4194999-1f.partial")
    let book = ["generate", "--securities", "1", "--days", "1", "--format", "xlsx", "-o", "book/t.xlsx"]
    #expect(try tickbt.run(book).status == 0)
    #expect(tickbt.files(in: "book") == ["t.xlsx"])
    try write("made/own.json.4194999-1f.partial")
    #expect(
      try tickbt.run("config", "init", "-s", "v1_baseline", "--data", "ticks", "-o", "made/own.json").status == 0)
    #expect(tickbt.files(in: "made") == ["own.json"])
    #expect(try tickbt.run("v1_baseline", to: "run").status == 0)
    for name in ["c.csv", "c_per_security.csv", "other.csv"] { try write("table/\(name).4194999-1f.partial") }
    #expect(try tickbt.run("compare", "run", "--output", "table/c.csv", "-q").status == 0)
    #expect(tickbt.files(in: "table") == ["c.csv", "c_per_security.csv", "other.csv.4194999-1f.partial"])
  }

  @Test func aConversionDoesNotReplaceWhatItReads() throws {
    defer { tickbt.remove() }
    let before = try tickbt.read("ticks/v1.csv")
    for (source, output) in [("ticks", "ticks"), ("ticks/v1.csv", "ticks"), ("ticks", "ticks/../ticks")] {
      let run = try tickbt.run("convert", source, "-o", output, "--format", "csv", "--force", "-q")
      #expect(run.status == 1)
      #expect(
        run.errors
          == "Error: \(output)/v1.csv: is one of the files that are read, and would be replaced: choose another folder with "
          + "--output\n")
    }
    #expect(try tickbt.read("ticks/v1.csv") == before)
    #expect(tickbt.files(in: "ticks") == ["v1.csv", "v21.csv"])
  }

  @Test(arguments: [("parquet", ""), ("parquet", "PAR1xxxxPAR1"), ("arrow", "ARROW1"), ("csv", "timestamp,ty")])
  func aFileThatIsNotWholeIsNotKept(format: String, content: String) throws {
    defer { tickbt.remove() }
    try tickbt.write(content, to: "out/v1.\(format)")
    let call = ["convert", "ticks", "-o", "out", "--format", format, "-q"]
    let run = try tickbt.run(call)
    #expect(run.status == 1)
    #expect(
      run.errors
        == "Error: out/v1.\(format): exists already, but is not a whole \(format) file: replace it with --force\n")
    #expect(try tickbt.run(call + ["--force"]).status == 0)
    #expect(try tickbt.run(call).status == 0)
  }

  @Test func nothingIsWaitedForWithoutSync() throws {
    defer { tickbt.remove() }
    #expect(try tickbt.run("v1_baseline", to: "a").status == 0)
    #expect(try tickbt.run("v1_baseline", to: "b", "--no-sync").status == 0)
    #expect(try tickbt.results(in: "a") == tickbt.results(in: "b"))
    #expect(try tickbt.run(sweep("c") + ["--no-sync"]).status == 0)
    #expect(try tickbt.run("convert", "ticks", "-o", "d", "-q", "--no-sync").status == 0)
  }
}

import Foundation
import Glibc
import Report
import Sweep
import Testing

/// A sweep that ends before its end goes on where it was.
@Suite struct SweepResumeTests {
  let tickbt: Tickbt
  let engine = EngineVersion(package: Version.current)

  init() throws {
    tickbt = try Tickbt()
    try tickbt.write("{}", to: "empty.json")
    let generated = try tickbt.run("generate", "--output", "ticks", "--securities", "4", "--days", "2")
    #expect(generated.status == 0, "\(generated.errors)")
  }

  private func arguments(_ output: String, _ more: String...) -> [String] {
    [
      "sweep", "--strategy", "v1_baseline", "--strategy", "v2_1_stop_loss", "--data", "ticks", "--config", "empty.json",
      "--set", "quote_size=2000", "--set", "min_local_currency_before_quote=0", "--set", "refill_interval_sec=1:80:1",
      "--save-trades", "all", "--workers", "2", "--output-dir", output,
    ] + more
  }

  /// Waits until so many results are committed, or the process ends.
  private func wait(_ process: Process, for results: Int, in output: String) -> Int {
    while process.isRunning {
      if let progress = try? SweepJournal.progress(ofFolder: tickbt.folder.appending(path: output).path),
        progress.results >= results
      {
        return progress.results
      }
      usleep(2000)
    }
    return 0
  }

  @Test func killedAtFiveMomentsItsTablesAreThoseOfAnUninterruptedSweep() throws {
    defer { tickbt.remove() }
    let whole = try tickbt.run(arguments("whole", "--quiet"))
    #expect(whole.status == 0, "\(whole.errors)")
    let expected = try tickbt.tree(in: "whole")
    let total = 640
    let journal = { try SweepJournal(folder: tickbt.folder.appending(path: "out").path, engine: engine).processes() }

    var finished: [String: Int] = [:]
    for moment in 1...5 {
      // A tick at a time, so that the sweep takes longer than it takes to be killed.
      let (process, _, errors) = try tickbt.start(arguments("out", "--quiet", "--chunk-size", "1"))
      let seen = wait(process, for: max(finished.count + 1, total * moment / 7), in: "out")
      // Somewhere within the next unit.
      usleep(useconds_t(moment * 3000))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let said = try String(contentsOf: errors, encoding: .utf8)
      #expect(seen > 0 && process.terminationReason == .uncaughtSignal, "\(said)")
      let results = try journal()
      #expect(results.count >= seen && results.count < total)
      // What was finished is what it was.
      let isKept = finished.allSatisfy { results[$0.key] == $0.value }
      #expect(isKept)
      finished = results
    }

    let last = try tickbt.run(arguments("out"))
    #expect(last.status == 0, "\(last.errors)")
    #expect(
      last.output.contains("\(total - finished.count) results computed, \(finished.count) were in the journal"))
    let results = try journal()
    #expect(results.count == total)
    let isKept = finished.allSatisfy { results[$0.key] == $0.value }
    #expect(isKept)
    let isEqual = try tickbt.tree(in: "out") == expected
    #expect(isEqual)
  }

  @Test func interruptionSaysHowToGoOn() throws {
    defer { tickbt.remove() }
    let (process, _, errors) = try tickbt.start(arguments("out", "--quiet", "--chunk-size", "1"))
    #expect(wait(process, for: 1, in: "out") > 0)
    // Meanwhile another one stays out, and the status shows how far it has come.
    let second = try tickbt.run(arguments("out", "--quiet"))
    #expect(second.status == 1)
    #expect(
      second.errors
        == "Error: out: cannot be written (process \(process.processIdentifier) is at work in this folder: wait for "
        + "it, or choose another with --output-dir)\n")
    let status = try tickbt.run("sweep", "status", "out")
    #expect(status.status == 0 && status.output.contains("At work: process \(process.processIdentifier)."))
    process.interrupt()
    process.waitUntilExit()
    #expect(process.terminationStatus == 130)
    #expect(
      try String(contentsOf: errors, encoding: .utf8)
        == "Error: interrupted: what is finished stands in out/journal.sqlite; run the same command again, and it goes on\n"
    )
    let rest = try tickbt.run("sweep", "status", "out")
    #expect(rest.output.contains("Not at work: run the same command again, and it goes on."))
    #expect(try tickbt.run(arguments("out", "--quiet")).status == 0)
    #expect(try tickbt.run("sweep", "status", "out").output.contains("640 results in the journal. Complete."))
  }

  @Test func aJournalThatCannotBeUsedIsKept() throws {
    defer { tickbt.remove() }
    try tickbt.write("this is no database", to: "out/journal.sqlite")
    let refused = try tickbt.run(arguments("out", "--quiet"))
    #expect(refused.status == 1)
    #expect(
      refused.errors
        == "Error: out/journal.sqlite: the journal is damaged: start over with --fresh, which keeps it aside\n")
    #expect(try tickbt.read("out/journal.sqlite") == "this is no database")
    #expect(try tickbt.run(arguments("out", "--quiet", "--fresh")).status == 0)
    #expect(try tickbt.read("out/journal-1.sqlite") == "this is no database")
  }
}

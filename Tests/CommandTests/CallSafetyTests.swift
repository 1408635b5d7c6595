import Foundation
import Testing

@Suite("What a call, a limit or a terminal may be is checked before anything is done")
struct CallSafetyTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt.withExamples() }

  @Test(arguments: [
    (["new", "foo", "--output", ""], "--output is empty: give it a value, or leave it out"),
    (["run", "-s", "v1_baseline", "--output-dir="], "--output-dir is empty: give it a value, or leave it out"),
    (["run", "-s", "v1_baseline", "-o", ""], "-o is empty: give it a value, or leave it out"),
    (["inspect", ""], "argument 2 is empty: give it a value, or leave it out"),
    (["generate", "--securities", "2147483648"], "--securities must be 10000 or less, was 2147483648"),
    (
      ["sweep", "-s", "v1_baseline", "--intervals", "1:500:1", "--samples", "100000000", "--dry-run"],
      "--samples must be 1000000 or less: leave it out, and run all cells with --yes"
    ),
  ])
  func mistakes(call: [String], line: String) throws {
    defer { tickbt.remove() }
    let run = try tickbt.run(call)
    #expect(run.status == 64 && run.errors == "Error: \(line)\n", "\(run.errors)")
  }

  @Test func anArgumentThatIsNotUTF8IsRefused() throws {
    defer { tickbt.remove() }
    let run = try tickbt.shell(#""$TICKBT" run -s v1_baseline -o "$(printf 'a\377')""#)
    #expect(run.status == 64 && run.errorLines.count == 1)
    #expect(run.errors.hasPrefix("Error: argument 5 is not UTF-8: a"))
    #expect(tickbt.files(in: ".").allSatisfy { !$0.hasPrefix("a") })
  }

  /// Ticks that are passed over would be missing from the result.
  @Test(arguments: ["ticks/b\\377d.csv", "ticks-of-days/\\377x/1.csv"])
  func aNameThatIsNotUTF8InAFolderOfTicks(name: String) throws {
    defer { tickbt.remove() }
    let folder = name.split(separator: "/")[0]
    let run = try tickbt.shell(
      #"mkdir -p ticks-of-days/v1 && cp ticks/v1.csv ticks-of-days/v1/ && file=$(printf '\#(name)') && "#
        + #"mkdir -p "$(dirname "$file")" && cp ticks/v1.csv "$file" && "#
        + #"exec "$TICKBT" run -s v1_baseline --data \#(folder) --config own.json -q -o out"#)
    #expect(run.status == 1)
    #expect(
      run.errorLines.last?.hasPrefix("Error: \(folder): contains a name that is not UTF-8, \"") == true
        && run.errorLines.last?.hasSuffix("\": rename it, or move it away") == true, "\(run.errors)")
    #expect(tickbt.files(in: "out") == [])
    // A file of another kind does not matter.
    let other = try tickbt.shell(
      #"rm -r \#(folder)/*$(printf '\377')* && touch "$(printf '\#(folder)/\377.txt')" && "#
        + #"exec "$TICKBT" run -s v1_baseline --data \#(folder) --config own.json -q -o out"#)
    #expect(other.status == 0, "\(other.errors)")
  }

  @Test func closedDescriptorsAreNotTakenForFiles() throws {
    defer { tickbt.remove() }
    let options = Tickbt.options("v1_baseline").joined(separator: " ")
    let run = try tickbt.shell(#""$TICKBT" run \#(options) -o a -q; "$TICKBT" run \#(options) -o b <&- >&- 2>&-"#)
    #expect(run.status == 0)
    #expect(try tickbt.results(in: "a") == tickbt.results(in: "b"))
    #expect(!tickbt.files(in: "a").isEmpty)
  }

  /// The limit is 1 KiB here: less than any file of ticks.
  @Test func aLimitOnFileSizesIsAnErrorAndNothingIsLeft() throws {
    defer { tickbt.remove() }
    for (command, file) in [
      ("generate --securities 1 --days 1 -o out", "out/emaar.parquet: cannot be written (File too large)"),
      (
        "generate --securities 1 --days 1 --format xlsx -o out/t.xlsx",
        "out/t.xlsx: cannot be written (File too large)"
      ),
      ("convert ticks/v1.csv -o out -q", "out/v1.parquet: cannot be written (File too large)"),
    ] {
      let run = try tickbt.shell(#"ulimit -f 1; exec "$TICKBT" "# + command)
      #expect(run.status == 1 && run.errors == "Error: \(file)\n", "\(run.errors)")
      #expect(tickbt.files(in: "out") == [])
    }
  }

  /// The journal of a sweep stays, and what the database keeps beside it: the next one goes on with it.
  @Test(arguments: [1, 4, 16, 32, 48]) func aLimitOnFileSizesInRunsAndSweeps(kibibytes: Int) throws {
    defer { tickbt.remove() }
    let options = Tickbt.options("v1_baseline").joined(separator: " ")
    let run = "run \(options) -q -o run"
    let sweep = "sweep \(options) --intervals 10 20 30 -q --save-trades all -o sweep"
    #expect(
      try tickbt.shell(#"for call in "\#(run)" "\#(sweep)"; do "$TICKBT" ${call}-whole || exit 1; done"#).status == 0)
    for (call, folder) in [(run, "run"), (sweep, "sweep")] {
      let limited = try tickbt.shell("ulimit -f \(kibibytes); exec \"$TICKBT\" \(call)")
      #expect([0, 1].contains(limited.status))
      if limited.status == 1 {
        #expect(limited.errorLines.allSatisfy { $0.hasPrefix("Error: ") && $0.contains("(File too large)") })
        #expect(!limited.errors.isEmpty && !tickbt.files(in: folder).contains { $0.hasSuffix(".partial") })
      }
      #expect(limited.status == 1 || kibibytes > 1, "\(folder) needs more than \(kibibytes) KiB")
      let next = try tickbt.shell("exec \"$TICKBT\" \(call)")
      #expect(next.status == 0, "\(next.errors)")
      #expect(tickbt.files(in: folder) == tickbt.files(in: "\(folder)-whole"))
      let results = try [folder, "\(folder)-whole"].map { try tickbt.tree(in: $0).filter { $0.key != "run.json" } }
      #expect(results[0] == results[1])
    }
  }

  @Test func anyNumberOfWorkers() throws {
    defer { tickbt.remove() }
    let most = "\(Int.max)"
    let options = Array(Tickbt.options("v1_baseline").dropFirst(2))
    #expect(try tickbt.run("v1_baseline", to: "one", "--workers", "1").status == 0)
    #expect(try tickbt.run("v1_baseline", to: "many", "--workers", most).status == 0)
    #expect(try tickbt.results(in: "many") == tickbt.results(in: "one"))
    #expect(try tickbt.run("convert", "ticks", "-o", "converted", "-q", "--workers", most).status == 0)
    try tickbt.write(
      #"{"strategies": ["v1_baseline"], "set": {"refill_interval_sec": [10, 20]}, "workers": \#(most)}"#,
      to: "spec.json")
    let sweep = try tickbt.run(["sweep", "--spec", "spec.json", "-o", "sweep", "-q"] + options)
    #expect(sweep.status == 0, "\(sweep.errors)")
  }

  @Test(.enabled(if: Tickbt.canBeNobody), .timeLimit(.minutes(1)))
  func whereNoThreadCanBeStarted() throws {
    defer { tickbt.remove() }
    // Arrow's reader of CSV needs a thread of its own, and says so.
    #expect(try tickbt.run("convert", "ticks", "-o", "parquet", "-q").status == 0)
    let options = "-s v1_baseline --data parquet --config own.json"
    let nobody = #"chmod 777 . && ulimit -u 1 && exec setpriv --reuid 65534 --clear-groups "$TICKBT" "#
    let run = try tickbt.shell(nobody + "run \(options) -o run -q --workers 4")
    #expect(run.status == 0 && tickbt.files(in: "run").contains("run.json"), "\(run.errors)")
    let sweep = try tickbt.shell(nobody + "sweep \(options) -o sweep -q --intervals 10 20")
    #expect(sweep.status == 1)
    #expect(
      sweep.errorLines.last
        == "Error: sweep/journal.sqlite: cannot be opened (no thread can be started): raise the limit on processes, see "
        + "ulimit -u", "\(sweep.errors)")
  }

  @Test(.timeLimit(.minutes(1))) func aConfigurationInOneLine() throws {
    defer { tickbt.remove() }
    let entries = (0..<10_000).map { #""S\#($0)": {"quote_size": 1000, "refill_interval_sec": 60}"# }
    try tickbt.write("{\(entries.joined(separator: ", ")), \"V1\": {\"quote_size\": true}}", to: "line.json")
    let run = try tickbt.run("run", "-s", "v1_baseline", "--data", "ticks", "--config", "line.json", "-q")
    let column = entries.reduce(1) { $0 + $1.count + 2 } + #""V1": {"quote_size": "#.count + 1
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("Error: line.json, line 1, column \(column): V1.quote_size must be"), "\(run.errors)")
  }

  @Test func messagesQuoteTheBeginningOfALongText() throws {
    defer { tickbt.remove() }
    let long = String(repeating: "x", count: 100_000)
    try tickbt.write("{\"V1\": {\"quote_size\": \"\(long)\"}}", to: "long.json")
    let run = try tickbt.run("run", "-s", "v1_baseline", "--data", "ticks", "--config", "long.json", "-q")
    #expect(run.status == 1 && run.errors.count < 300 && run.errors.hasSuffix("xxx…\"\n"), "\(run.errors.prefix(500))")
  }
}

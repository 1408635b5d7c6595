import Foundation
import Testing

/// `--time-zone` as users give it, on the command line, in a sweep's file, and in records.
@Suite struct TimeZoneCommandTests {
  let tickbt: Tickbt

  /// The same two ticks three times: at 10:00 of Dubai's clock, as instants, and as counts of milliseconds.
  init() throws {
    tickbt = try Tickbt()
    func ticks(_ bid: String, _ trade: String) -> String {
      "timestamp,type,price,volume\n\(bid),BID,10,100\n\(trade),TRADE,10,150\n"
    }
    try tickbt.write(ticks("2025-04-14 10:00:00", "2025-04-14 10:00:01"), to: "clock/x.csv")
    try tickbt.write(ticks("2025-04-14T06:00:00Z", "2025-04-14T08:00:01+02:00"), to: "instants/x.csv")
    try tickbt.write(ticks("1744610400000", "1744610401000"), to: "counts/x.csv")
    try tickbt.write(#"{"X": {"quote_size": 1000, "min_local_currency_before_quote": 0}}"#, to: "own.json")
  }

  private static let options = ["-s", "v1_baseline", "--config", "own.json", "--quiet"]

  private func run(_ data: String, _ more: String...) throws -> Tickbt.Outcome {
    try tickbt.run(["run", "--data", data, "--output-dir", "out/\(data)"] + Self.options + more)
  }

  private func log(_ data: String) throws -> String { try tickbt.read("out/\(data)/x_trades_timeseries.csv") }

  @Test func instantsAndCountsBecomeTheExchangesTime() throws {
    defer { tickbt.remove() }
    #expect(try run("clock").status == 0)
    #expect(try log("clock").contains("2025-04-14 10:00:01,buy,10.0,50,"))
    for data in ["instants", "counts"] {
      let run = try run(data, "--time-zone", "Asia/Dubai")
      #expect(run.status == 0, "\(run.errors)")
      #expect(try log(data) == log("clock"))
    }
    let record =
      try JSONSerialization.jsonObject(with: Data(try tickbt.read("out/instants/run.json").utf8)) as? [String: Any]
    let source = (record?["inputs"] as? [[String: Any]])?.first?["source"] as? [String: Any]
    #expect(source?["time_zone"] as? String == "Asia/Dubai")
  }

  @Test func withoutAZoneTheyAreRefusedByALineThatNamesTheOption() throws {
    defer { tickbt.remove() }
    for (data, stamp) in [("instants", "\"2025-04-14T06:00:00Z\""), ("counts", "\"1744610400000\"")] {
      let run = try run(data)
      #expect(run.status == 1)
      let line = try #require(run.errorLines.last)
      #expect(line.hasPrefix("Error: X: \(data)/x.csv, row 2: the stamp \(stamp) "), "\(line)")
      #expect(line.contains("--time-zone Asia/Dubai"))
      #expect(!tickbt.files(in: "out/\(data)").contains("x_trades_timeseries.csv"))
    }
    let counts = try run("counts", "--time-zone", "none")
    #expect(counts.status == 0)
    // 06:00 is before the session: there is no fill, and so no log.
    #expect(!tickbt.files(in: "out/counts").contains("x_trades_timeseries.csv"))
  }

  @Test(
    "a zone that does not exist is a mistake in the call, with the nearest name",
    arguments: [
      ("Asia/Dubay", "is not a time zone; the nearest is Asia/Dubai"),
      ("Dubai", "is not a time zone; the nearest is Asia/Dubai"),
      ("", "is empty"), ("../../etc/passwd", "is not a time zone"),
    ])
  func unknownZone(name: String, problem: String) throws {
    defer { tickbt.remove() }
    let run = try run("instants", "--time-zone", name)
    #expect(run.status == 64)
    #expect(run.errors.contains("--time-zone") && run.errors.contains(problem), "\(run.errors)")
  }

  /// What the file of a sweep says counts, unless an option says otherwise; results of another zone are others.
  @Test func aSweepsFileSaysHowTicksAreRead() throws {
    defer { tickbt.remove() }
    try tickbt.write(
      #"{"strategies": ["v1_baseline"], "set": {"quote_size": [100, 1000]}, "data": "instants", "config": "own.json", "#
        + #""output_dir": "swept", "source": "bloomberg-excel", "time_zone": "Asia/Dubai", "order": "time", "#
        + #""quotes_first": true, "date_order": "ymd"}"#,
      to: "sweep.json")
    let first = try tickbt.run("sweep", "--spec", "sweep.json")
    #expect(first.status == 0 && first.output.contains("2 results computed, 0 were in the journal"), "\(first.errors)")
    let named = try tickbt.run(
      "sweep", "--spec", "sweep.json", "--time-zone", "Asia/Dubai", "--order", "time", "--quotes-first", "--date-order",
      "ymd")
    #expect(named.output.contains("0 results computed, 2 were in the journal"), "\(named.errors)")
    let other = try tickbt.run("sweep", "--spec", "sweep.json", "--time-zone", "Europe/Paris")
    #expect(other.output.contains("2 results computed, 0 were in the journal"), "\(other.errors)")
    try tickbt.write(#"{"strategies": ["v1_baseline"], "quotes_first": "yes", "time_zome": "UTC"}"#, to: "sweep.json")
    let wrong = try tickbt.run("sweep", "--spec", "sweep.json")
    #expect(wrong.errors.contains("sweep.json, line 1, column"))
    #expect(wrong.errors.contains("quotes_first must be true or false, was \"yes\""), "\(wrong.errors)")
  }

  @Test func pageChecksumsAreWrittenUnlessTheyAreLeftOut() throws {
    defer { tickbt.remove() }
    for (folder, options) in [("with", []), ("without", ["--no-checksums"])] {
      let convert = try tickbt.run(["convert", "clock", "--output", folder, "--quiet"] + options)
      #expect(convert.status == 0, "\(convert.errors)")
    }
    let with = try Data(contentsOf: tickbt.folder.appending(path: "with/x.parquet"))
    let without = try Data(contentsOf: tickbt.folder.appending(path: "without/x.parquet"))
    // Each page's header has its checksum besides.
    #expect(with.count > without.count)
    #expect(try run("clock").status == 0)
    for folder in ["with", "without"] {
      #expect(try run(folder).status == 0)
      #expect(try log(folder) == log("clock"))
    }
  }
}

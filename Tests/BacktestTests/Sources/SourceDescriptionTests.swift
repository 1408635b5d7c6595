import Backtest
import TestSupport
import Testing
import TickStorage

@Suite("The description of a source")
struct SourceDescriptionTests {
  private static func description(_ json: String) throws -> SourceDescription {
    try SourceDescription(name: "my.json", text: Array(json.utf8))
  }

  @Test("Sizes of a source that has none, and sizes of fractions")
  func sizes() throws {
    let tree = try FileTree([
      "eurusd.csv": "when,b,a\n2025-04-14 10:00:00,1.1,1.2\n",
      "btc.csv": "when,p,q\n2025-04-14 10:00:00,39432.48,0.066851\n2025-04-14 10:00:01,1,0.0000001\n",
    ])
    var reading = TickReading()
    reading.description = try Self.description(
      #"{"columns": {"time": "when", "bid_price": "b", "ask_price": "a"}, "default_size": 1000000}"#)
    #expect(
      try tree.ticks("eurusd.csv", reading) == [
        "EURUSD": ["10:00:00 bid 1.1 1000000 #2", "10:00:00 ask 1.2 1000000 #2"]
      ])
    reading.description = try Self.description(
      #"{"columns": {"time": "when", "price": "p", "size": "q"}, "size_multiplier": 1000000}"#)
    #expect(
      try tree.ticks("btc.csv", reading) == ["BTC": ["10:00:00 trade 39432.48 66851 #2", "10:00:01 trade 1.0 0 #3"]])
  }

  @Test("Rows of unwanted conditions are left out and counted")
  func conditions() throws {
    let tree = try FileTree([
      "x.csv": "t,p,q,c\n2025-04-14 10:00:00,1,1,\"AS,OC\"\n2025-04-14 10:00:01,2,2,AS\n2025-04-14 10:00:02,3,3,\n"
    ])
    var reading = TickReading()
    reading.description = try Self.description(
      #"{"columns": {"time": "t", "price": "p", "size": "q", "conditions": "c"}, "leave_out_conditions": ["OC"]}"#)
    #expect(
      try tree.ticks("x.csv", reading) == ["X": ["10:00:01 trade 2.0 2 #3", "10:00:02 trade 3.0 3 #4"]])
  }

  @Test("A bid and an ask that are unchanged make no ticks; trades in the same rows do")
  func tradesInTheRows() throws {
    let tree = try FileTree([
      "x.csv": """
      t,b,bs,a,as,p,q
      2025-04-14 10:00:00,1,10,2,20,,
      2025-04-14 10:00:01,1,10,2,20,2,5
      2025-04-14 10:00:02,,,2,,,

      """
    ])
    var reading = TickReading()
    reading.description = try Self.description(
      """
      {"columns": {"time": "t", "bid_price": "b", "bid_size": "bs", "ask_price": "a", "ask_size": "as",
       "price": "p", "size": "q"}}
      """)
    #expect(
      try tree.ticks("x.csv", reading) == [
        "X": ["10:00:00 bid 1.0 10 #2", "10:00:00 ask 2.0 20 #2", "10:00:01 trade 2.0 5 #3"]
      ])
  }

  @Test(
    "Mistakes get a line with their place",
    arguments: [
      (#"{"colums": {}}"#, "my.json, line 1, column 12: unknown key colums in a description; the nearest is columns"),
      (
        #"{"columns": {"time": "t", "prise": "p"}}"#,
        "my.json, line 1, column 36: unknown key prise in columns; the nearest is price"
      ),
      (#"{"columns": {"price": "p"}}"#, "my.json, line 1, column 1: columns must name the column of the time"),
      (
        #"{"columns": {"time": "t", "price": "p"}, "time": {"unit": "min"}}"#,
        "my.json, line 1, column 59: unit must be one of s, ms, us, ns, hhmmss, was \"min\""
      ),
      (
        #"{"columns": {"time": "t", "price": "p"}, "price_divisor": 0}"#,
        "my.json, line 1, column 59: price_divisor must be a whole number from 1 to 1000000000000, was 0"
      ),
      (
        #"{"columns": {"time": "t", "price": "p"}, "csv": {"header_row": 0}}"#,
        "my.json, line 1, column 49: header_row 0 needs names: which columns the files have"
      ),
      (
        #"{"columns": {"time": "t", "price": "p"}, "security_from": "("}"#,
        "my.json, line 1, column 1: security_from is not a regular expression: ("
      ),
    ])
  func mistakes(json: String, message: String) {
    let error = #expect(throws: ConfigurationError.self) { try Self.description(json) }
    #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
  }

  @Test("A name that is none of the shipped ones names the nearest")
  func unknown() {
    let error = #expect(throws: ConfigurationError.self) { try SourceCatalog.description("databnto") }
    #expect(
      error?.description.hasPrefix("unknown source databnto; the nearest is databento: use bloomberg-excel,") == true)
  }

  @Test("A file without a column that the description needs says which it has and which are expected")
  func missingColumn() throws {
    let tree = try FileTree(["x.csv": "t,b\n2025-04-14 10:00:00,1\n"])
    var reading = TickReading()
    reading.description = try Self.description(
      #"{"columns": {"time": "t", "bid_price": "b", "bid_size": ["bs", "bq"]}}"#)
    #expect(
      throws: TickFileError(
        path: tree.path("x.csv"), "no column for the bid_size: its columns are t, b; source my.json expects bs, bq")
    ) { try tree.ticks("x.csv", reading) }
  }
}

import Backtest
import TestSupport
import Testing
import TickData
import TickStorage

@Suite("Rows of described sources, and the notices about incomplete ones")
struct DescribedRowTests {
  private static func reading(_ json: String) throws -> TickReading {
    var reading = TickReading()
    reading.description = try SourceDescription(name: "own.json", text: Array(json.utf8))
    return reading
  }

  private static let quotes = """
    {"columns": {"time": "time", "bid_price": "bid", "bid_size": "bid_size", "ask_price": "ask", "ask_size": "ask_size"}}
    """

  private static func findings(_ tree: FileTree, _ path: String, _ reading: TickReading) throws -> ReadingFindings {
    let source = try TickFileSource(path: tree.path(path), reading)
    let reader = try source.reader(of: source.entries[0])
    var chunk = TickChunk()
    while try reader.read(into: &chunk, limit: 100) {}
    return reader.findings
  }

  private static func problem(_ body: () throws -> Void) -> String? {
    do { try body() } catch { return "\(error)" }
    return nil
  }

  /// Strategies begin each day with an empty book, so that a quote of the day before has to be said again.
  @Test("The first quote of a day makes ticks of both sides, even if nothing has changed over night")
  func days() throws {
    let tree = try FileTree([
      "X.csv": """
      time,bid,bid_size,ask,ask_size
      2025-04-14 10:00:00,10,500,10.1,500
      2025-04-14 10:00:01,10,500,10.1,500
      2025-04-15 10:00:00,10,500,10.1,500
      2025-04-15 10:00:01,10,400,10.1,500
      2025-04-14 10:00:02,10,400,10.1,500

      """
    ])
    #expect(
      try tree.ticks("X.csv", Self.reading(Self.quotes)) == [
        "X": [
          "10:00:00 bid 10.0 500 #2", "10:00:00 ask 10.1 500 #2", "10:00:00 bid 10.0 500 #4",
          "10:00:00 ask 10.1 500 #4",
          "10:00:01 bid 10.0 400 #5", "10:00:02 bid 10.0 400 #6", "10:00:02 ask 10.1 500 #6",
        ]
      ])
  }

  @Test("Fractions of a quote's size are cut off and counted, once a row")
  func fractions() throws {
    let tree = try FileTree([
      "X.csv": "time,bid,bid_size,ask,ask_size\n2025-04-14 10:00:00,10,1.75,10.1,0.5\n2025-04-14 10:00:01,10,2,10.1,1\n"
    ])
    let findings = try Self.findings(tree, "X.csv", Self.reading(Self.quotes))
    #expect(findings.fractionalVolumes == 1 && findings.firstFractionalVolume == 2)
  }

  @Test("Counts of another unit than the description says are not stamps, and the first one is shown")
  func unit() throws {
    let json = #"{"columns": {"time": "ts", "price": "price", "size": "size"}, "time": {"unit": "us", "utc": false}}"#
    let tree = try FileTree(["X.csv": "ts,price,size\n1744610400000000000,10,5\n1744610401000000000,10,5\n"])
    var reading = try Self.reading(json)
    reading.timeZone = .exchangeClock
    let findings = try Self.findings(tree, "X.csv", reading)
    #expect(findings.voidRows == 2)
    #expect(findings.firstUnreadable?.purpose == "stamp" && findings.firstUnreadable?.row == 2)
    #expect(findings.firstUnreadable?.text == "\"1744610400000000000\"")
  }

  @Test("Nothing is read or reported behind the row that ends the data")
  func endMark() throws {
    let json = """
      {"columns": {"time": "ts", "price": "price", "size": "size"}, "time": {"unit": "ms", "time_of_day": true},
       "csv": {"end_mark": "END"}}
      """
    let tree = try FileTree(["X_2025-04-14.csv": "ts,price,size\n36000000,10,5\nEND,2,\nsoon,10,5\n"])
    let reading = try Self.reading(json)
    #expect(try tree.ticks("X_2025-04-14.csv", reading).values.first == ["10:00:00 trade 10.0 5 #2"])
    let findings = try Self.findings(tree, "X_2025-04-14.csv", reading)
    #expect(findings.voidRows == 0 && findings.firstUnreadable == nil)
  }

  @Test("A description names the zone where the user does not")
  func zone() throws {
    let json = """
      {"columns": {"time": "ts", "price": "price", "size": "size"}, "time": {"utc": true, "zone": "Asia/Dubai"}}
      """
    let tree = try FileTree(["X.csv": "ts,price,size\n2025-04-14 06:00:00,10,5\n"])
    #expect(try tree.ticks("X.csv", Self.reading(json)) == ["X": ["10:00:00 trade 10.0 5 #2"]])
    var paris = try Self.reading(json)
    paris.timeZone = .named("Europe/Paris")
    #expect(try tree.ticks("X.csv", paris) == ["X": ["08:00:00 trade 10.0 5 #2"]])
    let wrong = Self.problem { _ = try Self.reading(json.replacing("Asia/Dubai", with: "Asia/Dubay")) }
    #expect(
      wrong == "own.json, line 1, column 93: zone must be a time zone such as Asia/Dubai, or none, was \"Asia/Dubay\"")
  }

  private static let scaled = """
    {"columns": {"time": "time", "type": "type", "price": "price", "size": "size"}, "price_divisor": 10000}
    """

  @Test(
    "Whole numbers count in parts; those too long for it are not prices, and a decimal point says that it is the price")
  func scaledPrices() throws {
    let tree = try FileTree([
      "X.csv": """
      time,type,price,size
      2025-04-14 10:00:00,BID,131500,5
      2025-04-14 10:00:01,BID,13.15,5
      2025-04-14 10:00:02,BID,99999999999999999999,5
      2025-04-14 10:00:03,BID,-131500,5

      """
    ])
    let reading = try Self.reading(Self.scaled)
    #expect(
      try tree.ticks("X.csv", reading) == [
        "X": ["10:00:00 bid 13.15 5 #2", "10:00:01 bid 13.15 5 #3", "void #4", "10:00:03 bid -13.15 5 #5"]
      ])
    #expect(try Self.findings(tree, "X.csv", reading).firstUnreadable?.text == "\"99999999999999999999\"")
  }

  @Test("A column that names a security and is not used is an error that says so")
  func unusedSecurity() throws {
    let tree = try FileTree(["X.csv": "time,bid,bid_size,ask,ask_size,Symbol\n2025-04-14 10:00:00,10,1,11,1,A\n"])
    let text = Self.problem { _ = try tree.ticks("X.csv", Self.reading(Self.quotes)) }
    #expect(
      text == tree.path("X.csv")
        + ": the column Symbol names the security, but source own.json does not say so: add \"security\": [\"Symbol\"] to its "
        + "columns")
  }

  @Test("White space around a security's name does not belong to it, and a name of nothing else is missing")
  func spaces() throws {
    let tree = try FileTree([
      "t.csv": """
      symbol,timestamp,type,price,volume
      " AAA ",2025-04-14 10:00:00,BID,1,1
      AAA,2025-04-14 10:00:01,BID,1,1
      "  ",2025-04-14 10:00:01,BID,1,1

      """
    ])
    #expect(try tree.ticks() == ["AAA": ["10:00:00 bid 1.0 1 #2", "10:00:01 bid 1.0 1 #3"]])
  }

  @Test(
    "Mistakes in a description",
    arguments: [
      (
        #"{"columns": {"time": "t", "price": "p", "size": "P"}}"#,
        #"columns has "p" both for price and for size: leave out one"#
      ),
      (
        #"{"columns": {"time": "t", "price": "p"}, "types": {"bid": ["B"], "ask": ["b"]}}"#,
        #"types has "b" both for bid and for ask: leave out one"#
      ),
      (
        #"{"columns": {"time": "t", "price": "p"}, "csv": {"separator": ",", "decimal_mark": ","}}"#,
        #"separator and decimal_mark are both ",": they must differ"#
      ),
    ])
  func mistakes(json: String, problem: String) throws {
    let text = try #require(Self.problem { _ = try Self.reading(json) })
    #expect(text.hasPrefix("own.json, line 1, column ") && text.hasSuffix(problem), "\(text)")
  }
}

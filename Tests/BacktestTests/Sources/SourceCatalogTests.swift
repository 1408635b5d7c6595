import TickData
import Backtest
import TestSupport
import Testing
import TickData
import TickStorage

@Suite("The sources that are shipped")
struct SourceCatalogTests {
  private static func reading(_ source: String, zone: String? = nil) throws -> TickReading {
    var reading = TickReading()
    reading.description = try SourceCatalog.description(source)
    reading.timeZone = zone.map { ExchangeTimeZone(text: $0) }
    return reading
  }

  @Test("Every one is read, and the standard one knows the names that files are read by")
  func all() throws {
    #expect(
      SourceCatalog.names == [
        "bloomberg-excel", "bloomberg-api", "databento", "tardis", "refinitiv", "taq", "lean",
      ])
    let all = try SourceCatalog.all()
    #expect(all.allSatisfy { !$0.summary.isEmpty })
    func names(_ source: SourceDescription) -> [ColumnRole: Set<String>] { source.columns.mapValues { Set($0) } }
    #expect(names(all[0]) == names(.standard))
  }

  @Test("Bloomberg's API: UTC, its own names of types, trades under several codes once")
  func bloombergAPI() throws {
    let tree = try FileTree([
      "EMAAR.csv": """
      time,type,value,size,conditionCodes
      2025-04-14 06:00:00.000,BEST_BID,13.1,4000,
      2025-04-14 06:00:00.000,BEST_ASK,13.15,5000,
      2025-04-14 06:00:01.000,TRADE,13.15,1200,AS
      2025-04-14 06:00:01.000,TRADE,13.15,1200,"AS,XT"
      2025-04-14 06:00:01.000,TRADE,13.15,1200,"AS,XT"
      2025-04-14 06:00:02.000,SETTLE,13.15,0,

      """
    ])
    #expect(
      try tree.ticks("", Self.reading("bloomberg-api", zone: "Asia/Dubai")) == [
        "EMAAR": [
          "10:00:00 bid 13.1 4000 #2", "10:00:00 ask 13.15 5000 #3", "10:00:01 trade 13.15 1200 #4",
          "10:00:01 trade 13.15 1200 #6", "10:00:02 other 13.15 0 #7",
        ]
      ])
  }

  private static let databento = """
    ts_recv,ts_event,action,price,size,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,symbol
    2025-07-01T14:30:00.000000001Z,2025-07-01T14:30:00Z,A,10.000000000,5,1,10.000000000,10.250000000,5,7,ESU5
    2025-07-01T14:30:00.000000002Z,2025-07-01T14:30:00Z,T,10.250000000,2,2,10.000000000,10.250000000,5,7,ESU5
    2025-07-01T14:30:00.000000003Z,2025-07-01T14:30:00Z,C,10.250000000,2,3,10.000000000,10.250000000,5,5,ESU5
    2025-07-01T14:30:00.000000004Z,2025-07-01T14:30:00Z,C,10.250000000,5,4,10.000000000,,5,0,ESU5

    """

  @Test("Databento: a changed side is a tick, a trade follows the quote before it, a size of 0 empties a side")
  func databentoQuotes() throws {
    let tree = try FileTree(["glbx.csv": Self.databento])
    #expect(
      try tree.ticks("glbx.csv", Self.reading("databento", zone: "America/Chicago")) == [
        "ESU5": [
          "09:30:00.000000001 bid 10.0 5 #2", "09:30:00.000000001 ask 10.25 7 #2",
          "09:30:00.000000002 trade 10.25 2 #3",
          "09:30:00.000000003 ask 10.25 5 #4", "09:30:00.000000004 ask 10.25 0 #5",
        ]
      ])
  }

  @Test("Databento's raw numbers: counts of nanoseconds, prices in parts of a billion, a price of none")
  func databentoRaw() throws {
    let tree = try FileTree([
      "glbx.csv": """
      ts_recv,action,price,size,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,symbol
      1751380200000000001,A,10000000000,5,1,10000000000,10250000000,5,7,ESU5
      1751380200000000002,C,10250000000,7,2,10000000000,9223372036854775807,5,0,ESU5

      """
    ])
    #expect(
      try tree.ticks("glbx.csv", Self.reading("databento", zone: "UTC")) == [
        "ESU5": [
          "14:30:00.000000001 bid 10.0 5 #2", "14:30:00.000000001 ask 10.25 7 #2", "14:30:00.000000002 ask 10.25 0 #3",
        ]
      ])
  }

  @Test("Databento's bbo has the last trade in every row, which is not a trade of its own")
  func databentoBBO() throws {
    let tree = try FileTree([
      "bbo.csv": """
      ts_recv,ts_event,side,price,size,sequence,bid_px_00,ask_px_00,bid_sz_00,ask_sz_00,symbol
      2025-07-01T14:30:01Z,2025-07-01T14:30:00Z,B,10.25,2,1,10.0,10.25,5,7,ESU5

      """
    ])
    #expect(
      try tree.ticks("bbo.csv", Self.reading("databento", zone: "UTC")) == [
        "ESU5": ["14:30:01 bid 10.0 5 #2", "14:30:01 ask 10.25 7 #2"]
      ])
  }

  @Test("UTC without the exchange's zone is refused, with the option")
  func missingZone() throws {
    let tree = try FileTree(["glbx.csv": Self.databento])
    let error = #expect(throws: TickFileError.self) {
      try tree.ticks("glbx.csv", Self.reading("databento"))
    }
    #expect(error?.problem.contains("--time-zone") == true)
  }

  @Test("Tardis: quotes and trades in files of their own are merged by stamp, trades first, or quotes on demand")
  func tardis() throws {
    let tree = try FileTree([
      "quotes.csv": """
      exchange,symbol,timestamp,local_timestamp,ask_amount,ask_price,bid_price,bid_amount
      bitmex,XBTUSD,1583020803145000,1583020803307160,10,8531.5,8531,20
      bitmex,XBTUSD,1583020803276000,1583020803336743,9,8531.5,8531,20

      """,
      "trades.csv": """
      exchange,symbol,timestamp,local_timestamp,id,side,price,amount
      bitmex,XBTUSD,1583020803145000,1583020803307160,a,buy,8531.5,1
      bitmex,XBTUSD,1583020803200000,1583020803336743,b,sell,8531,2

      """,
    ])
    var reading = try Self.reading("tardis", zone: "UTC")
    #expect(
      try tree.ticks("", reading)["XBTUSD"] == [
        "00:00:03.145 trade 8531.5 1 #2", "00:00:03.145 bid 8531.0 20 #2", "00:00:03.145 ask 8531.5 10 #2",
        "00:00:03.200 trade 8531.0 2 #3", "00:00:03.276 ask 8531.5 9 #3",
      ])
    reading.putsQuotesFirst = true
    #expect(
      try tree.ticks("", reading)["XBTUSD"]?.prefix(3) == [
        "00:00:03.145 bid 8531.0 20 #2", "00:00:03.145 ask 8531.5 10 #2", "00:00:03.145 trade 8531.5 1 #2",
      ])
  }

  @Test("Refinitiv: blanks are unchanged, the column of the offset turns the clock")
  func refinitiv() throws {
    let tree = try FileTree([
      "rth.csv": """
      #RIC,Domain,Date-Time,GMT Offset,Type,Price,Volume,Bid Price,Bid Size,Ask Price,Ask Size,Qualifiers
      EMAR.DU,Market Price,2025-04-14T06:00:00.000000000Z,+4,Quote,,,13.1,4000,13.15,5000,
      EMAR.DU,Market Price,2025-04-14T06:00:01.000000000Z,+4,Quote,,,,3000,,,
      EMAR.DU,Market Price,2025-04-14T06:00:02.000000000Z,+4,Trade,13.15,700,,,,,
      EMAR.DU,Market Price,2025-04-14T06:00:03.000000000Z,+4,Quote,,,13.1,3000,13.2,0,
      EMAR.DU,Market Price,2025-04-14T06:00:04.000000000Z,+4,Correction,13,1,,,,,

      """
    ])
    #expect(
      try tree.ticks("rth.csv", Self.reading("refinitiv")) == [
        "EMAR.DU": [
          "10:00:00 bid 13.1 4000 #2", "10:00:00 ask 13.15 5000 #2", "10:00:01 bid 13.1 3000 #3",
          "10:00:02 trade 13.15 700 #4", "10:00:03 ask 13.2 0 #5",
        ]
      ])
  }

  @Test("TAQ: pipes, times as digits, the date in the file's name, the row that ends the data")
  func taq() throws {
    let tree = try FileTree([
      "EQY_US_ALL_NBBO_20251006.csv": """
      Time|Exchange|Symbol|Bid_Price|Bid_Size|Offer_Price|Offer_Size|Best_Bid_Price|Best_Bid_Size|Best_Offer_Price|Best_Offer_Size
      093000123456789|N|A|1|1|2|1|150.1|2|150.2|3
      END|20251006|1||||||||

      """,
      "EQY_US_ALL_TRADE_20251006.csv": """
      Time|Exchange|Symbol|Sale Condition|Trade Volume|Trade Price
      093001000000000|N|A|@|100|150.15

      """,
    ])
    #expect(
      try tree.ticks("", Self.reading("taq")) == [
        "A": [
          "09:30:00.123456789 bid 150.1 2 #2", "09:30:00.123456789 ask 150.2 3 #2", "09:30:01 trade 150.15 100 #2",
        ]
      ])
  }

  @Test("LEAN: no names, milliseconds since midnight, ten thousandths, a 0 is the other side")
  func lean() throws {
    let tree = try FileTree([
      "spy/20131008_spy_Quote_Tick.csv": "34200000,1674500,300,0,0,P,1,0\n34200000.5,0,0,1674600,200,P,1,0\n",
      "spy/20131008_spy_Trade_Tick.csv": "34200000.5,1674600,100,D,1,0\n",
    ])
    #expect(
      try tree.ticks("", Self.reading("lean")) == [
        "SPY": [
          "09:30:00 bid 167.45 300 #1", "09:30:00.000500 trade 167.46 100 #1", "09:30:00.000500 ask 167.46 200 #2",
        ]
      ])
  }

  @Test("A stamp that is a time of day needs a date")
  func missingDate() throws {
    let tree = try FileTree(["spy_Trade_Tick.csv": "34200000,1674600,100,D,1,0\n"])
    var reading = try Self.reading("lean")
    reading.securityPattern = SecurityPattern("^([a-z]+)_")
    let error = #expect(throws: TickFileError.self) { try tree.ticks("", reading) }
    #expect(error?.problem.contains("--date") == true)
    reading.date = .init("2013-10-08")
    #expect(try tree.ticks("", reading) == ["SPY": ["09:30:00 trade 167.46 100 #1"]])
  }
}

import Backtest
import Foundation
import Report
import TestSupport
import Testing
import TickData
import TickQuality
import TickStorage

@Suite("Reports of an inspection")
struct ReportTests {
  private static let table = """
    D1 10:00:00 bid   10 100
    D1 10:00:10 ask   9.98 100     # crossed for 2.5 s
    D1 10:00:12.5 ask 10.02 100
    D1 10:00:11 bid   9.999 100    # back by 1.5 s, off the grid
    D1 14:46:00 bid   void 100
    D3 14:55:00 trade 10 100
    """

  private static func inspected(_ name: String, _ quality: SecurityQuality?) -> InspectedSecurity {
    let path = "ticks/\(name.lowercased()).parquet"
    return InspectedSecurity(
      entry: TickEntry(security: Security(name), path: path, bytes: 1), grid: PriceGrid(of: .adx), sessions: .uae,
      outcome: quality.map { .success($0) } ?? .failure(TickFileError(path: path, "is broken")))
  }

  private static var both: [InspectedSecurity] { [inspected("GOOD", quality(table)), inspected("BAD", nil)] }

  private func parsed(listsDays: Bool) throws -> [String: Any] {
    let text = QualityDocument(Self.both, version: "1.2.3", listsDays: listsDays).text
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test("JSON says what was found, and where first")
  func json() throws {
    let document = try parsed(listsDays: false)
    #expect(document["version"] as? String == "1.2.3")
    #expect(
      document["session"] as? [String: String] == ["open": "10:00:00", "close": "14:45:00", "flatten": "14:55:00"])
    let securities = try #require(document["securities"] as? [[String: Any]])
    #expect(securities.map { $0["security"] as? String } == ["GOOD", "BAD"])
    #expect(securities[0]["exchanges"] as? [String] == ["ADX"])
    #expect(securities[0]["missing_weekdays"] as? [String] == ["2025-04-15"])
    #expect(securities[0]["days"] == nil)

    let quality = try #require(securities[0]["quality"] as? [String: Any])
    let rows = try #require(quality["rows"] as? [String: Any])
    #expect(rows["read"] as? Int == 6)
    #expect(rows["void"] as? Int == 1)
    #expect(quality["first_stamp"] as? String == "2025-04-14 10:00:00")
    #expect(quality["last_stamp"] as? String == "2025-04-16 14:55:00")

    let findings = try #require(quality["findings"] as? [String: [String: Any]])
    #expect(Set(findings.keys) == Set(Finding.allCases.map(\.name)))
    let crossed = try #require(findings["crossed_books"])
    #expect(crossed["count"] as? Int == 1)
    #expect(crossed["seconds"] as? Double == 2.5)
    #expect(crossed["share_of"] as? String == "session_time")
    let backward = try #require(findings["backward_stamps"])
    #expect(backward["largest_seconds"] as? Double == 1.5)
    let first = try #require(backward["first"] as? [String: Any])
    #expect(first["row"] as? Int == 4)
    #expect(first["stamp"] as? String == "2025-04-14 10:00:11")
    let missing = try #require(findings["missing_weekdays"]?["first"] as? [String: Any])
    #expect(missing["row"] == nil)
    #expect(findings["negative_prices"]?["first"] == nil)
  }

  @Test("JSON says why a security has no report")
  func jsonOfFailure() throws {
    let securities = try #require(try parsed(listsDays: true)["securities"] as? [[String: Any]])
    #expect(securities[1]["error"] as? String == "ticks/bad.parquet: is broken")
    #expect(securities[1]["quality"] == nil)
  }

  @Test("JSON lists the days with what is known by day")
  func jsonOfDays() throws {
    let securities = try #require(try parsed(listsDays: true)["securities"] as? [[String: Any]])
    let days = try #require(securities[0]["days"] as? [[String: Any]])
    #expect(days.map { $0["date"] as? String } == ["2025-04-14", "2025-04-16"])
    let quality = try #require(days[0]["quality"] as? [String: Any])
    let findings = try #require(quality["findings"] as? [String: [String: Any]])
    #expect(findings["off_grid_prices"]?["count"] as? Int == 1)
    #expect(findings["void_rows"] == nil)
    #expect((quality["rows"] as? [String: Any])?["void"] == nil)
  }

  @Test("JSON is the same for the same findings, its keys in order")
  func jsonIsStable() {
    let text = QualityDocument(Self.both, version: "1", listsDays: true).text
    #expect(text == QualityDocument(Self.both, version: "1", listsDays: true).text)
    let keys = ["\"backward_stamps\"", "\"crossed_books\"", "\"zero_size_trades\""]
    let places = keys.compactMap { text.range(of: $0)?.lowerBound }
    #expect(places.count == 3)
    #expect(places == places.sorted())
  }

  @Test("The terminal shows a line for each security, then the findings of each")
  func text() {
    let text = QualityText.text(Self.both, listsDays: false)
    #expect(
      text == """
        Security    Rows  Dropped  Days  Score  What costs most, in points
        ─────────────────────────────────────────────────────────────────────────────────────────────────────────
        GOOD           6   16.67%     2    0.0  rows without stamp or price 50.00, backward stamps 30.00 + 5 more
        BAD       failed

        GOOD: score 0.0, ADX ticks
          rows 6: bid 2, ask 2, trade 1, other 0, void 1; dropped 1 (16.67%)
          days 2, missing weekdays 1, from 2025-04-14 10:00:00 to 2025-04-16 14:55:00
          largest gap 4 h 45 min from 2025-04-16 10:00:00
        Finding                          Count   Share  Points  First row  First stamp
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────
        rows without stamp or price          1  16.67%   50.00          5  2025-04-14 14:46:00
        backward stamps                      1  16.67%   30.00          4  2025-04-14 10:00:11      by up to 1.50 s
        prices off the tick grid             1  20.00%   30.00          4  2025-04-14 10:00:11
        crossed books                        1  <0.01%    0.07          2  2025-04-14 10:00:10      for 2.50 s
        gaps of half an hour or more         2  99.96%   30.00          4  2025-04-14 10:00:12.500  for 9 h 29 min
        missing weekdays                     1  33.33%    6.67             2025-04-15
        days without a trade from close      1  50.00%    0.00          1  2025-04-14
        days without a trade to flatten      1  50.00%   20.00          1  2025-04-14
        """)
  }

  @Test("Tables fit into 120 columns, whatever was found", arguments: 0..<20 as Range<UInt64>)
  func width(seed: UInt64) {
    let inspected = [Self.inspected("ADNOCDRILL", quality(RandomMarket.ticks(seed: seed)))]
    let lines = QualityText.text(inspected, listsDays: true).split(separator: "\n")
    for line in lines { #expect(line.count <= 120, "\(line)") }
  }
}

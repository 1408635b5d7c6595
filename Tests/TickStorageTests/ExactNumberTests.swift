import Foundation
import Testing
import TickData

@testable import TickStorage

/// What decimals and short floats are read as (Tests/Support/make-parquet-fixtures.py, make-arrow-fixtures.py).
@Suite("Prices and volumes are exactly the numbers that were written")
struct ExactNumberTests {
  private static func path(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
  }

  private func read(_ name: String) throws -> (ticks: [Tick], findings: ReadingFindings) {
    let source = try TickFileSource(path: Self.path(name))
    let reader = try source.reader(of: try #require(source.entries.first))
    var chunk = TickChunk()
    var ticks: [Tick] = []
    while try reader.read(into: &chunk, limit: 1000) { ticks += (0..<chunk.count).map { chunk[$0] } }
    return (ticks, reader.findings)
  }

  /// 13.2 over Arrow's cast is 13.200000000000001, and the others are off as well, in one type or another.
  private static let prices = [13.2, 13.15, 4.355, -1.63, 0.1]

  @Test(
    "A decimal price is the double nearest to its text, however it is stored",
    arguments: [
      "odd-decimal-18-4-bytes.parquet", "odd-decimal-18-4-integer.parquet", "odd-decimal-38-9-bytes.parquet",
      "odd-decimal-38-18-bytes.parquet", "odd-decimal-6-3-bytes.parquet", "odd-decimal-6-3-integer.parquet",
      "odd-decimal-76-30-bytes.parquet", "odd-decimal-32.arrow", "odd-decimal-64.arrow", "odd-decimal-128.arrow",
      "odd-decimal-256.arrow",
    ])
  func decimals(name: String) throws {
    #expect(try read(name).ticks.map(\.price) == Self.prices)
  }

  @Test("Decimals of a negative scale count tens or hundreds")
  func negativeScale() throws {
    let (ticks, findings) = try read("odd-decimal-negative.arrow")
    #expect(ticks.map(\.price) == [1200, 0, 100, -700, 12_345_600])
    #expect(ticks.map(\.size) == [1200, 0, 100, -700, 12_345_600])
    #expect(findings == ReadingFindings())
  }

  @Test("Every price of three decimals up to 20, as a decimal and as a 32-bit float", arguments: ["decimal", "float"])
  func everyPrice(kind: String) throws {
    let prices = try read("odd-grid-\(kind).parquet").ticks.map(\.price)
    // Either is a double, so that the quotient is the nearest one to the text.
    #expect(prices == (0..<20_000).map { Double($0) / 1000 })
  }

  @Test(
    "A short float is the decimal it was made of", arguments: ["odd-float.parquet", "odd-float-no-dictionary.parquet"])
  func floats(name: String) throws {
    let (ticks, findings) = try read(name)
    #expect(ticks.map(\.price) == Self.prices)
    #expect(findings.remarks == [])
  }

  @Test(
    "A half is the shortest decimal that reads back as it, with a note",
    arguments: ["odd-half.parquet", "odd-half.arrow"])
  func halves(name: String) throws {
    // Halves are 1/128 apart above 8, 1/256 above 4 and 1/1024 above 1: of four digits, 4.355 and 1.63 come back.
    let (ticks, findings) = try read(name)
    #expect(ticks.map(\.price) == [13.2, 13.15, 4.355, -1.63, 0.1])
    #expect(
      findings.remarks == [
        "column price holds 16-bit floats, which have three digits and cannot hold prices: write them as 64-bit floats "
          + "or decimals"
      ])
  }

  @Test("A whole decimal is a whole volume, beyond what a double holds, too; the rest is cut off and noted")
  func wholeVolumes() throws {
    let (ticks, findings) = try read("odd-decimal-volume.parquet")
    #expect(ticks.map(\.size) == [0, 300, 9_007_199_254_740_993, 0, 12_345])
    #expect(findings.missingVolumes == 1 && findings.firstMissingVolume == 1)
    #expect(findings.fractionalVolumes == 2 && findings.firstFractionalVolume == 4)
    let wide = try read("odd-decimal-volume.arrow")
    #expect(wide.ticks.map(\.size) == [500, 9_007_199_254_740_993, 9_007_199_254_740_993, -1 << 62, 0])
    #expect(wide.findings.fractionalVolumes == 3 && wide.findings.firstFractionalVolume == 3)
  }
}

import Backtest
import Foundation
import SampleMarket
import TestSupport
import Testing
import TickData
import TickStorage

@Suite struct SampleWorkbookTests {
  /// A market as a workbook and as Parquet files, read back.
  @Test func aWorkbookHoldsTheTicksOfTheParquetFiles() throws {
    let market = SampleMarket(securities: 3, days: 2, seed: 9, session: .uae)
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "ticks.xlsx").path
    let securities = (0..<3).map { market.security($0) }
    let writer = try WorkbookTickWriter(path: path, securities: securities, note: "a sample")
    for index in 0..<3 {
      try writer.append(market.ticks(index))
      let file = folder.url.appending(path: "\(securities[index].name).parquet").path
      try TickFileWriter.write(market.ticks(index), to: file)
    }
    try writer.finish()

    let workbook = try WorkbookSource(path: path)
    #expect(workbook.entries.map(\.security) == securities)
    #expect(workbook.entries.map(\.sheet) == securities.map { "\($0.name) UH Equity" })
    #expect(workbook.notices == [])
    for entry in workbook.entries {
      let files = try TickFileSource(path: folder.url.appending(path: "\(entry.security.name).parquet").path)
      let ticks = try Self.ticks(workbook, entry)
      #expect(ticks.count > 5_000)
      #expect(try ticks.elementsEqual(Self.ticks(files, files.entries[0])))
    }
  }

  private static func ticks(_ source: some TickSource, _ entry: TickEntry) throws -> [Tick] {
    let reader = try source.reader(of: entry)
    var chunk = TickChunk()
    var ticks: [Tick] = []
    while try reader.read(into: &chunk, limit: 4_000) { ticks += (0..<chunk.count).map { chunk[$0] } }
    #expect(reader.findings == ReadingFindings())
    return ticks
  }
}

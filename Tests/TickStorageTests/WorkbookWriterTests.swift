import Foundation
import TestSupport
import Testing
import TickData
import TickStorage

@Suite struct WorkbookWriterTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var path: String { folder.url.appending(path: "ticks.xlsx").path }
  private var files: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path) } }

  /// Writes sheets A, B and so on, and reads the first back.
  private func written(_ sheets: [[Tick]]) throws -> WorkbookContents {
    let names = sheets.indices.map { Security(["A", "B", "C"][$0]) }
    let writer = try WorkbookTickWriter(path: path, securities: names, note: "made by a test")
    for sheet in sheets { try writer.append(TickChunk(sheet)) }
    try writer.finish()
    let source = try WorkbookSource(path: path)
    return try WorkbookContents(source, source.entries[0], chunk: 1000)
  }

  @Test func ticksComeBackAsTheyWere() throws {
    var random = SplitMix64(seed: 5)
    let stamps = CivilDate(year: 1901, month: 1, day: 1).midnight...CivilDate(year: 2099, month: 12, day: 31).midnight
    let ticks = (0..<20_000).map { number in
      let time = Int64.random(in: stamps, using: &random)
      let price =
        number % 3 == 0
        ? Double.random(in: -1e9...1e9, using: &random)
        : Double(Int64.random(in: 0...99_999_999, using: &random)) / 1000
      return Tick(
        time: time - (time % 1_000_000 + 1_000_000) % 1_000_000, kind: TickKind(rawValue: UInt8(number % 4)),
        price: price, size: Int64.random(in: -(1 << 62)...(1 << 62), using: &random))
    }
    let contents = try written([ticks])
    #expect(contents.ticks.elementsEqual(ticks))
    #expect(contents.rows.first == 4 && contents.rows.last == 20_003)
    #expect(contents.findings.otherTypes == 5_000 && contents.findings.firstOtherType == 7)
    #expect(contents.findings.voidRows == 0 && contents.findings.missingVolumes == 0)
  }

  @Test(arguments: [
    0, -0.0, 0.001, 0.1, 1e-7, .leastNonzeroMagnitude, 1e15, 123456789012345.678, 1e300, .greatestFiniteMagnitude,
  ])
  func anyPrice(price: Double) throws {
    let time = CivilDate(year: 2025, month: 4, day: 14).midnight
    let ticks = [Tick(time: time, kind: .bid, price: price, size: 1)]
    #expect(try written([ticks]).ticks[0].price.bitPattern == price.bitPattern)
  }

  @Test func everySecondOfADay() throws {
    let midnight = CivilDate(year: 2025, month: 4, day: 14).midnight
    let ticks = (0..<86_400).map { second in
      Tick(time: midnight + Int64(second) * WallClock.second, kind: .trade, price: 1, size: 1)
    }
    #expect(try written([ticks]).ticks.elementsEqual(ticks))
  }

  @Test func aVoidTickStaysVoid() throws {
    let time = CivilDate(year: 2025, month: 4, day: 14).midnight
    let ticks = [
      Tick(time: time, kind: .bid, price: .nan, size: 3), Tick(time: .min, kind: .bid, price: .nan, size: 3),
      Tick(time: time, kind: .ask, price: 2.5, size: -4),
    ]
    #expect(try written([ticks]).lines == ["void", "void", "2025-04-14 00:00:00 ask 2.5 -4"])
  }

  @Test func theSameTicksMakeTheSameBytes() throws {
    let time = CivilDate(year: 2025, month: 4, day: 14).midnight
    let ticks = (0..<3000).map { Tick(time: time, kind: .ask, price: Double($0), size: 5) }
    _ = try written([ticks, [], ticks])
    let first = try Data(contentsOf: URL(filePath: path))
    _ = try written([ticks, [], ticks])
    #expect(try Data(contentsOf: URL(filePath: path)) == first)
    #expect(try files == ["ticks.xlsx"])
    let source = try WorkbookSource(path: path)
    #expect(source.entries.map(\.security.name) == ["A", "C"])
    #expect(source.notices == ["sheet B UH Equity is left out: it has no rows below its header"])
  }

  @Test func whatASheetCannotHoldIsAnError() throws {
    let time = CivilDate(year: 2025, month: 4, day: 14).midnight
    func problem(_ tick: Tick) -> String? {
      let good = Tick(time: time, kind: .bid, price: 1, size: 1)
      return #expect(throws: TickFileError.self) { try written([[good, tick]]) }?.description
    }
    let stamps = "a workbook cannot hold the stamp of tick 2: whole milliseconds from 1901 to 2099"
    for wrong in [time + 1000, CivilDate(year: 1900, month: 12, day: 31).midnight, .min, .max] {
      #expect(problem(Tick(time: wrong, kind: .bid, price: 1, size: 1)) == "\(path), sheet A UH Equity: \(stamps)")
    }
    #expect(problem(Tick(time: time, kind: .bid, price: .infinity, size: 1))?.hasSuffix("price of tick 2: inf") == true)
    #expect(try files == [])
  }

  @Test func aSheetHasAMillionRows() {
    let most = WorkbookTickWriter.mostTicks
    #expect(WorkbookTickWriter.problem(ofSheetFor: Security("FAB"), ticks: most, in: "t.xlsx") == nil)
    #expect(
      WorkbookTickWriter.problem(ofSheetFor: Security("FAB"), ticks: most + 1, in: "t.xlsx")?.description
        == "t.xlsx, sheet FAB UH Equity: would have 1048577 rows, and a sheet has 1048576 at most: "
        + "choose fewer days, or files of another format")
  }

  @Test func anIncompleteWorkbookLeavesNothing() throws {
    var writer: WorkbookTickWriter? = try WorkbookTickWriter(path: path, securities: [Security("A")], note: "")
    #expect(try files.count == 1)
    #expect(writer != nil)
    writer = nil
    #expect(try files == [])
    #expect(throws: TickFileError.self) {
      try WorkbookTickWriter(path: path + "/x.xlsx", securities: [Security("A")], note: "")
    }
  }
}

import TestSupport
import TickData
import TickStorage

extension WorkbookFixture {
  /// What the first sheet holds.
  func read(limits: WorkbookLimits = WorkbookLimits(), chunk: Int = 3) throws -> WorkbookContents {
    try Self.withFile(bytes()) { path in
      let source = try WorkbookSource(path: path, reading(limits: limits))
      return try WorkbookContents(source, source.entries[0], chunk: chunk)
    }
  }
}

/// All that a reader delivers.
struct WorkbookContents {
  var ticks: [Tick] = []
  /// The sheet's row of each tick.
  var rows: [Int64] = []
  var findings = ReadingFindings()

  init(_ source: WorkbookSource, _ entry: TickEntry, chunk size: Int) throws {
    let reader = try source.reader(of: entry)
    var chunk = TickChunk()
    while try reader.read(into: &chunk, limit: size) {
      rows += (0..<chunk.count).map { reader.rowNumber(at: $0, of: chunk) }
      ticks += (0..<chunk.count).map { chunk[$0] }
    }
    findings = reader.findings
  }

  /// The ticks as texts in which void rows compare, too.
  var lines: [String] {
    ticks.map { tick in
      tick.price.isNaN ? "void" : "\(stamp(tick.time)) \(tick.kind) \(tick.price) \(tick.size)"
    }
  }
}

/// `2025-04-14 09:30:00.5`, the fraction only where there is one.
func stamp(_ time: Int64) -> String {
  let second = (time - WallClock.startOfDay(time)) / WallClock.second
  let nanoseconds = time - WallClock.startOfDay(time) - second * WallClock.second
  func padded(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let clock = "\(padded(second / 3600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
  guard nanoseconds > 0 else { return "\(CivilDate(of: time)) \(clock)" }
  var digits = String(1_000_000_000 + nanoseconds).dropFirst()
  while digits.last == "0" { digits.removeLast() }
  return "\(CivilDate(of: time)) \(clock).\(digits)"
}

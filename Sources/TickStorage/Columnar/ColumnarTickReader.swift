internal import TickData

/// Ticks from a columnar file, decoded straight into the chunk's columns.
final class ColumnarTickReader: TickReader {
  private let ticks: ColumnarTicks
  private var nextRow: Int64 = 0
  private var noted = ReadingFindings()
  private var isThere: [UInt8] = []

  init(_ ticks: ColumnarTicks) { self.ticks = ticks }

  var fractionRead: Double { ticks.table.fractionRead }

  var findings: ReadingFindings {
    var findings = noted
    findings.firstUnreadable = ticks.firstUnreadable
    findings.remarks = ticks.remarks
    return findings
  }

  func rowNumber(at index: Int, of chunk: TickChunk) -> Int64 { rowNumber(ofTick: chunk.firstRow + Int64(index)) }

  /// The number of the row of a tick, which are counted from 0.
  func rowNumber(ofTick index: Int64) -> Int64 { index + ticks.firstRow }

  func read(into chunk: inout TickChunk, limit: Int) throws(TickFileError) -> Bool {
    precondition(limit > 0, "a chunk holds at least one row")
    let rows = try ticks.advance(rows: limit)
    if rows > 0 {
      try ticks.readStamps(rows, into: &chunk.time)
      try ticks.readKinds(into: &chunk.kind)
      try ticks.readPrices(rows, into: &chunk.price)
      try readVolumes(rows, into: &chunk.size)
      let void = Self.voidRows(rows, times: chunk.time, prices: &chunk.price)
      noted.voidRows += void
      if void > 0, noted.firstVoidRow == nil {
        noted.firstVoidRow = chunk.price.firstIndex(where: \.isNaN).map { nextRow + Int64($0) + ticks.firstRow }
      }
    }
    chunk.setFilled(count: rows, firstRow: nextRow)
    noted.noteOtherTypes(in: chunk) { nextRow + Int64($0) + ticks.firstRow }
    nextRow += Int64(rows)
    return rows > 0
  }

  private func readVolumes(_ rows: Int, into sizes: inout [Int64]) throws(TickFileError) {
    guard !ticks.areVolumesWhole else {
      let missing = try ticks.readWholeVolumes(into: &sizes, valid: &isThere)
      // The reader tells which only where there are any.
      guard missing > 0, let first = isThere[..<rows].firstIndex(of: 0) else { return }
      noted.noteMissingVolumes(missing, from: nextRow + Int64(first) + ticks.firstRow)
      return
    }
    if sizes.count < rows { sizes = Array(repeating: 0, count: rows) }
    let firstRow = nextRow + ticks.firstRow
    try ticks.readVolumes(rows) { row, volume in
      sizes[row] = volume?.whole ?? 0
      if volume == nil { noted.noteMissingVolumes(from: firstRow + Int64(row)) }
      if volume?.isFractional == true { noted.noteFractionalVolume(at: firstRow + Int64(row)) }
    }
  }

  /// Voids the rows without a stamp that a tick may have; returns how many rows are void, for want of that or a price.
  private static func voidRows(_ rows: Int, times: [Int64], prices: inout [Double]) -> Int64 {
    guard isAnyRowVoid(times.span.extracting(first: rows), prices.span.extracting(first: rows)) else { return 0 }
    var void: Int64 = 0
    for row in 0..<rows where !WallClock.stamps.contains(times[row]) || prices[row].isNaN {
      prices[row] = .nan
      void += 1
    }
    return void
  }

  /// Without a branch for each row, since hardly any file has a void row, so that several rows are looked at at a time: a
  /// stamp within the bounds, plus the bound, has no sign, nor has the distance from a number's magnitude to infinity's.
  private static func isAnyRowVoid(_ times: Span<Int64>, _ prices: Span<Double>) -> Bool {
    let bound = WallClock.stamps.upperBound
    let infinity = Int64(bitPattern: Double.infinity.bitPattern)
    let rows = times.count
    precondition(prices.count == rows, "columns are equally long")
    var signs: Int64 = 0
    var row = 0
    while row < rows {
      // Unsafe: either span has the row, see above; a check of each one would have to be made one by one.
      signs |= times[unchecked: row] &+ bound
      signs |= infinity &- Int64(bitPattern: prices[unchecked: row].magnitude.bitPattern)
      row &+= 1
    }
    return signs < 0
  }
}

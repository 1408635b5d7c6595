internal import TickData

/// The ticks of a sheet, row by row into columns.
///
/// Rows that hold nothing in the ticks' columns are no rows: spreadsheets leave them behind wherever somebody has been.
struct SheetTicks: ~Copyable {
  var sheet: SheetScanner
  var values: CellValues
  let headerRow: Int64
  var findings = ReadingFindings()
  /// What has been found while rows were read as they stand.
  var rowFindings = RowFindings()
  private(set) var isAtEnd = false
  /// Where the sheet's rows do not follow each other: the index of a tick, and its row in the sheet.
  var jumps: [(index: Int, row: Int64)] = []

  init(_ sheet: consuming SheetScanner, _ values: CellValues, headerRow: Int64) {
    self.sheet = sheet
    self.values = values
    self.headerRow = headerRow
  }

  /// The rows so far, and those of them without a stamp.
  var deliveredRows: Int64 = 0
  private var missingStamps: Int64 = 0

  /// How much of the sheet has been read, from 0 to 1.
  var fractionRead: Double { isAtEnd ? 1 : sheet.xml.window.fractionRead }

  /// The sheet's row that is being read, nil before the first and behind the last.
  var row: Int64? { isAtEnd || sheet.row == 0 ? nil : sheet.row }

  /// The sheet's row of the tick at an index of the columns.
  func row(at index: Int) -> Int64 {
    var (start, end) = (0, jumps.count)
    while end - start > 1 {
      let middle = (start + end) / 2
      if jumps[middle].index <= index { start = middle } else { end = middle }
    }
    guard start < jumps.count else { return 0 }
    return jumps[start].row + Int64(index - jumps[start].index)
  }

  /// Starts the columns anew.
  mutating func startColumns() { jumps.removeAll(keepingCapacity: true) }

  /// Reads rows into the columns from index `count` on, until they hold `room` rows or the sheet ends.
  mutating func read(
    to room: Int, _ count: inout Int, times: inout [Int64], kinds: inout [TickKind], prices: inout [Double],
    sizes: inout [Int64]
  ) throws(WorkbookProblem) {
    let stamps = WallClock.stamps
    var times = times.mutableSpan
    var kinds = kinds.mutableSpan
    var prices = prices.mutableSpan
    var sizes = sizes.mutableSpan
    var expectedRow: Int64 = 0
    while count < room, try nextRow() {
      // What stands above the ticks says nothing about them.
      if sheet.row <= headerRow { continue }
      var row = TickRow()
      try sheet.readTick(&row, &values)
      if row.isEmpty { continue }
      if sheet.row != expectedRow { jumps.append((count, sheet.row)) }
      expectedRow = sheet.row + 1
      let stamp = values.stamp(of: row)
      times[count] = stamp
      kinds[count] = row.kind
      prices[count] = row.price
      sizes[count] = row.size ?? 0
      if row.size == nil { findings.noteMissingVolumes(from: sheet.row) }
      if row.isFractional { findings.noteFractionalVolume(at: sheet.row) }
      deliveredRows += 1
      if row.price.isNaN || !stamps.contains(stamp) {
        prices[count] = .nan
        try noteVoid(hasStamp: stamps.contains(stamp))
      }
      count += 1
    }
  }

  private mutating func noteVoid(hasStamp: Bool) throws(WorkbookProblem) {
    if !hasStamp { try noteMissingStamp() }
    findings.voidRows += 1
    if findings.firstVoidRow == nil { findings.firstVoidRow = sheet.row }
    if findings.firstUnreadable == nil, let (purpose, text) = values.unreadable {
      findings.firstUnreadable = UnreadableValue(purpose: purpose, text: text, row: sheet.row)
    }
  }

  /// Notes that the current row has no stamp, which may be because of stamps before it.
  mutating func noteMissingStamp() throws(WorkbookProblem) {
    missingStamps += 1
    if let problem = values.problem { throw WorkbookProblem(problem) }
  }

  mutating func nextRow() throws(WorkbookProblem) -> Bool {
    if try sheet.nextPlainRow() { return true }
    if try sheet.nextRow() { return true }
    isAtEnd = true
    try sheet.xml.finish()
    // Numbers are looked at by no one else.
    let stamps = deliveredRows - missingStamps
    guard values.instants == 0 || values.instants == stamps else {
      throw WorkbookProblem(
        "\(values.instants) of its \(stamps) stamps have a UTC offset or are counts since 1970, the others are not: a column "
          + "must not mix them")
    }
    return false
  }
}

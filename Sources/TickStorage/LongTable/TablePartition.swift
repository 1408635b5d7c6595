/// The rows of a long table by security: read once, and kept until each security is asked for.
///
/// Rows are kept in blocks, in each of which a security's rows stand behind each other. Blocks beyond a bound of memory go
/// to a file without a name.
///
/// - Complexity: linear in the rows, some thirty bytes for each.
final class TablePartition: Sendable {
  /// How much memory the blocks may take.
  static let mostBytes = 256 << 20

  /// Rows of one file.
  private struct Block: Sendable {
    /// Their columns are empty where they are in the spill file.
    var rows: DescribedRows
    /// Where each column begins there, nil for a column without values; empty where the rows are here.
    var places: [Int64?] = []
    /// The security of each run of rows, and where the run ends.
    let runs: [(security: Int32, end: Int32)]
    let columns: DescribedColumns

    /// The run of a security; nil where it has no rows here.
    func run(of security: Int32) -> Int? {
      var (low, high) = (0, runs.count)
      while low < high {
        let middle = (low + high) / 2
        if runs[middle].security < security { low = middle + 1 } else { high = middle }
      }
      return low < runs.count && runs[low].security == security ? low : nil
    }
  }

  private let blocks: [Block]
  private let spill: SpillFile?
  let census: SecurityCensus
  /// The words of the table's columns.
  let types: TypeWords
  let conditions: TypeWords
  private let securities: [String: Int32]
  /// The first stamp or price that cannot be read, and how the table was read where that is a guess.
  let firstUnreadable: UnreadableValue?
  let remarks: [String]

  /// - Parameters:
  ///   - files: in the order in which they are read.
  ///   - open: opens one of them.
  init(
    _ files: [ListedFile], mostBytes: Int = mostBytes,
    open: (ListedFile, DescribedWords) throws(TickFileError) -> DescribedTable
  ) throws(TickFileError) {
    let words = DescribedWords()
    var blocks: [Block] = []
    var counts: [Int64] = []
    var nameless: Int64 = 0
    var spill: SpillFile?
    var (kept, spilled) = (0, Int64(0))
    var rowSecurities: [Int32] = []
    var firstUnreadable: UnreadableValue?
    var remarks: [String] = []
    for file in files {
      let table = try open(file, words)
      var read = DescribedRows()
      while try table.read(into: &read, limit: DescribedRows.mostConsecutive) {
        try table.readSecurities(into: &rowSecurities)
        let order = SecurityOrder(rowSecurities, count: read.count)
        nameless += Int64(order.nameless)
        for run in order.runs {
          DescribedTable.grow(&counts, Int(run.security) + 1, 0)
          counts[Int(run.security)] += Int64(run.count)
        }
        var block = Block(rows: read.rows(at: order.places), runs: order.ends, columns: table.columns)
        let bytes = order.places.count * Self.bytesOfRow
        if kept + bytes > mostBytes {
          if spill == nil { spill = try SpillFile() }
          guard let spill else { preconditionFailure("the spill file has just been made") }
          var writing = SpillWriting(file: spill, offset: spilled)
          try block.rows.visit(&writing)
          block.places = writing.places
          spilled = writing.offset
        } else {
          kept += bytes
        }
        blocks.append(block)
      }
      firstUnreadable = firstUnreadable ?? table.firstUnreadable
      for remark in table.remarks where !remarks.contains(remark) { remarks.append(remark) }
    }
    self.firstUnreadable = firstUnreadable
    self.remarks = remarks
    self.blocks = blocks
    self.spill = spill
    types = words.types.words
    conditions = words.conditions.words
    let all = words.securities.words
    census = try SecurityCensus(all, counts, namelessRows: nameless, path: files[0].path)
    let numbers = Dictionary(uniqueKeysWithValues: (0..<all.count).map { (all[$0], Int32($0)) })
    securities = Dictionary(
      uniqueKeysWithValues: census.shares.compactMap { share in
        numbers[share.word].map { (share.name, $0) }
      })
  }

  /// About, for the bound: every column that there can be.
  private static let bytesOfRow = 64

  /// The rows of a security.
  func stream(of name: String) -> any DescribedRowStream { Stream(self, securities[name] ?? -1) }

  private final class Stream: DescribedRowStream {
    private let partition: TablePartition
    private let security: Int32
    private var next = 0

    init(_ partition: TablePartition, _ security: Int32) {
      self.partition = partition
      self.security = security
    }

    var types: TypeWords { partition.types }
    var conditions: TypeWords { partition.conditions }
    var firstUnreadable: UnreadableValue? { partition.firstUnreadable }
    var remarks: [String] { partition.remarks }
    var fractionRead: Double { partition.blocks.isEmpty ? 1 : Double(next) / Double(partition.blocks.count) }

    func next(into rows: inout DescribedRows) throws(TickFileError) -> DescribedColumns? {
      while next < partition.blocks.count {
        let block = partition.blocks[next]
        next += 1
        guard let run = block.run(of: security) else { continue }
        let range = (run == 0 ? 0 : Int(block.runs[run - 1].end))..<Int(block.runs[run].end)
        if block.places.isEmpty {
          rows.set(range, of: block.rows)
        } else if let spill = partition.spill {
          var reading = SpillReading(file: spill, places: block.places[...], range: range)
          var read = block.rows
          try read.visit(&reading)
          rows.set(0..<range.count, of: read)
        }
        return block.columns
      }
      return nil
    }
  }
}

/// The order in which each security's rows stand behind each other.
private struct SecurityOrder {
  /// The rows' places, security by security, those without one left out.
  private(set) var places: [UInt16]
  private(set) var runs: [(security: Int32, count: Int)] = []
  private(set) var nameless = 0

  init(_ numbers: [Int32], count: Int) {
    // A counting sort, which keeps the rows of a security in their order.
    let most = Int(numbers[..<count].max() ?? -1)
    // One more in front, for rows without a security.
    var counts = [Int](repeating: 0, count: most + 2)
    let securities = numbers.span.extracting(first: count)
    var counting = counts.mutableSpan
    // Unsafe: the row is one of the span's.
    var row = 0
    while row < securities.count {
      counting[Int(securities[unchecked: row]) &+ 1] &+= 1
      row &+= 1
    }
    nameless = counts[0]
    // Where the next row of each security goes.
    var next: [Int] = []
    var start = 0
    for (security, count) in counts.dropFirst().enumerated() {
      next.append(start)
      start += count
      if count > 0 { runs.append((Int32(security), count)) }
    }
    places = Array(repeating: 0, count: start)
    var placing = places.mutableSpan
    var going = next.mutableSpan
    row = 0
    while row < securities.count {
      let security = Int(securities[unchecked: row])
      if security >= 0 {
        placing[going[security]] = UInt16(truncatingIfNeeded: row)
        going[security] &+= 1
      }
      row &+= 1
    }
  }

  /// Where each security's rows end.
  var ends: [(security: Int32, end: Int32)] {
    var end = 0
    return runs.map { run in
      end += run.count
      return (run.security, Int32(end))
    }
  }
}

/// Writes columns behind each other, and empties them.
private struct SpillWriting: RowColumnVisitor {
  let file: SpillFile
  var offset: Int64
  var places: [Int64?] = []

  mutating func visit<Value: BitwiseCopyable>(_ column: inout [Value]) throws(TickFileError) {
    guard !column.isEmpty else {
      places.append(nil)
      return
    }
    places.append(offset)
    let bytes = column.count * MemoryLayout<Value>.stride
    let start = offset
    let file = file
    // Unsafe: the column's bytes are lent for the call.
    let result = column.withUnsafeBytes { bytes in
      Result { () throws(TickFileError) in try file.write(bytes, at: start) }
    }
    try result.get()
    column = []
    offset += Int64(bytes)
  }
}

/// Reads some rows of columns that were written.
private struct SpillReading: RowColumnVisitor {
  let file: SpillFile
  var places: ArraySlice<Int64?>
  let range: Range<Int>

  mutating func visit<Value: BitwiseCopyable>(_ column: inout [Value]) throws(TickFileError) {
    guard let place = places.popFirst() ?? nil else { return }
    let offset = place + Int64(range.lowerBound * MemoryLayout<Value>.stride)
    var result: Result<Void, TickFileError> = .success(())
    let file = file
    // Unsafe: the bytes become values of the type that was written, each bit pattern of which is one.
    column = Array(unsafeUninitializedCapacity: range.count) { buffer, count in
      result = Result { () throws(TickFileError) in
        let bytes = UnsafeMutableRawBufferPointer(buffer)[..<(range.count * MemoryLayout<Value>.stride)]
        try file.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes), at: offset)
      }
      if case .success = result { count = range.count }
    }
    try result.get()
  }
}

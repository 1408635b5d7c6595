/// The rows of a sheet as they stand.
extension SheetTicks {
  /// Reads rows from index `count` on, until there are `room` of them, their types' words take too much memory, or the
  /// sheet ends. The words are handed over by `endRows`.
  mutating func readRows(
    to room: Int, _ count: inout Int, times: inout [Int64], types: inout [Int32], prices: inout [Double],
    volumes: inout [Int64], hasVolume: inout [UInt8]
  ) throws(WorkbookProblem) {
    var times = times.mutableSpan
    var types = types.mutableSpan
    var prices = prices.mutableSpan
    var volumes = volumes.mutableSpan
    var hasVolume = hasVolume.mutableSpan
    var expectedRow: Int64 = 0
    while count < room, values.wordBytes < SourceRows.wordBytes, try nextRow() {
      if sheet.row <= headerRow { continue }
      var row = TickRow()
      try sheet.readTick(&row, &values)
      if row.isEmpty { continue }
      if sheet.row != expectedRow { jumps.append((count, sheet.row)) }
      expectedRow = sheet.row + 1
      let stamp = values.stamp(of: row)
      times[count] = stamp
      types[count] = values.word(of: row.type)
      prices[count] = row.price
      volumes[count] = row.size ?? 0
      hasVolume[count] = row.size == nil ? 0 : 1
      deliveredRows += 1
      if stamp == SourceRows.missingStamp || row.type.isMissing || row.price.isNaN || row.size == nil
        || row.isFractional
      {
        try note(row, stamp)
      }
      count += 1
    }
  }

  /// Whether the words that have been kept take so much memory that rows must end here.
  var hasManyWords: Bool { values.wordBytes >= SourceRows.wordBytes }

  /// Hands over the words of the rows that have been read.
  mutating func endRows(_ rows: inout SourceRows) { values.exchangeWords(with: &rows.words) }

  /// Counts what stands in the row but is lost in typed columns.
  private mutating func note(_ row: TickRow, _ stamp: Int64) throws(WorkbookProblem) {
    let number = sheet.row
    if stamp == SourceRows.missingStamp { try noteMissingStamp() }
    if stamp == SourceRows.missingStamp, row.isStampFilled { rowFindings.unreadableStamps.add(number) }
    if row.type.isMissing, row.isFilled(.kind) { rowFindings.unreadableTypes.add(number) }
    if row.price.isNaN, row.isFilled(.price) { rowFindings.unreadablePrices.add(number) }
    if row.size == nil, row.isFilled(.size) { rowFindings.unreadableVolumes.add(number) }
    if row.isFractional { rowFindings.fractionalVolumes.add(number) }
  }
}

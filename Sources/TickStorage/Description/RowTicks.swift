internal import TickData

/// Makes ticks of the rows of one described security, in their order.
///
/// Of a row that quotes, each side that has changed becomes a tick, the bid before the ask; what is blank is unchanged, and
/// a size of 0 empties its side. A trade in such a row follows them: where feeds put both into one row, the quote is the one
/// before the trade. Each day begins without a quote, as it does for strategies: the first one of a day makes its ticks even
/// if it is the last one of the day before.
struct RowTicks {
  /// The ticks that have been made and not yet taken, as columns.
  struct Made {
    private(set) var count = 0
    /// At least `count` long, like the other columns.
    var time: [Int64] = []
    var kind: [TickKind] = []
    var price: [Double] = []
    var size: [Int64] = []
    /// The sequence number that the source gives each; empty where it gives none.
    var sequence: [Int64] = []
    /// The source row of each tick that was made alone, as people count it.
    private var numbers: [Int64] = []
    /// Those of rows that are a tick each.
    private var firstNumber: Int64 = 0
    private var places: [UInt16] = []

    /// The source row of a tick, as people count it.
    func number(_ tick: Int) -> Int64 {
      numbers.isEmpty ? firstNumber + Int64(places.isEmpty ? tick : Int(places[tick])) : numbers[tick]
    }

    /// Leaves the columns as they are, for rows that come in exchange for them.
    mutating func removeAll() {
      count = 0
      numbers.removeAll(keepingCapacity: true)
    }

    /// Takes over rows that are a tick each, and leaves its own columns in their place. Nothing else has been made yet.
    mutating func exchange(_ rows: inout DescribedRows, _ kinds: [TickKind]) {
      precondition(count == 0, "rows are taken over as a whole")
      count = rows.count
      kind = kinds
      swap(&time, &rows.time)
      swap(&price, &rows.price)
      swap(&size, &rows.size)
      swap(&sequence, &rows.sequence)
      swap(&places, &rows.places)
      firstNumber = rows.firstNumber
    }

    mutating func append(_ tick: Tick, _ origin: Origin) {
      if count == 0 {
        time.removeAll(keepingCapacity: true)
        kind.removeAll(keepingCapacity: true)
        price.removeAll(keepingCapacity: true)
        size.removeAll(keepingCapacity: true)
        sequence.removeAll(keepingCapacity: true)
      }
      count += 1
      time.append(tick.time)
      kind.append(tick.kind)
      price.append(tick.price)
      size.append(tick.size)
      numbers.append(origin.number)
      sequence.append(origin.sequence)
    }
  }

  /// The row that a tick comes from.
  struct Origin {
    let number: Int64
    let sequence: Int64
  }

  /// A side of the book as the rows so far have left it.
  private struct Level: Equatable {
    var price = Double.nan
    var size = DescribedRows.missingSize
  }

  private let description: SourceDescription
  private var types: TypeWordTable
  private var bid = Level()
  private var ask = Level()
  /// The midnight that began the day of the quotes so far.
  private var midnight = Int64.min
  /// The trade before, where nothing but repeats of it has followed, and the conditions under which it has come.
  private var lastTrade: (tick: Tick, conditions: Set<Int32>)?
  private var omitted: [Bool] = []
  private(set) var findings = ReadingFindings()
  /// Rows that are left out for their conditions, and trades that repeat the one before.
  private var leftOutRows = 0
  private var repeatedTrades = 0

  /// What the description has left out, one line each.
  var remarks: [String] {
    var remarks: [String] = []
    if leftOutRows > 0 {
      remarks.append("\(leftOutRows == 1 ? "1 row is" : "\(leftOutRows) rows are") left out for condition codes")
    }
    if repeatedTrades > 0 {
      remarks.append(
        "\(repeatedTrades == 1 ? "1 trade comes" : "\(repeatedTrades) trades come") again under other condition codes and "
          + "\(repeatedTrades == 1 ? "counts" : "count") once")
    }
    return remarks
  }

  init(_ description: SourceDescription) {
    self.description = description
    types = TypeWordTable(description.types)
  }

  /// Appends the ticks of rows of a file with these columns.
  ///
  /// - Parameters:
  ///   - rows: hold others afterwards, which mean nothing.
  ///   - types: the words of their types.
  ///   - conditions: those of their conditions.
  mutating func take(
    _ rows: inout DescribedRows, _ columns: DescribedColumns, types typeWords: TypeWords, conditions: TypeWords,
    into made: inout Made
  ) {
    if case .typed = columns.shape, columns[.conditions] == nil, !description.mergesRepeatedTrades, made.count == 0 {
      return takeEach(&rows, typeWords, into: &made)
    }
    let hasSequence = columns[.sequence] != nil
    let hasConditions = columns[.conditions] != nil
    let hasType = columns[.type] != nil
    let hasBid = columns[.bidPrice] != nil
    let hasAsk = columns[.askPrice] != nil
    for index in 0..<rows.count {
      let time = rows.time[index]
      let origin = Origin(
        number: rows.number(index), sequence: hasSequence ? rows.sequence[index] : 0)
      if hasConditions, isOmitted(rows.conditions[index], conditions) {
        leftOutRows += 1
        continue
      }
      let meaning =
        hasType
        ? types.meaning(of: rows.type[index], in: typeWords) : TypeWordTable.Meaning(kind: .trade, isQuote: true)
      findings.rows.note(rows.flags(of: index), at: origin.number)
      guard WallClock.stamps.contains(time) else {
        let kind: TickKind = if case .quotes = columns.shape { hasBid ? .bid : .ask } else { meaning.kind }
        void(Tick(time: time, kind: kind, price: .nan, size: 0), origin, &made)
        continue
      }
      switch columns.shape {
      case .typed:
        if meaning.kind == .other { noteOther(rows, index, typeWords) }
        add(meaning.kind, time, rows, index, origin, &made)
      case .trades:
        let isTrade = meaning.kind == .trade
        add(isTrade ? .trade : .other, time, rows, index, origin, &made)
      case .quotes(let hasTrades):
        if !meaning.isQuote, meaning.kind == .other { noteOther(rows, index, typeWords) }
        let fractionsBefore = findings.fractionalVolumes
        if meaning.isQuote {
          beginDay(of: time)
          if hasBid, change(&bid, rows.bidPrice[index], rows.bidSize[index]) {
            append(Tick(time: time, kind: .bid, price: bid.price, size: bid.size), origin, &made)
          }
          if hasAsk, change(&ask, rows.askPrice[index], rows.askSize[index]) {
            append(Tick(time: time, kind: .ask, price: ask.price, size: ask.size), origin, &made)
          }
        }
        if hasTrades, meaning.kind == .trade,
          !rows.price[index].isNaN || rows.flags(of: index).contains(.unreadablePrice)
        {
          add(.trade, time, rows, index, origin, &made)
        }
        if findings.fractionalVolumes == fractionsBefore, rows.flags(of: index).contains(.fractionalSize) {
          findings.noteFractionalVolume(at: origin.number)
        }
      }
    }
  }

  /// Forgets the quotes of the day before.
  private mutating func beginDay(of time: Int64) {
    guard midnight == .min || time < midnight || time >= midnight + WallClock.day else { return }
    midnight = time - time.floorRemainder(WallClock.day)
    (bid, ask) = (Level(), Level())
  }

  /// The same of rows that are a tick each, which are looked at one by one only where something is missing.
  private mutating func takeEach(_ rows: inout DescribedRows, _ words: TypeWords, into made: inout Made) {
    let kinds = types.kinds(of: words)
    let rowKinds = Array(unsafeUninitializedCapacity: rows.count) { buffer, count in
      let (codes, kinds) = (rows.type.span.extracting(first: rows.count), kinds.span)
      // Unsafe: every element up to the count is initialised, and the row is one of the span's.
      var row = 0
      while row < codes.count {
        let word = Int(codes[unchecked: row])
        buffer.initializeElement(at: row, to: word < 0 ? TickKind.other : kinds[word])
        row &+= 1
      }
      count = codes.count
    }
    if !Self.areWhole(rows, rowKinds) { noteGaps(&rows, rowKinds, words) }
    made.exchange(&rows, rowKinds)
  }

  private mutating func noteGaps(_ rows: inout DescribedRows, _ kinds: [TickKind], _ words: TypeWords) {
    for index in 0..<rows.count {
      findings.rows.note(rows.flags(of: index), at: rows.number(index))
      if kinds[index] == .other { noteOther(rows, index, words) }
      let isWithoutSize = rows.size[index] == DescribedRows.missingSize
      if isWithoutSize { rows.size[index] = 0 }
      if !WallClock.stamps.contains(rows.time[index]) || rows.price[index].isNaN {
        rows.price[index] = .nan
        findings.voidRows += 1
        if findings.firstVoidRow == nil { findings.firstVoidRow = rows.number(index) }
      } else if isWithoutSize {
        findings.noteMissingVolumes(from: rows.number(index))
      } else if rows.flags(of: index).contains(.fractionalSize) {
        findings.noteFractionalVolume(at: rows.number(index))
      }
    }
  }

  /// Whether nothing is missing in any of the rows.
  private static func areWhole(_ rows: DescribedRows, _ kinds: [TickKind]) -> Bool {
    let (times, prices) = (rows.time.span.extracting(first: rows.count), rows.price.span.extracting(first: rows.count))
    let (sizes, kinds) = (rows.size.span.extracting(first: rows.count), kinds.span.extracting(first: rows.count))
    let flags = rows.flags.span
    // A loop for each column, without checks and branches, looks at several rows at a time.
    // Unsafe: no index is beyond its span.
    var problems: UInt8 = 0
    var row = 0
    while row < flags.count {
      problems |= flags[unchecked: row].rawValue
      row &+= 1
    }
    row = 0
    while row < kinds.count {
      problems |= kinds[unchecked: row] == .other ? 1 : 0
      row &+= 1
    }
    // Negative where any row is without its stamp or its size.
    var gaps: Int64 = 0
    let (first, last) = (WallClock.stamps.lowerBound, WallClock.stamps.upperBound - 1)
    row = 0
    while row < times.count {
      let time = times[unchecked: row]
      gaps |= (time &- first) | (last &- time)
      row &+= 1
    }
    row = 0
    while row < sizes.count {
      let size = sizes[unchecked: row]
      // A missing size is the one negative number that is positive when 1 is subtracted.
      gaps |= size & ~(size &- 1)
      row &+= 1
    }
    var priceGaps: UInt64 = 0
    row = 0
    while row < prices.count {
      priceGaps |= prices[unchecked: row].isNaN ? 1 : 0
      row &+= 1
    }
    return problems == 0 && gaps >= 0 && priceGaps == 0
  }

  private mutating func noteOther(_ rows: DescribedRows, _ index: Int, _ words: TypeWords) {
    let word = rows.type[index]
    findings.noteOtherType(word < 0 ? nil : words[Int(word)], at: rows.number(index))
  }

  /// Adds a row's own price and size as a tick.
  private mutating func add(
    _ kind: TickKind, _ time: Int64, _ rows: DescribedRows, _ index: Int, _ origin: Origin,
    _ made: inout Made
  ) {
    let price = rows.price[index]
    var tick = Tick(time: time, kind: kind, price: price, size: rows.size[index])
    guard !price.isNaN else {
      tick = Tick(time: time, kind: kind, price: .nan, size: 0)
      void(tick, origin, &made)
      return
    }
    if kind == .trade, description.mergesRepeatedTrades {
      let conditions = rows.conditions.isEmpty ? -1 : rows.conditions[index]
      if let trade = lastTrade, trade.tick == tick, !trade.conditions.contains(conditions) {
        lastTrade?.conditions.insert(conditions)
        repeatedTrades += 1
        return
      }
      lastTrade = (tick, [conditions])
    } else {
      lastTrade = nil
    }
    if tick.size == DescribedRows.missingSize {
      tick = Tick(time: time, kind: kind, price: price, size: 0)
      findings.noteMissingVolumes(from: origin.number)
    } else if rows.flags(of: index).contains(.fractionalSize) {
      findings.noteFractionalVolume(at: origin.number)
    }
    append(tick, origin, &made)
  }

  /// Puts a quote's side in place of what it was; false where that changes nothing. What is blank stays; a side of which
  /// no price is known yet is not one.
  private func change(_ level: inout Level, _ price: Double, _ size: Int64) -> Bool {
    var new = level
    if !price.isNaN, !(description.isZeroPriceUnchanged && price == 0) {
      new.price = price
      if size != DescribedRows.missingSize { new.size = size }
    } else if size != DescribedRows.missingSize, !(description.isZeroPriceUnchanged && price == 0) {
      new.size = size
    }
    guard !new.price.isNaN, new.size != DescribedRows.missingSize else {
      level = new
      return false
    }
    guard new.price != level.price || new.size != level.size else { return false }
    level = new
    return true
  }

  private mutating func append(_ tick: Tick, _ origin: Origin, _ made: inout Made) {
    made.append(tick, origin)
  }

  private mutating func void(_ tick: Tick, _ origin: Origin, _ made: inout Made) {
    findings.voidRows += 1
    if findings.firstVoidRow == nil { findings.firstVoidRow = origin.number }
    append(tick, origin, &made)
  }

  /// Whether one of a row's condition codes is to be left out.
  private mutating func isOmitted(_ word: Int32, _ words: TypeWords) -> Bool {
    guard word >= 0, !description.omittedConditions.isEmpty else { return false }
    while omitted.count <= Int(word) {
      let codes = words[omitted.count].split { $0 == "," || $0 == ";" || $0.isWhitespace }
      omitted.append(codes.contains { description.omittedConditions.contains(String($0)) })
    }
    return omitted[Int(word)]
  }
}

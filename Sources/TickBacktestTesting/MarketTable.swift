public import TickData

/// Hand-made markets as tables, a line for each tick:
///
///     D1 10:00:05 trade 10 700
///
/// A line says the day, the time of day (with a fraction where needed), the kind, the price and the size. D1 is Monday,
/// 2025-04-14, D2 the day after. The price `void` stands for a row that has none. From a `#` on a line is a comment.
/// A line of another form traps: it is a mistake in a test.
public enum MarketTable {
  public static func ticks(_ table: String) -> [Tick] {
    rows(table).map(tick)
  }

  /// The lines of a table without comments, blank lines and surrounding spaces.
  public static func rows(_ table: String) -> [String] {
    table.split(separator: "\n").map { line in
      line.prefix { $0 != "#" }.split(separator: " ").joined(separator: " ")
    }
    .filter { !$0.isEmpty }
  }

  /// The tick of one line.
  public static func tick(_ line: String) -> Tick {
    let words = line.split(separator: " ")
    let kinds: [Substring: TickKind] = ["bid": .bid, "ask": .ask, "trade": .trade, "other": .other]
    guard words.count == 5, let kind = kinds[words[2]], let size = Int64(words[4]),
      let price = words[3] == "void" ? .nan : Double(words[3])
    else { preconditionFailure("not a tick: \(line)") }
    return Tick(time: stamp("\(words[0]) \(words[1])"), kind: kind, price: price, size: size)
  }

  /// The stamp of a day and a time, `D1 10:00:05` or `D2 14:55:00.25`.
  public static func stamp(_ text: String) -> Int64 {
    let words = text.split(separator: " ")
    let clock = words.last?.split(separator: ":") ?? []
    guard words.count == 2, words[0].hasPrefix("D"), let day = Int64(words[0].dropFirst()), clock.count == 3,
      let hour = Int64(clock[0]), let minute = Int64(clock[1]), let nanoseconds = nanoseconds(clock[2])
    else { preconditionFailure("not a stamp: \(text)") }
    return midnight(ofDay: day) + TimeOfDay(hour, minute).nanoseconds + nanoseconds
  }

  /// The midnight that begins a day of the table.
  public static func midnight(ofDay day: Int64) -> Int64 {
    CivilDate(year: 2025, month: 4, day: 13 + day).midnight
  }

  private static func nanoseconds(_ seconds: Substring) -> Int64? {
    let parts = seconds.split(separator: ".")
    guard let whole = Int64(parts[0]) else { return nil }
    guard parts.count == 2 else { return whole * WallClock.second }
    let digits = parts[1] + String(repeating: "0", count: max(0, 9 - parts[1].count))
    return Int64(digits).map { whole * WallClock.second + $0 }
  }
}

extension TickChunk {
  /// The ticks of a ``MarketTable`` as one chunk.
  public init(table: String) {
    self.init(MarketTable.ticks(table))
  }
}

/// Consecutive rows of one security as they stand in their source, as columns in buffers that are filled again and again.
///
/// Beside what a ``TickChunk`` holds, this says what is missing, keeps the type's own text, and the price of a row
/// without a stamp. Nothing is dropped and nothing is put right: that happens when ticks are read for a run.
///
/// The columns are at least `count` long.
public struct SourceRows: Sendable {
  public private(set) var count = 0
  /// The source row, counted from 0, of the first one.
  public private(set) var firstRow: Int64 = 0

  /// Exchange-local wall-clock time, nanoseconds since 1970-01-01; ``missingStamp`` where there is none.
  public var time: [Int64] = []
  /// An index into `words`, -1 where the type is missing.
  public var type: [Int32] = []
  /// NaN where it is missing.
  public var price: [Double] = []
  /// Whole; 0 where it is missing.
  public var volume: [Int64] = []
  /// 1 where there is a volume, else 0.
  public var hasVolume: [UInt8] = []
  /// The texts of the rows' types. They start anew with every filling.
  public var words = TypeWords()

  /// What a missing stamp reads as.
  public static let missingStamp = Int64.min

  /// So many bytes of types end a filling before its limit of rows: a type is a word or two, and a source in which every
  /// row has a long one of its own must not fill the memory.
  static let wordBytes = 1 << 22

  public init() {}

  /// How many rows fit without new buffers.
  var capacity: Int { time.count }

  mutating func grow(to capacity: Int) {
    func grow<Value>(_ column: inout [Value], _ filler: Value) {
      if column.count < capacity { column.append(contentsOf: repeatElement(filler, count: capacity - column.count)) }
    }
    grow(&time, 0)
    grow(&type, -1)
    grow(&price, .nan)
    grow(&volume, 0)
    grow(&hasVolume, 1)
  }

  mutating func setFilled(count: Int, firstRow: Int64) {
    precondition(count <= capacity, "the columns are at least as long as their count")
    self.count = count
    self.firstRow = firstRow
  }
}

/// How a vendor or a program lays out its files of ticks: which column holds what, and how its values are written.
///
/// A file's rows have one of three shapes, told by the columns that it has:
/// - with a type, a price and a size, and no bid or ask of their own: each row is a bid, an ask or a trade;
/// - with a bid or an ask, or both: each row is a quote, and a trade too where it has a price and a size besides;
/// - with a price and a size alone: each row is a trade.
///
/// Quotes and trades may lie in files of their own; they are merged by stamp.
public struct SourceDescription: Hashable, Sendable {
  /// By which the command line names it: `databento`, or the path of a file.
  public let name: String
  /// One line on what it reads.
  public let summary: String
  /// Tells this description from others in the identity of results: a hash of its text. Empty for the standard one.
  public let fingerprint: String
  /// Its own text. Empty for the standard one.
  public let text: String
  /// The names under which a column is known, the most wanted first.
  public var columns: [ColumnRole: [String]] = [:]
  /// What the words of the type column mean; the usual words where it is empty.
  public var types = TypeWordMeanings()
  public var time = TimeWriting()
  /// A price that is written as a whole number is so many times the price.
  public var priceDivisor: Int64 = 1
  /// A size is multiplied by this, for sizes of fractions.
  public var sizeMultiplier: Int64 = 1
  /// The size of a quote or a trade where the source has none.
  public var defaultSize: Int64?
  /// Whether a price of 0 says that the side is unchanged, rather than that it is empty.
  public var isZeroPriceUnchanged = false
  /// Rows with one of these condition codes are left out.
  public var omittedConditions: Set<String> = []
  /// Whether trades that follow each other and differ in nothing but their conditions are one trade.
  public var mergesRepeatedTrades = false
  public var csv = CSVWriting()
  /// Finds the security in a file's path, as `--security-from` does.
  public var securityPattern: SecurityPattern?

  /// - Parameter text: the description's own text.
  public init(name: String, summary: String, text: [UInt8]) {
    self.name = name
    self.summary = summary
    self.text = String(decoding: text, as: UTF8.self)
    fingerprint = text.isEmpty ? "" : ContentHash(of: text).description
  }
}

/// What a column of ticks is for. The raw value is the key of a description's `columns`.
public enum ColumnRole: String, CaseIterable, Hashable, Sendable {
  case time, date
  /// Hours that the exchange's clock is ahead of the stamp.
  case gmtOffset = "gmt_offset"
  case security, sequence, conditions
  case type, price, size
  case bidPrice = "bid_price"
  case bidSize = "bid_size"
  case askPrice = "ask_price"
  case askSize = "ask_size"
}

/// How stamps are written.
public struct TimeWriting: Hashable, Sendable {
  /// The unit of a stamp that is a number.
  public enum Unit: String, CaseIterable, Hashable, Sendable {
    case seconds = "s"
    case milliseconds = "ms"
    case microseconds = "us"
    case nanoseconds = "ns"
    /// The digits of a clock, `093000123456789`: hours, minutes, seconds and their decimals.
    case clock = "hhmmss"

    /// Nanoseconds in one of them; nil for digits of a clock.
    var nanoseconds: Int64? {
      switch self {
      case .seconds: 1_000_000_000
      case .milliseconds: 1_000_000
      case .microseconds: 1_000
      case .nanoseconds: 1
      case .clock: nil
      }
    }
  }

  /// Nil: told by the magnitude of the first.
  public var unit: Unit?
  /// Whether a stamp is a time of day, whose date is that of the file.
  public var isTimeOfDay = false
  /// Whether stamps that do not say so are instants in UTC.
  public var isUTC = false
  /// The exchange's time zone, where the user names no other.
  public var zone: ExchangeTimeZone?

  public init() {}
}

/// The words of a type column, in lower case.
public struct TypeWordMeanings: Hashable, Sendable {
  public var bid: Set<String> = []
  public var ask: Set<String> = []
  public var trade: Set<String> = []
  /// Rows whose bid and ask columns count. A word may be both a trade's and a quote's.
  public var quote: Set<String> = []

  public init() {}

  var isEmpty: Bool { bid.isEmpty && ask.isEmpty && trade.isEmpty && quote.isEmpty }
}

/// How CSV files are written, as far as they do not show it themselves.
public struct CSVWriting: Hashable, Sendable {
  /// The row of the names, from 1; 0 where there are no names. Nil: the first.
  public var headerRow: Int?
  /// Nil: found out.
  public var separator: Character?
  public var decimalMark: Character?
  /// The names of files without a row of names, by a part of their path.
  public var names: [FileNames] = []
  /// The stamp of a row that ends the data and is no tick.
  public var endMark: String?

  public struct FileNames: Hashable, Sendable {
    /// A text that the file's path has in it, in any case.
    public let part: String
    public let columns: [String]

    public init(part: String, columns: [String]) {
      self.part = part
      self.columns = columns
    }
  }

  public init() {}
}

public import TickData

/// Where ticks come from: it lists its securities and opens readers for them.
public protocol TickSource: Sendable {
  /// What there is, in source order: ascending file name in a folder, sheet order in a workbook. A security whose file
  /// cannot be read is listed with what is wrong, so that the others can go on.
  var entries: [TickEntry] { get }

  /// A new reader at the first row of an entry.
  func reader(of entry: TickEntry) throws(TickFileError) -> any TickReader
}

/// One security of a source.
public struct TickEntry: Hashable, Sendable {
  public let security: Security
  /// The file that holds it.
  public let path: String
  /// The sheet that holds it, where the file is a workbook.
  public let sheet: String?
  /// The rows that the file says it has, or about as many where `isEstimate`; or what is wrong with it.
  public let rows: Result<Int64, TickFileError>
  /// Whether the rows are known only when they have been read.
  public let isEstimate: Bool

  public init(
    security: Security, path: String, sheet: String? = nil, rows: Result<Int64, TickFileError>, isEstimate: Bool = false
  ) {
    self.security = security
    self.path = path
    self.sheet = sheet
    self.rows = rows
    self.isEstimate = isEstimate
  }
}

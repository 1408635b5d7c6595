public import TickData

/// Where ticks come from: it lists its securities and opens readers for them.
public protocol TickSource: Sendable {
  /// What there is, in source order: ascending file name in a folder, sheet order in a workbook. Nothing of the ticks has
  /// been read: what is wrong with a security's file shows when its reader is opened, so that the others can go on.
  var entries: [TickEntry] { get }

  /// A new reader at the first row of an entry.
  func reader(of entry: TickEntry) throws(TickFileError) -> any TickReader
}

/// One security of a source.
public struct TickEntry: Hashable, Sendable {
  public let security: Security
  /// The file that holds it.
  public let path: String
  /// How much there is to read, in bytes: what the entries of a source are compared by.
  public let bytes: Int64

  public init(security: Security, path: String, bytes: Int64) {
    self.security = security
    self.path = path
    self.bytes = bytes
  }
}

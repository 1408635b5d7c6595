public import TickData

/// Where ticks come from: it lists its securities and opens readers for them.
public protocol TickSource: Sendable {
  /// What there is, in source order: ascending file name in a folder, sheet order in a workbook. Nothing of the ticks has
  /// been read: what is wrong with a security's file shows when its reader is opened, so that the others can go on.
  var entries: [TickEntry] { get }

  /// What the user should know of what is left out, one line each.
  var notices: [String] { get }

  /// A new reader at the first row of an entry.
  func reader(of entry: TickEntry) throws(TickFileError) -> any TickReader

  /// The same for rows as they stand.
  func rowReader(of entry: TickEntry) throws(TickFileError) -> any SourceRowReader

  /// The hash of the file that holds an entry.
  func contentHash(of entry: TickEntry) throws(TickFileError) -> ContentHash

  /// Throws where the files that hold an entry are not those that were there when the source was opened: what has been read
  /// and what has been hashed may differ then. Asked at the end of reading.
  func requireUnchanged(_ entry: TickEntry) throws(TickFileError)

  /// What an entry's ticks depend on besides the bytes of its file: how it is read. Empty where it is read the usual way.
  func readingIdentity(of entry: TickEntry) -> String
}

extension TickSource {
  public var notices: [String] { [] }

  public func requireUnchanged(_ entry: TickEntry) throws(TickFileError) {}

  public func readingIdentity(of entry: TickEntry) -> String { "" }
}

/// One security of a source.
public struct TickEntry: Hashable, Sendable {
  public let security: Security
  /// The file that holds it.
  public let path: String
  /// The sheet that holds it, where the file is a workbook.
  public let sheet: String?
  /// The row of that sheet's column names, counted from 1.
  public let headerRow: Int?
  /// What the user named, by which the entry is found again with the same reading.
  public let root: String
  /// How it is read.
  public let reading: TickReading
  /// How much there is to read, in bytes: what the entries of a source are compared by.
  public let bytes: Int64

  /// What listing has found to be wrong with it; its reader cannot be opened for that reason.
  public let problem: TickFileError?

  public init(
    security: Security, path: String, root: String? = nil, sheet: String? = nil, headerRow: Int? = nil, bytes: Int64,
    reading: TickReading = TickReading(), problem: TickFileError? = nil
  ) {
    self.root = root ?? path
    self.reading = reading
    self.security = security
    self.path = path
    self.sheet = sheet
    self.headerRow = headerRow
    self.bytes = bytes
    self.problem = problem
  }
}

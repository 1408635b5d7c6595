internal import TickData

/// What has to hold of files that follow each other as one security's, and what the user should know of them.
struct FileSequence {
  private let files: [ListedFile]
  /// The columns of the first file, which all others have, too.
  private var columns: [String] = []
  private var current: ListedFile?
  private var hasRows = false
  /// The latest stamp of the files before, and of this one.
  private var earlierTime = Int64.min
  private var time = Int64.min
  private var hasOverlap = false
  /// One line each.
  private(set) var remarks: [String] = []

  init(_ files: [ListedFile]) { self.files = files }

  /// Goes on to a file.
  ///
  /// - Parameter columns: the names of its columns and what they hold.
  mutating func begin(_ file: ListedFile, columns: [String]) throws(TickFileError) {
    if self.columns.isEmpty {
      self.columns = columns
    } else if columns != self.columns {
      throw TickFileError(
        path: file.path,
        "has other columns than \(files[0].relativePath) of the same security: \(columns.joined(separator: ", ")) instead "
          + "of \(self.columns.joined(separator: ", "))")
    }
    current = file
    hasRows = false
    earlierTime = time
  }

  /// Takes the stamps of the next rows of the file.
  mutating func take(_ stamps: ArraySlice<Int64>) {
    if !hasRows, !hasOverlap, let file = current, let first = stamps.first, WallClock.stamps.contains(first),
      first < earlierTime
    {
      hasOverlap = true
      remarks.append(
        "the ticks of \(file.relativePath) begin before those of the file before it end: merge such files with --order time"
      )
    }
    hasRows = hasRows || !stamps.isEmpty
    if let last = stamps.last, WallClock.stamps.contains(last) { time = max(time, last) }
  }

  /// Ends the file.
  mutating func end() {
    guard let file = current else { return }
    if !hasRows, files.count > 1 { remarks.append("\(file.relativePath) has no rows") }
    current = nil
  }
}

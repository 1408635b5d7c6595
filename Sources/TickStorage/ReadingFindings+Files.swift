internal import TickData

/// Where a security's ticks are in several files, a row has its number in one of them.
extension ReadingFindings {
  /// The first rows that messages name.
  public enum FirstRow: CaseIterable, Hashable, Sendable {
    case void, unreadable, missingVolume, fractionalVolume, otherType
  }

  /// A row as messages name it: `row 12`, and of several files `row 12 of day-2.parquet`.
  public func name(of row: Int64, _ first: FirstRow) -> String {
    files[first].map { "row \(row) of \($0)" } ?? "row \(row)"
  }

  /// The first row of another type as messages tell it. Of a row in one of several files the text is not known.
  public func firstOtherTypeText(in row: Int64) -> String {
    let place = name(of: row, .otherType)
    if let type = otherType { return "the first type is \(type.quoted) in \(place)" }
    return files[.otherType] == nil ? "the first type is missing in \(place)" : "the first is \(place)"
  }

  /// The same as what was found in one of several files.
  func inFile(_ file: String) -> ReadingFindings {
    var found = self
    for first in FirstRow.allCases where row(first) != nil && files[first] == nil { found.files[first] = file }
    return found
  }

  /// The number of a row; nil where there is none.
  func row(_ first: FirstRow) -> Int64? {
    switch first {
    case .void: firstVoidRow
    case .unreadable: firstUnreadable?.row
    case .missingVolume: firstMissingVolume
    case .fractionalVolume: firstFractionalVolume
    case .otherType: firstOtherType
    }
  }
}

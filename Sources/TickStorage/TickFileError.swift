internal import TickData

/// What is wrong with a file of ticks, where, and what to do about it.
public struct TickFileError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or folder, as the user named it.
  public let path: String
  /// The sheet of a workbook, if that is known.
  public let sheet: String?
  /// The row as people count it, from 1, if that is known.
  public let row: Int64?
  /// What is wrong and what to do, without the place. One line: what it quotes of a file may hold anything.
  public let problem: String

  public init(path: String, sheet: String? = nil, row: Int64? = nil, _ problem: String) {
    self.path = path
    self.sheet = sheet?.withoutControls
    self.row = row
    self.problem = problem.withoutControls
  }

  /// `data/TickData.xlsx, sheet FAB UH Equity, row 812: …`
  public var description: String {
    var place = path
    if let sheet { place += ", sheet \(sheet)" }
    if let row { place += ", row \(row)" }
    return "\(place): \(problem)"
  }
}

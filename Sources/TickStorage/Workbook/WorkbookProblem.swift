/// What is wrong with a workbook, without the place: who reads a file, a sheet or a row knows where that is.
struct WorkbookProblem: Error, Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  /// What to do about a file that has lost or changed bytes.
  static let remedy = "copy or export the workbook again"

  func at(_ path: String, sheet: String? = nil, row: Int64? = nil) -> TickFileError {
    TickFileError(path: path, sheet: sheet, row: row, text)
  }
}

/// Opens the ticks at a path, whatever they are kept in: a workbook by its name's ending, else files.
///
/// - Parameter headerRow: The row of a workbook's column names, counted from 1.
public func openTicks(at path: String, headerRow: Int = 3) throws(TickFileError) -> any TickSource {
  let ending = path.split(separator: ".").last?.lowercased()
  let isWorkbook = ["xlsx", "xlsm", "xls", "xlsb"].contains(ending ?? "")
  return isWorkbook ? try WorkbookSource(path: path, headerRow: headerRow) : try TickFileSource(path: path)
}

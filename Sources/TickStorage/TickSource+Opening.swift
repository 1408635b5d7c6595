/// Opens the ticks at a path, whatever they are kept in: a workbook by its name's ending, else files.
///
/// - Parameters:
///   - headerRow: The row of a workbook's column names, counted from 1.
///   - limits: How much a workbook may ask for.
public func openTicks(
  at path: String, headerRow: Int = 3, limits: WorkbookLimits = WorkbookLimits()
) throws(TickFileError) -> any TickSource {
  let ending = path.split(separator: ".").last?.lowercased()
  let isWorkbook = ["xlsx", "xlsm", "xls", "xlsb"].contains(ending ?? "")
  return isWorkbook
    ? try WorkbookSource(path: path, headerRow: headerRow, limits: limits) : try TickFileSource(path: path)
}

/// Opens the ticks at a path, whatever they are kept in: a workbook by its name's ending, else files.
///
/// - Parameters:
///   - headerRow: The row of a workbook's column names, counted from 1.
///   - limits: How much a workbook may ask for.
public func openTicks(
  at path: String, headerRow: Int = 3, limits: WorkbookLimits = WorkbookLimits()
) throws(TickFileError) -> any TickSource {
  let isWorkbook = ["xlsx", "xlsm", "xls", "xlsb"].contains(fileExtension(of: path) ?? "")
  return isWorkbook
    ? try WorkbookSource(path: path, headerRow: headerRow, limits: limits) : try TickFileSource(path: path)
}

/// What stands behind the last dot of a path's last component, in lower case; nil where there is none.
func fileExtension(of path: String) -> String? {
  guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
  return name[name.index(after: dot)...].lowercased()
}

/// Opens the ticks at a path, whatever they are kept in: a workbook by its name's ending, else files.
public func openTicks(at path: String, _ reading: TickReading = TickReading()) throws(TickFileError) -> any TickSource {
  let isWorkbook = ["xlsx", "xlsm", "xls", "xlsb"].contains(fileExtension(of: path) ?? "")
  return isWorkbook ? try WorkbookSource(path: path, reading) : try TickFileSource(path: path, reading)
}

/// What stands behind the last dot of a path's last component, in lower case; nil where there is none.
func fileExtension(of path: String) -> String? {
  guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
  return name[name.index(after: dot)...].lowercased()
}

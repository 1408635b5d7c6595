/// Tells what a file is that is no workbook, for people who took the wrong one.
enum ForeignFile {
  static let encrypted = WorkbookProblem(
    "is encrypted: open it in Excel, remove the password (File, Info, Protect Workbook) and save it")

  /// Throws unless the file starts like a ZIP archive.
  static func refuse(_ file: ArchiveFile) throws(WorkbookProblem) {
    let name = file.path.split(separator: "/").last ?? ""
    guard !name.hasPrefix("~$") else {
      throw WorkbookProblem(
        "is the lock file that Excel keeps while a workbook is open: name the workbook itself, \(name.dropFirst(2))")
    }
    guard file.size > 0 else { throw WorkbookProblem("is empty: \(WorkbookProblem.remedy)") }
    let start = try file.bytes(at: 0, count: Int(min(file.size, 8)))
    if start == [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] {
      throw try isEncryptedPackage(file)
        ? encrypted
        : WorkbookProblem("is an old Excel workbook (.xls): save it as an Excel workbook (.xlsx)")
    }
    guard start.starts(with: [0x50, 0x4B]) else {
      throw WorkbookProblem("is not an Excel workbook (.xlsx): it is no ZIP archive")
    }
  }

  /// What an archive without a workbook is.
  static func name(_ directory: ZipDirectory) -> WorkbookProblem {
    if directory["xl/workbook.bin"] != nil {
      return WorkbookProblem("is a binary Excel workbook (.xlsb): save it as an Excel workbook (.xlsx)")
    }
    if directory["content.xml"] != nil {
      return WorkbookProblem("is an OpenDocument file: save it as an Excel workbook (.xlsx)")
    }
    return WorkbookProblem("is a ZIP archive, but holds no workbook: name an Excel workbook (.xlsx)")
  }

  /// An encrypted workbook is an OLE file with a stream of this name, in UTF-16; its directory stands near either end.
  private static func isEncryptedPackage(_ file: ArchiveFile) throws(WorkbookProblem) -> Bool {
    let name: [UInt8] = Array("EncryptedPackage".utf8.map { [$0, 0] }.joined())
    let length = Int(min(file.size, 1 << 20))
    for offset in [0, file.size - Int64(length)] where try file.bytes(at: offset, count: length).contains(name) {
      return true
    }
    return false
  }
}

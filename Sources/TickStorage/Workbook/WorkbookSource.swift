internal import TickData

/// The sheets of an Excel workbook (.xlsx), each of them one security, in the workbook's order.
///
/// The security is the sheet's name without ` UH Equity` and ` DH Equity`. A sheet without the columns of ticks is left
/// out, see `notices`; one that is damaged, or whose header is wrong, is listed with what is wrong, so that the others
/// can go on.
///
/// Making a source reads the archive's directory, the shared strings and the first rows of each sheet. Every reader then
/// has its own handle on the file and goes through its sheet once; it needs some hundred kilobytes besides the chunk.
public struct WorkbookSource: TickSource {
  /// The sheets of ticks, in the workbook's order.
  public let entries: [TickEntry]
  /// The sheets that are left out, and why, one line each, in the workbook's order.
  public let notices: [String]

  private let path: String
  private let reading: TickReading
  private let headerRow: Int64
  private let dateSystem: DateSystem
  private let shared: SharedStrings
  private let hash = OneHash()
  private let inputs: InputFiles
  /// What the readers of the entries need, by the sheet's name.
  private let sheets: [String: TickSheet]

  private struct TickSheet: Sendable {
    let part: ZipEntry
    let columns: TickColumns
  }

  /// The row of the column names where the user names none.
  public static let usualHeaderRow = 3

  public init(path: String, _ reading: TickReading = TickReading()) throws(TickFileError) {
    let headerRow = reading.headerRow ?? Self.usualHeaderRow
    let limits = reading.limits
    guard SheetScanner.rows.contains(Int64(headerRow)) else {
      throw TickFileError(path: path, "no sheet has a row \(headerRow): rows count from 1, see --header-row")
    }
    self.path = path
    inputs = InputFiles([path])
    self.reading = reading
    self.headerRow = Int64(headerRow)
    let file: ArchiveFile
    let package: WorkbookPackage
    do {
      file = try ArchiveFile(path: path)
      try ForeignFile.refuse(file)
      package = try WorkbookPackage(try ZipDirectory(of: file, limits: limits), in: file, limits: limits)
      shared = try SharedStrings(package.sharedStrings, in: file, reading)
    } catch {
      throw error.at(path)
    }
    dateSystem = package.dateSystem

    var entries: [TickEntry] = []
    var notices: [String] = []
    var sheets: [String: TickSheet] = [:]
    var securities: [String: String] = [:]
    for sheet in package.sheets {
      let security = Self.security(of: sheet.name)
      var bytes: Int64 = 0
      var problem: TickFileError?
      do {
        switch try SheetSurvey(sheet, in: file, headerRow: self.headerRow, shared: shared, limits: limits) {
        case .nothing(let reason):
          notices.append("sheet \(sheet.name) is left out: \(reason)".withoutControls)
          continue
        case .ticks(let columns, let part):
          try Self.check(sheet.name, security, &securities)
          sheets[sheet.name] = TickSheet(part: part, columns: columns)
          bytes = part.size
        }
      } catch {
        problem = error.at(path, sheet: sheet.name)
      }
      entries.append(
        TickEntry(
          security: security, path: path, sheet: sheet.name, headerRow: headerRow, bytes: bytes, reading: reading,
          problem: problem))
    }
    guard !entries.isEmpty else {
      let reasons = notices.prefix(5).joined(separator: "; ")
      throw TickFileError(path: path, "has no sheet of ticks: \(reasons)\(notices.count > 5 ? "; …" : "")")
    }
    self.entries = entries
    self.notices = notices
    self.sheets = sheets
  }

  /// A reader with a handle of its own on the workbook.
  public func reader(of entry: TickEntry) throws(TickFileError) -> any TickReader {
    WorkbookTickReader(try open(entry, keepsWords: false))
  }

  public func rowReader(of entry: TickEntry) throws(TickFileError) -> any SourceRowReader {
    WorkbookRowReader(try open(entry, keepsWords: true))
  }

  private func open(_ entry: TickEntry, keepsWords: Bool) throws(TickFileError) -> OpenSheet {
    if let problem = entry.problem { throw problem }
    guard let name = entry.sheet, let sheet = sheets[name] else {
      throw TickFileError(path: entry.path, sheet: entry.sheet, "is not one of the sheets of \(path)")
    }
    let values = CellValues(
      shared: shared, dateSystem: dateSystem, columns: sheet.columns, reading, keepsWords: keepsWords)
    return try OpenSheet(
      path: path, name: name, part: sheet.part, headerRow: headerRow, values: values, limits: reading.limits)
  }

  public func contentHash(of entry: TickEntry) throws(TickFileError) -> ContentHash {
    try hash.value(of: path)
  }

  public func requireUnchanged(_ entry: TickEntry) throws(TickFileError) { try inputs.requireUnchanged([path]) }

  public func readingIdentity(of entry: TickEntry) -> String {
    entry.sheet.map { " \(headerRow) \($0)\(reading.identity)" } ?? ""
  }

  private static func security(of sheet: String) -> Security {
    let name = sheet.replacing(" UH Equity", with: "").replacing(" DH Equity", with: "")
    return Security((name.isEmpty ? sheet : name).withoutControls)
  }

  /// Refuses a second sheet of a security, and names that no file can have.
  private static func check(
    _ sheet: String, _ security: Security, _ securities: inout [String: String]
  ) throws(WorkbookProblem) {
    let isName = security.name != "." && security.name != ".." && !sheet.isEmpty
    let isFileName = !sheet.unicodeScalars.contains { $0 == "/" || $0 == "\\" || $0.value < 0x20 }
    guard isName, isFileName else { throw WorkbookProblem("is no name of a sheet that a program writes: rename it") }
    if let other = securities.updateValue(sheet, forKey: security.name.lowercased()) {
      throw WorkbookProblem("is the same security as sheet \(other): rename or remove one of them")
    }
  }
}

public import TickData

/// Writes ticks as an Excel workbook (.xlsx) in the layout of a Bloomberg export: one sheet for each security, named
/// `EMAAR UH Equity`, two rows that say what it is, the names Dates, Type, Price and Size in row 3, ticks from row 4 on.
///
/// The same ticks make the same bytes. Memory does not grow with the sheets. The file takes its name when it is complete;
/// a writer that goes before that leaves nothing.
public final class WorkbookTickWriter {
  /// The most ticks that fit a sheet.
  public static let mostTicks = SheetText.mostTicks
  /// The most sheets of a workbook that is read back by default.
  public static let mostSheets = WorkbookLimits().sheets

  private let path: String
  private let file: UnfinishedFile
  private let durability: Durability
  private let sheets: [String]
  private let note: String
  private var archive: ArchiveWriter
  private var text = SheetText()
  private var written = 0

  /// Starts a workbook.
  ///
  /// - Parameters:
  ///   - securities: Those that ``append(_:)`` is called for, in this order.
  ///   - note: What row 2 of each sheet says.
  public init(
    path: String, securities: [Security], note: String, durability: Durability = .onDisk
  ) throws(TickFileError) {
    precondition((1...Self.mostSheets).contains(securities.count), "a workbook has 1 to \(Self.mostSheets) sheets")
    self.path = path
    self.note = note
    self.durability = durability
    let descriptor: Int32
    (file, descriptor) = try UnfinishedFile.ofTicks(at: path)
    sheets = securities.map(Self.sheet(of:))
    do {
      archive = try ArchiveWriter(descriptor)
      try archive.writePart("[Content_Types].xml", WorkbookParts.contentTypes(sheets: sheets.count))
      try archive.writePart("_rels/.rels", WorkbookParts.relationships)
      try archive.writePart("xl/workbook.xml", WorkbookParts.workbook(sheets: sheets))
      try archive.writePart(
        "xl/_rels/workbook.xml.rels", WorkbookParts.workbookRelationships(sheets: sheets.count))
      try archive.writePart("xl/styles.xml", WorkbookParts.styles)
      try archive.writePart("xl/sharedStrings.xml", WorkbookParts.sharedStrings(SheetText.sharedStrings))
    } catch {
      throw error.at(path)
    }
  }

  /// The name of a security's sheet.
  public static func sheet(of security: Security) -> String { "\(security.name) UH Equity" }

  /// The error of a sheet that cannot hold so many ticks; nil if it can.
  public static func problem(ofSheetFor security: Security, ticks: Int, in path: String) -> TickFileError? {
    guard ticks > mostTicks else { return nil }
    return TickFileError(
      path: path, sheet: sheet(of: security),
      "would have \(ticks + 3) rows, and a sheet has \(SheetText.lastRow) at most: "
        + "choose fewer days, or files of another format")
  }

  /// Writes the next security's ticks as its sheet.
  public func append(_ ticks: TickChunk) throws(TickFileError) {
    precondition(written < sheets.count, "there is a sheet for each security")
    let sheet = sheets[written]
    precondition(ticks.count <= Self.mostTicks, "a sheet has room for \(Self.mostTicks) ticks")
    written += 1
    do {
      try archive.beginPart(WorkbookParts.sheet(written))
      text.begin(name: sheet, note: note)
      for index in 0..<ticks.count {
        try text.append(ticks[index])
        if text.bytes.count >= 1 << 16 { try flush(isLast: false) }
      }
      text.end()
      try flush(isLast: true)
    } catch {
      throw error.at(path, sheet: sheet)
    }
  }

  /// Completes the file and gives it its name.
  public func finish() throws(TickFileError) {
    precondition(written == sheets.count, "every security has its sheet")
    do {
      try archive.finish()
    } catch {
      throw error.at(path)
    }
    do {
      try file.publish(durability)
    } catch {
      throw TickFileError(error)
    }
  }

  private func flush(isLast: Bool) throws(WorkbookProblem) {
    try archive.append(text.bytes, isLast: isLast)
    text.removeAll()
  }
}

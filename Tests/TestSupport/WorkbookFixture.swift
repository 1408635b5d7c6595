internal import Foundation

/// Small workbooks made by hand.
package struct WorkbookFixture {
  package static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  package static let header =
    #"<row r="3"><c r="A3" t="inlineStr"><is><t>Dates</t></is></c><c r="B3" t="str"><v>Type</v></c>"#
    + #"<c r="C3" t="inlineStr"><is><t>Price</t></is></c><c r="D3" t="str"><v>Size</v></c></row>"#

  /// Names and the XML of each sheet.
  package var sheets: [(name: String, xml: String)]
  package var sharedStrings: String?
  package var workbookProperties = ""
  /// Changes to the archive before it is written.
  package var edit: (inout ZipWriter) -> Void = { _ in }

  package init(sheets: [(name: String, xml: String)]) { self.sheets = sheets }

  /// One sheet, FAB, of these rows below the usual header.
  package init(rows: String, sharedStrings: String? = nil) {
    sheets = [("FAB UH Equity", Self.sheet(Self.header + rows))]
    self.sharedStrings = sharedStrings
  }

  /// A sheet with this in its `sheetData`.
  package static func sheet(_ rows: String) -> String {
    #"<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">"#
      + "<sheetData>\(rows)</sheetData></worksheet>"
  }

  package func archive() -> ZipWriter {
    var list = ""
    var relations = ""
    var parts: [ZipWriter.Part] = []
    for (index, sheet) in sheets.enumerated() {
      list += #"<sheet name="\#(sheet.name)" sheetId="\#(index + 1)" r:id="rId\#(index + 1)"/>"#
      relations +=
        #"<Relationship Id="rId\#(index + 1)" Type="\#(Self.types)/worksheet" Target="worksheets/s\#(index + 1).xml"/>"#
      parts.append(ZipWriter.Part("xl/worksheets/s\(index + 1).xml", sheet.xml))
    }
    if let sharedStrings {
      relations += #"<Relationship Id="rId99" Type="\#(Self.types)/sharedStrings" Target="/xl/sharedStrings.xml"/>"#
      parts.append(ZipWriter.Part("xl/sharedStrings.xml", "<sst>\(sharedStrings)</sst>"))
    }
    parts.append(
      ZipWriter.Part(
        "xl/workbook.xml",
        #"<workbook xmlns:r="\#(Self.types)">\#(workbookProperties)<sheets>\#(list)</sheets></workbook>"#))
    parts.append(ZipWriter.Part("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"))
    parts.append(
      ZipWriter.Part(
        "_rels/.rels",
        #"<Relationships><Relationship Id="a" Type="\#(Self.types)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
      ))
    var writer = ZipWriter(parts: parts)
    edit(&writer)
    return writer
  }

  package func bytes() -> [UInt8] { archive().bytes() }

  /// Gives bytes a file while `use` runs.
  package static func withFile<Value>(
    _ bytes: [UInt8], named name: String = "ticks.xlsx", _ use: (String) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent(name)
    try Data(bytes).write(to: file)
    return try use(file.path)
  }
}

/// The parts of a workbook besides its sheets: what spreadsheet programs need to open it.
enum WorkbookParts {
  static func contentTypes(sheets: Int) -> String {
    let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    let sheets = (1...sheets).map { number in
      "<Override PartName=\"/\(sheet(number))\" ContentType=\"\(types).worksheet+xml\"/>"
    }
    return declaration + """
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(types).sheet.main+xml"/>\(sheets.joined())\
      <Override PartName="/xl/styles.xml" ContentType="\(types).styles+xml"/>\
      <Override PartName="/xl/sharedStrings.xml" ContentType="\(types).sharedStrings+xml"/></Types>
      """
  }

  static let relationships =
    declaration + """
      <Relationships xmlns="\(packageRelationships)"><Relationship Id="rId1" \
      Type="\(relationshipTypes)/officeDocument" Target="xl/workbook.xml"/></Relationships>
      """

  static func workbook(sheets: [String]) -> String {
    let list = sheets.enumerated().map { index, name in
      "<sheet name=\"\(name.xmlEscaped)\" sheetId=\"\(index + 1)\" r:id=\"rId\(index + 1)\"/>"
    }
    return declaration + """
      <workbook xmlns="\(main)" xmlns:r="\(relationshipTypes)"><workbookPr/><sheets>\(list.joined())</sheets></workbook>
      """
  }

  static func workbookRelationships(sheets: Int) -> String {
    let targets =
      (1...sheets).map { ("worksheet", "worksheets/sheet\($0).xml") }
      + [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    let list = targets.enumerated().map { index, target in
      "<Relationship Id=\"rId\(index + 1)\" Type=\"\(relationshipTypes)/\(target.0)\" Target=\"\(target.1)\"/>"
    }
    return declaration + "<Relationships xmlns=\"\(packageRelationships)\">\(list.joined())</Relationships>"
  }

  /// Style 0 is the general one, style 1 shows a date and a time.
  static let styles =
    declaration + """
      <styleSheet xmlns="\(main)"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>\
      <fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
      <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
      <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
      <cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>\
      <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>\
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
      """

  static func sharedStrings(_ texts: [String]) -> String {
    let list = texts.map { "<si><t>\($0.xmlEscaped)</t></si>" }
    return declaration + "<sst xmlns=\"\(main)\" uniqueCount=\"\(texts.count)\">\(list.joined())</sst>"
  }

  /// The name of the part that holds a sheet, counted from 1.
  static func sheet(_ number: Int) -> String { "xl/worksheets/sheet\(number).xml" }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let packageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships"
  private static let relationshipTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}

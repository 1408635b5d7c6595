import TestSupport
import Foundation

/// What the mutations start from: right files and past findings, by the ending of their names.
struct FuzzInputs {
  struct Kind {
    let ending: String
    let files: [[UInt8]]
    let words: [String]
  }

  let kinds: [Kind]

  init() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let fixtures = try Self.files(in: folder.appending(path: "Fixtures"))
    let corpus = try Self.files(in: folder.appending(path: "Corpus"))
    func all(_ endings: [String]) -> [[UInt8]] {
      (fixtures + corpus).filter { file in
        endings.contains(file.name.pathExtension) && file.bytes.count <= 1 << 16
      }.map(\.bytes)
    }
    let tables = all(["csv"]) + [Array(Self.table.utf8)]
    kinds = [
      Kind(ending: "xlsx", files: all(["xlsx"]) + [Self.workbook.bytes()], words: Self.markup),
      Kind(ending: "csv", files: tables, words: Self.cells),
      Kind(ending: "csv.gz", files: all(["gz"]) + tables.map(Gzip.bytes), words: Self.cells),
      Kind(ending: "csv.zst", files: all(["zst"]) + tables.map(Zstandard.bytes), words: Self.cells),
      Kind(ending: "arrow", files: all(["arrow", "feather"]), words: ["ARROW1", "\0\0\0\0", "timestamp"]),
      Kind(ending: "parquet", files: all(["parquet"]), words: ["PAR1", "\0\0\0\0", "timestamp"]),
    ]
  }

  /// Cells of every form.
  static let workbook = WorkbookFixture(
    rows: #"<row r="4" spans="1:4"><c r="A4" s="1"><v>45761.39583333334</v></c><c r="B4" t="s"><v>0</v></c>"#
      + #"<c r="C4"><v>12.15</v></c><c r="D4"><v>100</v></c></row>"#
      + #"<row r='5'><c r='A5' t='d'><v>2025-04-14T10:00:00</v></c><c t="inlineStr"><is><t>TRADE</t></is></c>"#
      + #"<c r="C5" t="str"><f>1+1</f><v>2.5E0</v></c><c r="D5"/></row><!-- a --><row><c><v><![CDATA[1]]></v></c></row>"#
      + #"<row r="8"><c r="A8" t="str"><v>14/04/2025 10:00</v></c><c r="B8" t="s"><v>1</v></c>"#
      + #"<c r="C8" t="e"><v>#N/A</v></c></row>"#,
    sharedStrings: "<si><t>BID</t></si><si><r><t>A</t></r><r><t>SK&#33;</t></r></si>"
  ).archive()

  private static let table = """
    Dates,Type,Price,Size\r
    2025-04-14 10:00:00,BID,12.15,100\r
    14/04/2025 10:00,"ask","1,000",7.5\r
    ,TRADE,,\r
    \r
    2025-04-14T10:00:00.123456789," ""TRADE"" ",1e3,-5

    """

  private static let markup = [
    "<", ">", "</", "/>", "\"", "'", "&", "&#x", "&#65;", ";", "&amp;", "<![CDATA[", "]]>", "<!--", "-->", "<?", "?>",
    "<!DOCTYPE x [", "<!ENTITY a \"b\">", "<row>", "<row r=\"", "</row>", "<c>", "<c r=\"", "</c>", "<v>", "</v>",
    "<is>", "</is>", "<t>", "</t>", "<r>", "<rPh>", "<f>", "<si>", "t=\"s\"", "t=\"d\"", "t=\"inlineStr\"",
    "<sheetData>",
    "</sheetData>", "xmlns:x=\"", "x:", "XFD1048576", "<sheet name=\"", "r:id=\"rId1\"", "../", "PK\u{1}\u{2}",
    "PK\u{3}\u{4}", "PK\u{5}\u{6}", "PK\u{6}\u{6}", "date1904=\"1\"", "UTF-16", "\0",
  ]

  private static let cells = [
    ",", "\"", "\"\"", "\r\n", "\n", "\r", "\n\n", ",,,,", "\u{FEFF}", "\0", "Dates", "Type", "Price", "Size",
    "date,time",
    "BID", "2025-04-14", "10:00:00", "14-Apr-25", "AM", " ", "\t", ";", "|", "1,000", "1,5", "é", "\u{A0}", "Z",
    "+04:00", "1744610400", "04/05/2025", "sep=;",
  ]

  private static func files(in folder: URL) throws -> [(name: URL, bytes: [UInt8])] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return try names.sorted().map {
      (folder.appending(path: $0), Array(try Data(contentsOf: folder.appending(path: $0))))
    }
  }
}

import TestSupport
import Testing
import TickData
import TickStorage

/// Rows as they stand, from workbooks and from columnar files.
@Suite struct SourceRowsTests {
  /// All rows of a source's first security: stamp, type, price, volume, `-` for what is missing.
  private func lines(
    _ source: any TickSource, limit: Int, _ findings: inout RowFindings, fillings: inout Int
  ) throws -> [String] {
    let reader = try source.rowReader(of: source.entries[0])
    var rows = SourceRows()
    var lines: [String] = []
    while try reader.read(into: &rows, limit: limit) {
      fillings += 1
      for index in 0..<rows.count {
        let time = rows.time[index] == SourceRows.missingStamp ? "-" : stamp(rows.time[index])
        let type = rows.type[index] < 0 ? "-" : rows.words[Int(rows.type[index])]
        let price = rows.price[index].isNaN ? "-" : "\(rows.price[index])"
        let volume = rows.hasVolume[index] == 0 ? "-" : "\(rows.volume[index])"
        lines.append("\(rows.firstRow + Int64(index)) \(time)|\(type)|\(price)|\(volume)")
      }
    }
    findings = reader.findings
    return lines
  }

  @Test(arguments: [1, 2, 100]) func missingValuesOfAColumnarFile(limit: Int) throws {
    var findings = RowFindings()
    var fillings = 0
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    for name in ["odd-missing", "odd-missing-row-groups", "odd-missing-no-statistics"] {
      let source = try TickFileSource(path: "\(folder)/Fixtures/\(name).parquet")
      #expect(
        try lines(source, limit: limit, &findings, fillings: &fillings) == [
          "0 -|BID|10.0|500", "1 2025-04-14 10:00:00|-|10.02|300", "2 2025-04-14 10:00:00|TRADE|-|0",
          "3 2025-04-14 10:00:01|BID|0.0|-", "4 2025-04-15 14:55:00|TRADE|9.98|12345",
        ])
      #expect(findings == RowFindings())
    }
  }

  @Test func fractionsOfAColumnarFile() throws {
    var findings = RowFindings()
    var fillings = 0
    let folder = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let source = try TickFileSource(path: "\(folder)/Fixtures/odd-fractions.parquet")
    let volumes = try lines(source, limit: 2, &findings, fillings: &fillings).map { $0.split(separator: "|")[3] }
    #expect(volumes == ["500", "-", "-1", "4611686018427387904", "12345"])
    #expect(findings.fractionalVolumes.rows == 3 && findings.fractionalVolumes.first == 1)
  }

  @Test func textsOfTypesInEveryForm() throws {
    func row(_ row: Int, _ cell: String) -> String {
      "<row r=\"\(row)\"><c r=\"A\(row)\"><v>45761.375</v></c>\(cell)<c r=\"C\(row)\"><v>1</v></c></row>"
    }
    let shared = (4..<8).map { row($0, "<c r=\"B\($0)\" t=\"s\"><v>\($0 % 4)</v></c>") }
    let inline = ["bid", "BID", "TRADE "].enumerated().map {
      row(8 + $0.offset, "<c r=\"B\(8 + $0.offset)\" t=\"inlineStr\"><is><t>\($0.element)</t></is></c>")
    }
    let fixture = WorkbookFixture(
      rows: (shared + inline + [row(11, "<c r=\"B11\"><v>7</v></c>"), row(12, "")]).joined(),
      sharedStrings: "<si><t>BID</t></si><si><t>Ask</t></si><si><t></t></si><si><t> x</t></si>")
    for limit in [1, 4, 100] {
      try WorkbookFixture.withFile(fixture.bytes()) { path throws in
        var findings = RowFindings()
        var fillings = 0
        let lines = try lines(try WorkbookSource(path: path), limit: limit, &findings, fillings: &fillings)
        let types = lines.map { $0.split(separator: "|", omittingEmptySubsequences: false)[1] }
        #expect(types == ["BID", "Ask", "-", " x", "bid", "BID", "TRADE ", "7", "-"])
      }
    }
  }

  @Test func manyLongTypesEndAFillingEarly() throws {
    let rows = (4..<6004).map { row in
      let type = "\(row)" + String(repeating: "x", count: 2000)
      return "<row r=\"\(row)\"><c r=\"B\(row)\" t=\"inlineStr\"><is><t>\(type)</t></is></c></row>"
    }
    try WorkbookFixture.withFile(WorkbookFixture(rows: rows.joined()).bytes()) { path throws in
      var findings = RowFindings()
      var fillings = 0
      let lines = try lines(try WorkbookSource(path: path), limit: 100_000, &findings, fillings: &fillings)
      #expect(lines.count == 6000 && fillings > 2)
      #expect(lines.enumerated().allSatisfy { $0.element.hasPrefix("\($0.offset) -|\($0.offset + 4)xxx") })
    }
  }
}

import TestSupport
import TickData
import TickStorage
import Testing

/// The same ticks in the form that programs write and in every other form that means the same must read alike, whichever
/// way through the sheet they take.
@Suite struct WorkbookEquivalenceTests {
  private struct Row {
    let serial: String
    let type: String
    let price: String
    let size: Int

    /// As spreadsheet programs write it.
    func plain(_ row: Int, sharedTypes: Bool) -> String {
      let types = ["BID", "ASK", "TRADE", "OTHER"]
      let type =
        sharedTypes
        ? "<c r=\"B\(row)\" t=\"s\"><v>\(types.firstIndex(of: self.type) ?? 3)</v></c>"
        : "<c r=\"B\(row)\" t=\"inlineStr\"><is><t>\(self.type)</t></is></c>"
      return "<row r=\"\(row)\" spans=\"1:4\"><c r=\"A\(row)\" s=\"12\"><v>\(serial)</v></c>\(type)"
        + "<c r=\"C\(row)\" t=\"n\"><v>\(price)</v></c><c r=\"D\(row)\"><v>\(size)</v></c></row>"
    }

    /// In other forms, at random.
    func odd(_ row: Int, _ random: inout SplitMix64) -> String {
      var cells = [
        cell("A", row, serial, &random), cell("B", row, type, isText: true, &random), cell("C", row, price, &random),
        cell("D", row, String(size), &random),
      ]
      if Bool.random(using: &random) { cells.swapAt(0, 3) }
      if Bool.random(using: &random) { cells.insert("<c r=\"Z\(row)\"><v>&lt;</v></c>", at: 2) }
      let prefix = ["", " ", "<!-- > -->", "\n\t"].randomElement(using: &random) ?? ""
      return prefix + "<row hidden='0' r='\(row)' >" + cells.joined(separator: prefix) + prefix + "</row\n>"
    }

    private func cell(
      _ column: String, _ row: Int, _ text: String, isText: Bool = false, _ random: inout SplitMix64
    ) -> String {
      let reference = "\(column)\(row)"
      let encoded = text.unicodeScalars.map { "&#\($0.value);" }.joined()
      switch Int.random(in: isText ? 3..<7 : 0..<7, using: &random) {
      case 0: return "<c r='\(reference)'><v>\(text)</v></c>"
      case 1: return "<c s=\"1\" r=\"\(reference)\" ><f>A1</f><v>\(text)</v></c>"
      case 2: return "<x:c r=\"\(reference)\" t=\"n\"><x:v>\(text)</x:v></x:c>"
      case 3: return "<c r=\"\(reference)\" t=\"str\"><v>\(encoded)</v></c>"
      case 4:
        return
          "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(text.prefix(1))<![CDATA[\(text.dropFirst())]]></t></is></c>"
      case 5: return "<c r=\"\(reference)\" t=\"str\"><v> \(text) </v></c>"
      default:
        return "<c r=\"\(reference)\" t=\"inlineStr\"><is><r><rPr/><t>\(text.prefix(1))</t></r>"
          + "<r><t>\(text.dropFirst())</t></r></is></c>"
      }
    }
  }

  @Test(arguments: 1...5) func allFormsReadAlike(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let rows = (0..<1500).map { _ in
      Row(
        serial: "\(Double.random(in: 45_000...46_000, using: &random))",
        type: ["BID", "ASK", "TRADE", "OTHER"].randomElement(using: &random) ?? "BID",
        price: "\(Double.random(in: 0...1000, using: &random))", size: Int.random(in: -5...2_000_000, using: &random))
    }
    let strings = "<si><t>BID</t></si><si><t>ASK</t></si><si><t>TRADE</t></si><si><t>OTHER</t></si>"
    func read(_ text: (Int, Row) -> String) throws -> WorkbookContents {
      let xml = rows.enumerated().map { text($0.offset + 4, $0.element) }.joined()
      return try WorkbookFixture(rows: xml, sharedStrings: strings).read(chunk: 100)
    }
    let odd = try read { $1.odd($0, &random) }
    #expect(odd.ticks.map(\.price) == rows.map { Double($0.price) })
    #expect(odd.ticks.map(\.size) == rows.map { Int64($0.size) })
    for sharedTypes in [true, false] {
      let plain = try read { $1.plain($0, sharedTypes: sharedTypes) }
      #expect(plain.ticks == odd.ticks && plain.rows == odd.rows && plain.findings == odd.findings)
    }
  }
}

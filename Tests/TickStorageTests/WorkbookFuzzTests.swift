import TestSupport
import Testing
import Foundation
import TickData
import TickStorage

/// Small workbooks with bytes flipped, cut, put in and copied: reading one returns or throws, and neither traps nor
/// runs for ever. The mutations are the same in every run.
@Suite struct WorkbookFuzzTests {
  private static let strings = "<si><t>BID</t></si><si><r><t>A</t></r><r><t>SK&#33;</t></r></si>"

  private static let rows =
    #"<row r="4" spans="1:4"><c r="A4" s="1"><v>45761.39583333334</v></c><c r="B4" t="s"><v>0</v></c>"#
    + #"<c r="C4"><v>12.15</v></c><c r="D4"><v>100</v></c></row>"#
    + #"<row r='5'><c r='A5' t='d'><v>2025-04-14T10:00:00</v></c><c t="inlineStr"><is><t>TRADE</t></is></c>"#
    + #"<c r="C5" t="str"><f>1+1</f><v>2.5E0</v></c><c r="D5"/></row><!-- a --><row><c><v><![CDATA[1]]></v></c></row>"#
    + #"<row r="8"><c r="A8" t="str"><v>14/04/2025 10:00</v></c><c r="B8" t="s"><v>1</v></c><c r="C8" t="e"><v>#N/A</v></c></row>"#

  private static var fixture: WorkbookFixture { WorkbookFixture(rows: rows, sharedStrings: strings) }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let index = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, index + Int.random(in: 1...40, using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[index] = [0, 0xFF, 0x22, 0x27, 0x3C, 0x3E, 0x26, 0x2F, 0x39].randomElement(using: &random) ?? 0
      case 2: bytes.removeSubrange(index..<end)
      case 3: bytes.insert(contentsOf: bytes[index..<end], at: index)
      case 4: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
      case 5: for offset in index..<end { bytes[offset] = UInt8.random(in: 0...255, using: &random) }
      default: bytes.removeSubrange(index...)
      }
    }
  }

  /// Reads whatever can be read; true if all of it could.
  private static func isReadable(_ bytes: [UInt8], at path: String) throws -> Bool {
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    do {
      let source = try WorkbookSource(path: path)
      for entry in source.entries {
        let contents = try WorkbookContents(source, entry, chunk: 2)
        #expect(contents.findings.voidRows == contents.ticks.count { $0.price.isNaN })
      }
      return true
    } catch is TickFileError {
      return false
    }
  }

  /// `FUZZ_SECONDS=60 swift test --filter WorkbookFuzzTests` goes on with further seeds for so long.
  private static let seconds = ProcessInfo.processInfo.environment["FUZZ_SECONDS"].flatMap { Int($0) }

  @Test(.enabled(if: seconds != nil)) func forSomeTime() throws {
    let end = ContinuousClock().now + .seconds(Self.seconds ?? 0)
    var seed: UInt64 = 1000
    while ContinuousClock().now < end {
      try mutatedArchives(seed: seed)
      try mutatedParts(seed: seed)
      seed += 1
    }
    print("\(seed - 1000) seeds of 1,400 mutations each")
  }

  @Test(arguments: 0..<4) func mutatedArchives(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let good = Self.fixture.bytes()
    try WorkbookFixture.withFile(good) { path throws in
      #expect(try Self.isReadable(good, at: path))
      for _ in 0..<700 {
        var bytes = good
        Self.mutate(&bytes, &random)
        _ = try Self.isReadable(bytes, at: path)
      }
    }
  }

  /// The same in the parts before they are packed, where the checksum does not catch them first.
  @Test(arguments: 10..<16) func mutatedParts(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let good = Self.fixture.archive()
    var readable = 0
    try WorkbookFixture.withFile([]) { path throws in
      for _ in 0..<700 {
        var archive = good
        let part = Int.random(in: 0..<archive.parts.count, using: &random)
        Self.mutate(&archive.parts[part].bytes, &random)
        if try Self.isReadable(archive.bytes(), at: path) { readable += 1 }
      }
    }
    #expect(readable > 50)
  }
}

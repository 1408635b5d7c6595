import Testing
import TickData

@testable import TickStorage

@Suite("Time zone files are read to their end, and never trap")
struct ZoneFileTests {
  /// A file with 64-bit numbers as RFC 9636 lays it out: kinds of time by their offsets, and changes to these.
  private static func file(
    _ offsets: [Int32], _ changes: [(at: Int64, kind: UInt8)], leapSeconds: Int = 0, rule: String = ""
  ) -> [UInt8] {
    func big<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
      withUnsafeBytes(of: number.bigEndian, Array.init)
    }
    func header(_ counts: Int...) -> [UInt8] {
      var header = Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15)
      for count in counts { header += big(Int32(count)) }
      return header
    }
    // A first block with one kind and one letter, for readers of 32-bit numbers.
    var bytes = header(0, 0, 0, 0, 1, 1) + [0, 0, 0, 0, 0, 0, 0]
    bytes += header(0, 0, leapSeconds, changes.count, offsets.count, 1)
    for change in changes { bytes += big(change.at) }
    bytes += changes.map(\.kind)
    for offset in offsets { bytes += big(offset) + [0, 0] }
    bytes += [UInt8](repeating: 0, count: 1 + 12 * leapSeconds)
    return bytes + Array("\n\(rule)\n".utf8)
  }

  @Test("between listed changes, before the first, and after the last by the rule")
  func stretches() throws {
    let file = try #require(ZoneFile(Self.file([100, 7200], [(1000, 1), (2000, 0)], rule: "<+03>-3")))
    #expect(file.stretch(at: 999) == .init(from: .min, until: 1000, offset: 100))
    #expect(file.stretch(at: 1000) == .init(from: 1000, until: 2000, offset: 7200))
    #expect(file.stretch(at: 2000) == .init(from: 2000, until: 2001, offset: 100))
    #expect(file.stretch(at: 2001) == .init(from: 2000, until: .max, offset: 10_800))
  }

  @Test("a file without a rule goes on with its last offset")
  func noRule() throws {
    let file = try #require(ZoneFile(Self.file([0, 3600], [(1000, 1)])))
    #expect(file.stretch(at: 5000) == .init(from: 1000, until: .max, offset: 3600))
  }

  @Test("a rule of summer and winter holds in a file that lists no change at all")
  func ruleAlone() throws {
    let file = try #require(ZoneFile(Self.file([0], [], rule: "EST5EDT,M3.2.0,M11.1.0")))
    func day(_ month: Int64, _ day: Int64) -> Int64 { CivilDate(year: 2023, month: month, day: day).dayNumber * 86_400 }
    let (summer, winter) = (day(3, 12) + 7 * 3600, day(11, 5) + 6 * 3600)
    #expect(file.stretch(at: summer - 1).offset == -5 * 3600)
    #expect(file.stretch(at: day(11, 1)) == .init(from: summer, until: winter, offset: -4 * 3600))
    #expect(file.stretch(at: winter).offset == -5 * 3600)
  }

  @Test(
    "days of a rule are counted with and without leap days, and times may be beyond a day",
    arguments: [
      // Day 60 without leap days is 1 March in every year; day 60 from 0 only in a leap year.
      ("J60/0", 2024, 3, 1, 0), ("60/0", 2024, 3, 1, 0), ("60/0", 2023, 3, 2, 0), ("J59/24", 2024, 2, 29, 0),
      // Two hours before the last Sunday of March; the last Thursday of February.
      ("M3.5.0/-2", 2024, 3, 30, 22 * 3600), ("M2.5.4/0:30:01", 2024, 2, 29, 1801), ("M12.5.2", 2024, 12, 31, 7200),
    ] as [(String, Int64, Int64, Int64, Int64)])
  func days(moment: String, year: Int64, month: Int64, day: Int64, time: Int64) throws {
    let begin = CivilDate(year: year, month: month, day: day).dayNumber * 86_400 + time
    let rule = Array("AAA0BBB,\(moment),J365/23".utf8)
    let parsed = try #require(ZoneRule(rule[...]))
    #expect(parsed.stretch(at: begin).from == begin)
    #expect(parsed.stretch(at: begin).offset == 3600)
    #expect(parsed.stretch(at: begin - 1).offset == 0)
  }

  @Test("summer time that never ends is one offset")
  func allYear() throws {
    let rule = try #require(ZoneRule(Array("XXX3EDT4,0/0,J365/23".utf8)[...]))
    for second in stride(from: Int64(1_700_000_000), to: 1_800_000_000, by: 86_399) {
      #expect(rule.stretch(at: second).offset == -4 * 3600)
    }
  }

  @Test(
    "what is no rule is refused",
    arguments: [
      "E5", "EST", "EST25", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0", "EST5EDT,M3.6.0,M11.1.0",
      "EST5EDT,J366,J1", "EST5EDT,M3.2.0,M11.1.0,", "<EST5", "EST5EDT,M3.2.0/168,M11.1.0", "EST99999999999999999999",
    ])
  func noRuleText(text: String) { #expect(ZoneRule(Array(text.utf8)[...]) == nil) }

  @Test("leap seconds, a kind that is not there, changes out of order: not read")
  func refused() {
    #expect(ZoneFile(Self.file([0], [], leapSeconds: 1)) == nil)
    #expect(ZoneFile(Self.file([0], [(1000, 1)])) == nil)
    #expect(ZoneFile(Self.file([0], [(1000, 0), (1000, 0)])) == nil)
    #expect(ZoneFile(Self.file([], [])) == nil)
    #expect(ZoneFile(Self.file([100_000], [])) == nil)
    #expect(ZoneFile(Self.file([0], [], rule: "nonsense")) == nil)
  }

  @Test("any byte changed, and any end cut off, is read or refused")
  func damaged() {
    let whole = Self.file([-17_762, -18_000, -14_400], [(-2_717_650_800, 1), (10, 2)], rule: "EST5EDT,M3.2.0,M11.1.0")
    for end in 0..<whole.count { #expect(ZoneFile(Array(whole[..<end])) == nil) }
    for index in whole.indices {
      for value in [0, 1, 0x7F, 0x80, 0xFF] as [UInt8] {
        var bytes = whole
        bytes[index] = value
        _ = ZoneFile(bytes)?.stretch(at: 4_600_000_000)
      }
    }
  }

  @Test("every zone of this system is read")
  func allZones() throws {
    let names = ZoneFolder.names()
    try #require(names.contains("Asia/Dubai"))
    #expect(names.count > 300)
    #expect(!names.contains { $0.hasPrefix("right/") || $0 == "localtime" })
  }
}

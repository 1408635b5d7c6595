import Report
import Testing

@Suite("Tables for a terminal")
struct TextTableTests {
  @Test("Columns are as wide as their widest cell; words to the left, numbers to the right; no trailing spaces")
  func aligned() {
    var table = TextTable([("Security", .left), ("Trades", .right), ("Note", .left)])
    table.add(["EMAAR", "1,234,567", "long"])
    table.add(["ADNOCGAS PLC", "7", ""])
    table.addRule()
    table.add(["Total", "1,234,574", ""])
    #expect(
      table.text == """
        Security         Trades  Note
        ─────────────────────────────
        EMAAR         1,234,567  long
        ADNOCGAS PLC          7
        ─────────────────────────────
        Total         1,234,574

        """)
  }

  @Test(
    "A note stands below its line, beside the first cell, and breaks where the table ends, but not before 80 characters"
  )
  func notes() {
    var table = TextTable([("Row", .right), ("Tick", .left)])
    table.add(["1", "bid"])
    table.add(note: "placed " + Array(repeating: "word", count: 15).joined(separator: " "))
    table.add(["2", "ask"])
    table.add(note: "kept")
    let first = "     placed " + Array(repeating: "word", count: 13).joined(separator: " ")
    #expect(first.count <= 80)
    #expect(
      table.text == """
        Row  Tick
        ─────────
          1  bid
        \(first)
             word word
          2  ask
             kept

        """)
  }

  @Test("A table without lines is its heading")
  func empty() {
    #expect(TextTable([("A", .left), ("B", .right)]).text == "A  B\n────\n")
  }

  @Test("Characters count, not bytes")
  func characters() {
    var table = TextTable([("Name", .left), ("N", .right)])
    table.add(["Crédit", "1"])
    #expect(table.text == "Name    N\n─────────\nCrédit  1\n")
  }

  @Test("What a cell or a note quotes stays in its line, and steers no terminal")
  func controls() {
    var table = TextTable([("Name", .left), ("N", .right)])
    table.add(["a\u{1B}[2J\nb", "1"])
    table.add(note: "c\r\u{9B}d")
    #expect(
      table.text == "Name     N\n──────────\na\u{FFFD}[2J\u{FFFD}b  1\n         c\u{FFFD}\u{FFFD}d\n")
  }

  @Test("A line with too few cells traps")
  func tooFewCells() async {
    await #expect(processExitsWith: .failure) {
      var table = TextTable([("A", .left), ("B", .right)])
      table.add(["1"])
    }
  }

  @Test(
    "Thousands are grouped",
    arguments: [
      (0, "0"), (999, "999"), (1000, "1,000"), (-999, "-999"), (-1000, "-1,000"), (1_234_567, "1,234,567"),
      (Int64.min, "-9,223,372,036,854,775,808"),
    ])
  func groupedWhole(number: Int64, text: String) {
    #expect(number.grouped == text)
  }

  @Test(
    "Money is rounded to so many digits, and has no sign where nothing is left of it",
    arguments: [
      (0, 2, "0.00"), (1234.5, 2, "1,234.50"), (-1234.567, 2, "-1,234.57"), (0.994, 2, "0.99"), (0.996, 2, "1.00"),
      (-0.004, 2, "0.00"), (-0.0, 2, "0.00"), (0.05, 2, "0.05"), (999_999.999, 2, "1,000,000.00"), (1234.5, 0, "1,235"),
      (-0.4, 0, "0"), (1.0625, 3, "1.063"), (1e13, 6, "10,000,000,000,000.000000"),
      (999_999_999_999_999, 8, "999,999,999,999,999.00000000"),
      (123_456_789_012_345.67, 8, "123,456,789,012,345.67187500"),
      (-9.3e14, 4, "-930,000,000,000,000.0000"), (99_999_999_999.999_99, 8, "99,999,999,999.99998474"),
      (1e15, 2, "1,000,000,000,000,000.00"),
      (999_999_999_999_999_872, 0, "999,999,999,999,999,872"), (1e18, 2, "1e+18"), (-1.5e300, 2, "-1.5e+300"),
      (.infinity, 2, "inf"), (-.infinity, 0, "-inf"), (.nan, 2, "nan"),
      (-Double.nan, 2, "nan"),
    ] as [(Double, Int, String)])
  func groupedMoney(number: Double, digits: Int, text: String) {
    #expect(number.grouped(fraction: digits) == text)
  }
}

/// Reads the numbers of a table of texts. Their decimal mark may be a comma where commas do not separate the values; the
/// first price that has one of both decides.
struct NumberTexts {
  private let mayHaveComma: Bool
  private var mark = UInt8(ascii: ".")
  private var isDecided = false
  /// The first price with a decimal comma.
  private var firstWithComma: String?
  /// The first price that is too large for a double to hold exactly.
  private var firstHuge: String?
  /// What is wrong with the table, since the number that was asked for last.
  private(set) var problem: String?

  init(mayHaveComma: Bool) { self.mayHaveComma = mayHaveComma }

  /// Of a table: a CSV file without commas between its values may have them in its numbers.
  init(of table: ColumnarTable) {
    mayHaveComma = table.csv.map { $0.separator != UInt8(ascii: ",") && $0.decimalMark == nil } ?? false
    if let mark = table.csv?.decimalMark { self.mark = mark }
  }

  /// How the numbers were read where that is a guess or not exact, one line each.
  var remarks: [String] {
    [firstWithComma.map { "decimal comma detected, the first price is \($0)" }, firstHuge.map(Self.remark(onHuge:))]
      .compactMap { $0 }
  }

  /// Doubles hold all whole numbers up to this, and not beyond.
  static let exactly = Double(1 << 53)

  /// What to say of prices beyond, the first of which is given.
  static func remark(onHuge price: String) -> String {
    "prices above 9,007,199,254,740,992 are rounded to the next double, the first is \(price): check its unit"
  }

  /// A price as a double; nil for a text that is none.
  mutating func price(_ text: Span<UInt8>) -> Double? {
    let price = number(text)
    if firstHuge == nil, let price, price.magnitude > Self.exactly { firstHuge = QuotedText.of(text) }
    return price
  }

  private mutating func number(_ text: Span<UInt8>) -> Double? {
    if let price = DecimalNumber.double(text, mark: mark) {
      if mayHaveComma, !isDecided { isDecided = text.holds(UInt8(ascii: ".")) }
      return price
    }
    guard mayHaveComma else { return nil }
    guard !isDecided else {
      refusePoint(in: text)
      return nil
    }
    guard let price = DecimalNumber.double(text, mark: UInt8(ascii: ",")) else { return nil }
    mark = UInt8(ascii: ",")
    isDecided = true
    firstWithComma = QuotedText.of(text)
    return price
  }

  /// The number itself, where it is written without decimals.
  func whole(_ text: Span<UInt8>) -> Int64? { DecimalNumber(text, mark: mark)?.whole }

  /// A volume as a whole number, or as a real one where it is not written as a whole one.
  mutating func volume(_ text: Span<UInt8>) -> (whole: Int64?, real: Double?) {
    if let whole = DecimalNumber(text, mark: mark)?.whole { return (whole, nil) }
    let real = DecimalNumber.double(text, mark: mark)
    if real == nil, mayHaveComma { refusePoint(in: text) }
    return (nil, real)
  }

  /// A number with a decimal point among others with a comma is a mistake in one of them: 1.000 may be a thousand.
  private mutating func refusePoint(in text: Span<UInt8>) {
    guard let firstWithComma, problem == nil, DecimalNumber(text) != nil else { return }
    problem =
      "the number \(QuotedText.of(text)) has a decimal point, but \(firstWithComma) before it has a decimal comma: use one of "
      + "them"
  }
}

extension Span<UInt8> {
  /// Whether this is digits and nothing else, but for a sign.
  var isWholeNumber: Bool {
    let hasSign = !isEmpty && (self[0] == UInt8(ascii: "-") || self[0] == UInt8(ascii: "+"))
    return count > (hasSign ? 1 : 0) && indices.dropFirst(hasSign ? 1 : 0).allSatisfy { self[$0].isDigit }
  }

  fileprivate func holds(_ byte: UInt8) -> Bool { indices.contains { self[$0] == byte } }
}

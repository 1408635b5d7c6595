/// Reads XML forward, one tag or text at a time, as far as the parts of workbooks need it.
///
/// It takes namespace prefixes, both kinds of quotes, comments, processing instructions, CDATA and the entities that XML
/// defines by itself. It refuses document types, so that no entity is ever expanded or fetched. It neither recurses nor
/// keeps a stack: nesting costs nothing, and whether the tags match is not checked.
struct XMLScanner: ~Copyable {
  enum Token {
    /// A start tag: `isNamed` and `attribute` tell about it. An empty element is a start tag and an end tag.
    case open
    /// An end tag, of the element that `isNamed` tells.
    case close
    /// Characters between two tags: `appendText` has them.
    case text
    /// The end of the part.
    case end
  }

  /// Offsets in the window hold until the next token.
  var window: ByteWindow
  private let limits: WorkbookLimits
  /// The name of the last tag without its prefix, and what stands between it and the tag's end.
  private(set) var name = 0..<0
  private(set) var attributes = 0..<0
  private var text = 0..<0
  private var isLiteral = false
  /// Whether the last tag was an empty element whose end has not been told yet.
  private(set) var hasPendingClose = false

  init(
    _ entry: ZipEntry, in file: ArchiveFile, capacity: Int, limits: WorkbookLimits
  ) throws(WorkbookProblem) {
    var window = ByteWindow(try ZipEntryStream(entry, in: file, limits: limits), capacity: capacity, limits: limits)
    try Self.skipByteOrderMark(&window)
    self.window = window
    self.limits = limits
  }

  /// Whether the last tag is of this element, whatever its prefix.
  func isNamed(_ wanted: StaticString) -> Bool { window.holds(wanted, at: name) }

  mutating func next() throws(WorkbookProblem) -> Token {
    if hasPendingClose {
      hasPendingClose = false
      return .close
    }
    while true {
      if window.position == window.end, try !window.fill() { return .end }
      guard window[window.position] == UInt8(ascii: "<") else { return try readText() }
      if window.end - window.position < 2, try !window.fill() { throw Self.cutOff }
      switch window[window.position + 1] {
      case UInt8(ascii: "/"):
        let end = try distance(to: UInt8(ascii: ">"))
        setName(from: window.position + 2, end: window.position + end)
        window.position += end + 1
        return .close
      case UInt8(ascii: "?"):
        try skipInstruction()
      case UInt8(ascii: "!"):
        if try readDeclaration() { return .text }
      default:
        try readStartTag()
        return .open
      }
    }
  }

  /// Appends the characters of the last text token.
  func appendText(to bytes: inout [UInt8]) throws(WorkbookProblem) {
    guard bytes.count + text.count <= limits.markupBytes else {
      throw WorkbookProblem("a text is longer than \(limits.markupBytes) bytes: the sheet is damaged")
    }
    if isLiteral {
      window.appendPlain(text, to: &bytes)
    } else {
      try window.appendDecoded(text, to: &bytes)
    }
  }

  /// Goes on to the end of the element that has just been opened.
  mutating func skipElement() throws(WorkbookProblem) {
    var depth = 1
    while depth > 0 {
      switch try next() {
      case .open: depth += 1
      case .close: depth -= 1
      case .text: continue
      case .end: throw Self.cutOff
      }
    }
  }

  static let cutOff = WorkbookProblem("its XML ends in the middle: \(WorkbookProblem.remedy)")
  private static let broken = WorkbookProblem("its XML is broken: \(WorkbookProblem.remedy)")

  // MARK: Tokens

  private mutating func readText() throws(WorkbookProblem) -> Token {
    let length = try offset(of: UInt8(ascii: "<"), after: 0) ?? (window.end - window.position)
    text = window.position..<window.position + length
    isLiteral = false
    window.position += length
    return .text
  }

  private mutating func readStartTag() throws(WorkbookProblem) {
    var length = 1
    var quote: UInt8 = 0
    var valueStart = 0
    while true {
      let offset = window.position + length
      if offset == window.end {
        if quote != 0, length - valueStart > Self.longestValue {
          length = valueStart + Self.longestValue
          window.dropBytes(from: window.position + length)
        }
        guard try window.fill() else { throw Self.cutOff }
        continue
      }
      let byte = window[offset]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        valueStart = length + 1
      } else if byte == UInt8(ascii: ">") {
        break
      } else if byte == UInt8(ascii: "<") {
        throw Self.broken
      }
      length += 1
    }
    let end = window.position + length
    hasPendingClose = window[end - 1] == UInt8(ascii: "/")
    setName(from: window.position + 1, end: hasPendingClose ? end - 1 : end)
    window.position = end + 1
  }

  /// The value of an attribute that is longer is one that nobody needs, such as a list of ranges: pieces are left out of it.
  private static let longestValue = 1 << 16

  private mutating func setName(from start: Int, end: Int) {
    var nameStart = start
    var offset = start
    while offset < end, !window[offset].isXMLSpace {
      if window[offset] == UInt8(ascii: ":") { nameStart = offset + 1 }
      offset += 1
    }
    name = nameStart..<offset
    attributes = offset..<end
  }

  /// A comment, a CDATA section (true: it is a text) or a document type, which is refused.
  private mutating func readDeclaration() throws(WorkbookProblem) -> Bool {
    while window.end - window.position < 9, try window.fill() {}
    if window.holds("<!--", at: window.position) {
      window.position += try distance(past: "-->", from: 4)
      return false
    }
    guard window.holds("<![CDATA[", at: window.position) else {
      throw WorkbookProblem(
        "its XML declares a document type or entities (DTD), which no spreadsheet program writes: it is refused")
    }
    let length = try distance(past: "]]>", from: 9)
    text = window.position + 9..<window.position + length - 3
    isLiteral = true
    window.position += length
    return true
  }

  private mutating func skipInstruction() throws(WorkbookProblem) {
    let length = try distance(past: "?>", from: 2)
    setName(from: window.position + 2, end: window.position + length - 2)
    window.position += length
    guard isNamed("xml"), let encoding = attribute("encoding") else { return }
    let name = String(decoding: window.bytes(encoding), as: UTF8.self).lowercased()
    guard name == "utf-8" || name == "us-ascii" else { throw Self.foreignEncoding(name) }
  }

  private static func skipByteOrderMark(_ window: inout ByteWindow) throws(WorkbookProblem) {
    while window.end < 3, try window.fill() {}
    switch (window[0], window[1]) {
    case (0xFE, 0xFF), (0xFF, 0xFE), (0, UInt8(ascii: "<")), (UInt8(ascii: "<"), 0):
      throw foreignEncoding("UTF-16")
    default:
      if window.holds("\u{FEFF}", at: 0) { window.position = 3 }
    }
  }

  private static func foreignEncoding(_ name: String) -> WorkbookProblem {
    WorkbookProblem("its XML is written in \(name), not UTF-8: save the workbook again in Excel or LibreOffice")
  }

  // MARK: Searching, with distances from `position`, which stay right when the window moves

  private mutating func offset(of byte: UInt8, after start: Int) throws(WorkbookProblem) -> Int? {
    var start = start
    while true {
      if let hit = window.firstOffset(of: byte, in: window.position + start..<window.end) {
        return hit - window.position
      }
      start = window.end - window.position
      guard try window.fill() else { return nil }
    }
  }

  private mutating func distance(to byte: UInt8) throws(WorkbookProblem) -> Int {
    guard let distance = try offset(of: byte, after: 0) else { throw Self.cutOff }
    return distance
  }

  /// The distance behind the next such mark, which ends with `>`.
  private mutating func distance(past mark: StaticString, from start: Int) throws(WorkbookProblem) -> Int {
    var start = start + mark.utf8CodeUnitCount - 1
    while true {
      while window.position + start > window.end {
        guard try window.fill() else { throw Self.cutOff }
      }
      guard let hit = try offset(of: UInt8(ascii: ">"), after: start) else { throw Self.cutOff }
      let behind = hit + 1
      if window.holds(mark, at: window.position + behind - mark.utf8CodeUnitCount) { return behind }
      start = behind
    }
  }
}

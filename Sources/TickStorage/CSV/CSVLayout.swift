internal import CArrowBridge
internal import TickData

/// How a CSV file is written: where its line of names stands, and what is between its values. It is found out from the
/// file's start.
struct CSVLayout {
  /// The number of the line of names, counted from 1; 0 where the file has no names.
  private(set) var headerRow: Int64 = 1
  private(set) var separator = UInt8(ascii: ",")
  /// The mark of decimals, where the user says it.
  let decimalMark: UInt8?
  /// The names as they stand, or as the source's description gives them; none where the file has no line for them.
  private(set) var names: [String] = []
  /// Where the line of names begins, in bytes of the text.
  private var begin = 0
  private let compression: tb_compression
  private let head: CSVHead

  /// So much of the text is looked at.
  private static let headLength = 1 << 16

  /// What may separate values. Where the line of names has equally many cells with two of them, the first counts.
  static let separators = [",", ";", "\t", "|"].map { UInt8(ascii: $0) }

  /// - Parameters:
  ///   - headerRow: The line of names, counted from 1. Nil: what the writing says, or else the first that holds something.
  ///   - writing: What a description says of such files.
  ///   - name: The file's path below what the user named, by which a description may name the columns.
  init(
    ofFile path: String, headerRow: Int?, _ writing: CSVWriting = CSVWriting(), in name: String = ""
  ) throws(TickFileError) {
    let headerRow = headerRow ?? writing.headerRow
    let compression = TickFileName(path)?.compression ?? TB_UNCOMPRESSED
    try Self.requireMark(of: compression, path)
    let start = try Self.start(of: path, compression, count: Self.headLength)
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      throw TickFileError(path: path, "is in UTF-16: save it as UTF-8")
    }
    self.compression = compression
    decimalMark = writing.decimalMark?.asciiValue
    head = CSVHead(start)
    if headerRow == 0, !writing.names.isEmpty {
      guard let own = writing.names.first(where: { name.lowercased().contains($0.part.lowercased()) }) else {
        let known = writing.names.map(\.part).joined(separator: ", ")
        throw TickFileError(
          path: path, "has no names of columns, and the source knows only files with \(known) in their path")
      }
      self.headerRow = 0
      names = own.columns
      separator = writing.separator?.asciiValue ?? head.separator(ofLine: 0)
      return
    }
    guard headerRow ?? 1 > 0 else {
      throw TickFileError(path: path, "has no row \(headerRow ?? 0): rows count from 1, see --header-row")
    }
    guard let line = headerRow.map({ $0 - 1 }) ?? head.firstFilledLine else { return }
    guard head.lines.indices.contains(line) else {
      let end = start.count < Self.headLength ? "" : " in its first 64 KiB, where the header must be"
      throw TickFileError(path: path, "has only \(head.lines.count) rows\(end): correct --header-row \(line + 1)")
    }
    self.headerRow = Int64(line) + 1
    begin = head.lines[line].lowerBound
    separator = writing.separator?.asciiValue ?? head.saidSeparator ?? head.separator(ofLine: line)
    names = head.cells(ofLine: line, separator)
  }

  /// As the bridge takes it.
  var bridged: tb_csv {
    tb_csv(
      compression: compression, separator: CChar(bitPattern: separator), has_names: headerRow > 0, begin: Int64(begin))
  }

  /// What was found out and could be wrong.
  var remark: String? {
    switch separator {
    case UInt8(ascii: ","): nil
    case UInt8(ascii: "\t"): "separator detected: tab"
    default: "separator detected: \(Character(Unicode.Scalar(separator)))"
    }
  }

  /// What to say where the line of names is none of ticks, but others are; nil where they are not.
  var headerElsewhere: String? {
    guard !Self.areOfTicks(names) else { return nil }
    let others = head.lines.indices.prefix(Self.searchedLines).filter { line in
      line + 1 != headerRow && Self.areOfTicks(head.cells(ofLine: line, head.separator(ofLine: line)))
    }.map { "\($0 + 1)" }
    guard let first = others.first else { return nil }
    guard others.count > 1 else {
      return "row \(headerRow) is not a header, but row \(first) seems to be one: use --header-row \(first)"
    }
    return "row \(headerRow) is not a header, but rows \(others.joined(separator: ", ")) seem to be: choose one with "
      + "--header-row"
  }

  /// How far down a header is looked for that is not where it should be.
  private static let searchedLines = 50

  private static func areOfTicks(_ names: [String]) -> Bool { (try? TickColumns(names: names)) != nil }

  /// Refuses a file whose first bytes are not those of the compression that its name says.
  private static func requireMark(of compression: tb_compression, _ path: String) throws(TickFileError) {
    let mark = try start(of: path, TB_UNCOMPRESSED, count: 4)
    let isGzip = mark.starts(with: [0x1F, 0x8B])
    // A frame, or one to be skipped.
    let isZstandard =
      mark == [0x28, 0xB5, 0x2F, 0xFD] || (mark.dropFirst() == [0x2A, 0x4D, 0x18] && mark[0] >> 4 == 5)
    switch compression {
    case TB_GZIP where !isGzip && !mark.isEmpty:
      throw TickFileError(path: path, "is not gzip-compressed, although its name says so: rename it")
    case TB_ZSTD where !isZstandard && !mark.isEmpty:
      throw TickFileError(path: path, "is not zstd-compressed, although its name says so: rename it")
    case TB_UNCOMPRESSED where isGzip || isZstandard:
      throw TickFileError(path: path, "is compressed: rename it to end in \(isGzip ? ".csv.gz" : ".csv.zst")")
    default: return
    }
  }

  private static func start(of path: String, _ compression: tb_compression, count: Int) throws(TickFileError) -> [UInt8]
  {
    var bytes = [UInt8](repeating: 0, count: count)
    var text: UnsafeMutablePointer<CChar>?
    let length = tb_read_start(path, compression, &bytes, Int64(count), &text)
    guard length >= 0 else {
      throw TickFileError(path: path, ColumnarTable.reason(text, or: "is no CSV file that can be read"))
    }
    return Array(bytes[..<Int(length)])
  }
}

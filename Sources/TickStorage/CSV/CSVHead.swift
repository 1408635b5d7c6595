/// The first lines of a CSV file, as far as they tell how it is written.
struct CSVHead {
  private let bytes: [UInt8]
  /// The lines without their ends; a mark of UTF-8 belongs to none.
  let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? bytes.count
      lines.append(start..<end)
      let isPair = end + 1 < bytes.count && bytes[end] == UInt8(ascii: "\r") && bytes[end + 1] == UInt8(ascii: "\n")
      start = end + (isPair ? 2 : 1)
    }
    self.lines = lines
  }

  /// The first line that holds something, and more than the name of a separator.
  var firstFilledLine: Int? { lines.indices.first { !lines[$0].isEmpty && (saidSeparator == nil || $0 > 0) } }

  /// What the first line says to be the separator, as Excel takes it: `sep=;`.
  var saidSeparator: UInt8? {
    guard let line = lines.first, line.count == 5, bytes[line].starts(with: "sep=".utf8),
      let separator = bytes[line].last, CSVLayout.separators.contains(separator)
    else { return nil }
    return separator
  }

  /// The separator that makes the most cells of a line.
  func separator(ofLine line: Int) -> UInt8 {
    let counts = CSVLayout.separators.map { cells(ofLine: line, $0).count }
    return CSVLayout.separators[counts.firstIndex(of: counts.max() ?? 0) ?? 0]
  }

  /// The texts of a line's cells, without the quotes around them.
  func cells(ofLine line: Int, _ separator: UInt8) -> [String] {
    let quote = UInt8(ascii: "\"")
    var cells: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var isStart = true
    var index = lines[line].lowerBound
    let end = lines[line].upperBound
    func take() {
      cells.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
      isStart = true
    }
    while index < end {
      let byte = bytes[index]
      index += 1
      if isQuoted, byte == quote {
        isQuoted = index < end && bytes[index] == quote
        if isQuoted {
          cell.append(quote)
          index += 1
        }
      } else if byte == quote, isStart {
        isQuoted = true
        isStart = false
      } else if byte == separator, !isQuoted {
        take()
      } else {
        cell.append(byte)
        isStart = false
      }
    }
    take()
    return cells
  }
}

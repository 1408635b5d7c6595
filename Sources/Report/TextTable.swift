internal import TickData

/// A table for a terminal: a heading, lines of cells, numbers to the right. What a cell quotes of a file cannot steer the
/// terminal, and stays in its line.
public struct TextTable: Sendable {
  public enum Alignment: Sendable { case left, right }

  private let columns: [(title: String, alignment: Alignment)]
  private var lines: [Line] = []

  private enum Line {
    case cells([String])
    case rule
    case note(String)
  }

  public init(_ columns: [(String, Alignment)]) {
    self.columns = columns.map { (title: $0.0, alignment: $0.1) }
  }

  /// Adds a line; it has a cell for each column.
  public mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "a line has a cell for each column")
    lines.append(.cells(cells.map(\.withoutControls)))
  }

  /// Adds a rule between lines.
  public mutating func addRule() { lines.append(.rule) }

  /// Adds words below a line, beside its first cell and broken where they grow longer than the table.
  public mutating func add(note: String) { lines.append(.note(note.withoutControls)) }

  /// The table, each line with its line break and without trailing spaces.
  public var text: String {
    var widths = columns.map(\.title.count)
    for case .cells(let cells) in lines {
      for (index, cell) in cells.enumerated() { widths[index] = max(widths[index], cell.count) }
    }
    let rule = String(repeating: "─", count: widths.reduce(0, +) + 2 * (widths.count - 1))
    var text = line(columns.map(\.title), widths) + rule + "\n"
    for each in lines {
      switch each {
      case .cells(let cells): text += line(cells, widths)
      case .rule: text += rule + "\n"
      case .note(let note): text += self.note(note, indent: widths[0] + 2, width: max(rule.count, 80))
      }
    }
    return text
  }

  private func note(_ note: String, indent: Int, width: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var text = ""
    var line = margin
    for word in note.split(separator: " ") {
      if line.count > indent, line.count + 1 + word.count > width {
        text += line + "\n"
        line = margin
      }
      line += (line.count > indent ? " " : "") + word
    }
    return text + line + "\n"
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var text = ""
    for (index, cell) in cells.enumerated() {
      let padding = String(repeating: " ", count: widths[index] - cell.count)
      text += columns[index].alignment == .left ? cell + padding : padding + cell
      text += "  "
    }
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }
}

extension BinaryInteger {
  /// With a comma between thousands.
  public var grouped: String {
    let digits = String(magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return self < 0 ? "-" + text : text
  }

  /// With its noun: `1 tick`, `2,000 ticks`.
  ///
  /// - Parameter many: the noun of more than one; without it an `s` is added.
  public func counted(_ one: String, _ many: String? = nil) -> String {
    "\(grouped) \(self == 1 ? one : many ?? one + "s")"
  }
}

extension Double {
  /// Rounded to so many digits after the point, at most 18, with a comma between thousands. From 10^18 on in the shortest
  /// form that reads back the same; `inf`, `-inf` and `nan` for what is not finite.
  public func grouped(fraction digits: Int) -> String {
    guard isFinite, magnitude < 1e18 else { return isNaN ? "nan" : "\(self)" }
    var scale: Int64 = 1
    for _ in 0..<digits { scale *= 10 }
    let (whole, fraction) = magnitude.roundedParts(scale)
    let sign = sign == .minus && (whole > 0 || fraction > 0) ? "-" : ""
    guard digits > 0 else { return sign + whole.grouped }
    let text = String(fraction)
    return sign + whole.grouped + "." + String(repeating: "0", count: digits - text.count) + text
  }

  /// The whole part of a number from 0 up to 10^18, and its fraction in units of one by `scale`, rounded.
  private func roundedParts(_ scale: Int64) -> (whole: Int64, fraction: Int64) {
    let scaled = (self * Double(scale)).rounded()
    if scaled < 0x1p63 { return (Int64(scaled) / scale, Int64(scaled) % scale) }
    // The product has more digits than 64 bits; either part has fewer.
    let whole = Int64(self)
    let fraction = Int64(((self - Double(whole)) * Double(scale)).rounded())
    return fraction < scale ? (whole, fraction) : (whole + 1, 0)
  }
}

/// A table for a terminal: a heading, lines of cells, numbers to the right.
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
    lines.append(.cells(cells))
  }

  /// Adds a rule between lines.
  public mutating func addRule() { lines.append(.rule) }

  /// Adds words below a line, beside its first cell and broken where they grow longer than the table.
  public mutating func add(note: String) { lines.append(.note(note)) }

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

extension Int64 {
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
}

extension BinaryInteger {
  /// With its noun: `1 tick`, `2,000 ticks`.
  ///
  /// - Parameter many: the noun of more than one; without it an `s` is added.
  public func counted(_ one: String, _ many: String? = nil) -> String {
    "\(Int64(self).grouped) \(self == 1 ? one : many ?? one + "s")"
  }
}

extension Double {
  /// Rounded to so many digits after the point, with a comma between thousands.
  public func grouped(fraction digits: Int) -> String {
    guard isFinite, magnitude < 1e15 else { return "\(self)" }
    var scale: Int64 = 1
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int64((magnitude * Double(scale)).rounded())
    let whole = (scaled / scale).grouped
    guard digits > 0 else { return sign == .minus && scaled > 0 ? "-" + whole : whole }
    let fraction = String(scaled % scale)
    let padded = String(repeating: "0", count: digits - fraction.count) + fraction
    return (sign == .minus && scaled > 0 ? "-" : "") + whole + "." + padded
  }
}

internal import TickData
internal import TickStorage

/// A small CSV file of results: its columns by name.
struct CSVFile {
  let path: String
  private let names: [String: Int]
  let rows: [[String]]

  /// - Parameter logs: what it should hold, where it is a trade log of a run.
  init(path: String, recorded logs: RecordedLogs? = nil) throws(ComparisonError) {
    self.path = path
    let bytes: [UInt8]
    do {
      bytes = try WholeFile.read(path, limit: WholeFile.tableLimit)
    } catch {
      throw ComparisonError("\(path): cannot be read (\(error.reason))")
    }
    if let problem = logs?.problem(with: bytes, of: path) {
      throw ComparisonError("\(problem): do the run again")
    }
    var lines = Self.records(bytes)
    guard !lines.isEmpty else { throw ComparisonError("\(path): is empty") }
    let header = lines.removeFirst()
    if let row = lines.firstIndex(where: { $0.count != header.count }) {
      throw ComparisonError(
        "\(path), row \(row + 2): has \(lines[row].count) fields, but the header has \(header.count)")
    }
    names = Dictionary(zip(header, header.indices), uniquingKeysWith: { first, _ in first })
    rows = lines
  }

  func hasColumn(_ name: String) -> Bool { names[name] != nil }

  /// The texts of the first of these columns that there is.
  func texts(_ names: String...) throws(ComparisonError) -> [String] {
    guard let column = names.lazy.compactMap({ self.names[$0] }).first else {
      throw ComparisonError("\(path): has no column \(names.joined(separator: " or ")): it is no table of results")
    }
    return rows.map { $0[column] }
  }

  /// The same as numbers; 0 for an empty field. Where prices were absurd a result may be `inf`, `-inf` or `nan`.
  func numbers(_ names: String...) throws(ComparisonError) -> [Double] {
    guard let name = names.first(where: hasColumn), let column = self.names[name] else {
      throw ComparisonError("\(path): has no column \(names.joined(separator: " or ")): it is no table of results")
    }
    var numbers: [Double] = []
    for (index, row) in rows.enumerated() {
      guard let number = row[column].isEmpty ? 0 : Double(row[column]) else {
        throw ComparisonError("\(path), row \(index + 2): \(name) expected a number, was \(row[column].quoted)")
      }
      numbers.append(number)
    }
    return numbers
  }

  /// The fields of each line; those in quotes may hold anything.
  static func records(_ bytes: [UInt8]) -> [[String]] {
    var records: [[String]] = []
    var fields: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func end() {
      let text = String(decoding: field, as: UTF8.self)
      // As texts that look like formulas are written.
      fields.append(text.hasPrefix("'") && String(text.dropFirst()).isFormula ? String(text.dropFirst()) : text)
      field = []
    }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "\"") where isQuoted && index < bytes.count && bytes[index] == byte:
        field.append(byte)
        index += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted: end()
      case 0x0D where !isQuoted: break
      case 0x0A where !isQuoted:
        end()
        records.append(fields)
        fields = []
      default: field.append(byte)
      }
    }
    if !field.isEmpty || !fields.isEmpty {
      end()
      records.append(fields)
    }
    return records.filter { $0 != [""] }
  }
}

/// Why a result cannot be compared.
package struct ComparisonError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

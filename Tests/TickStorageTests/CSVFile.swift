import Foundation
import TestSupport
import TickData
import TickStorage

/// What a CSV file holds, read whole and row by row.
struct CSVFile {
  var lines: [String] = []
  var rows: [Int64] = []
  var findings = ReadingFindings()

  static let header = "Dates,Type,Price,Size\n"
  static let line = "2025-04-14 10:00:00,BID,12.15,100\n"
  static let tick = "2025-04-14 10:00:00 bid 12.15 100"

  /// Reads a file of these bytes and this name.
  static func read(_ bytes: [UInt8], named name: String = "fab.csv", _ reading: TickReading = TickReading()) throws
    -> Self
  {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: name)
    try Data(bytes).write(to: file)
    func read(by limit: Int) throws -> CSVFile {
      do {
        let source = try TickFileSource(path: file.path, reading)
        let reader = try source.reader(of: source.entries[0])
        var contents = CSVFile()
        var chunk = TickChunk()
        while try reader.read(into: &chunk, limit: limit) {
          contents.rows += (0..<chunk.count).map { reader.rowNumber(at: $0, of: chunk) }
          contents.lines += (0..<chunk.count).map { index in
            let tick = chunk[index]
            return tick.price.isNaN ? "void" : "\(stamp(tick.time)) \(tick.kind) \(tick.price) \(tick.size)"
          }
        }
        contents.findings = reader.findings
        return contents
      } catch {
        throw TickFileError(path: name, row: error.row, error.problem)
      }
    }
    let whole = try read(by: 1_000_000)
    let single = try read(by: 1)
    guard whole.lines == single.lines, whole.rows == single.rows, whole.findings == single.findings else {
      throw TickFileError(path: name, "is read otherwise row by row")
    }
    return whole
  }

  static func read(_ text: String, _ reading: TickReading = TickReading()) throws -> Self {
    try read(Array(text.utf8), reading)
  }

  /// What is wrong with a file; nil where it can be read.
  static func problem(
    _ bytes: [UInt8], named name: String = "fab.csv", _ reading: TickReading = TickReading()
  ) throws -> String? {
    do {
      _ = try read(bytes, named: name, reading)
      return nil
    } catch let error as TickFileError {
      return error.description
    }
  }

  static func problem(_ text: String, _ reading: TickReading = TickReading()) throws -> String? {
    try problem(Array(text.utf8), reading)
  }
}

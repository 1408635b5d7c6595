import Foundation
import TickData
package import TickStorage

/// Files of ticks in folders, made of texts, and what a source makes of them.
package struct FileTree {
  package let folder: TemporaryFolder

  /// - Parameter files: the text of each file by its path.
  package init(_ files: [String: String]) throws {
    folder = try TemporaryFolder()
    for (path, text) in files {
      let url = folder.url.appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
  }

  /// The path of the tree, or of something in it.
  package func path(_ name: String = "") -> String {
    name.isEmpty ? folder.url.path : folder.url.appending(path: name).path
  }

  /// The ticks of each security, a line each: `10:00:00.5 bid 12.15 100 #3`, the source row at last.
  package func ticks(_ name: String = "", _ reading: TickReading = TickReading()) throws -> [String: [String]] {
    let source = try openTicks(at: path(name), reading)
    var all: [String: [String]] = [:]
    for entry in source.entries { all[entry.security.name] = try Self.lines(of: entry, in: source) }
    return all
  }

  /// Ticks that depend on how many of them are read at a time.
  struct Inequality: Error {
    let whole: [String]
    let single: [String]
  }

  /// The lines of one security, the same for any limit.
  private static func lines(of entry: TickEntry, in source: any TickSource) throws -> [String] {
    func lines(by limit: Int) throws -> [String] {
      let reader = try source.reader(of: entry)
      var chunk = TickChunk()
      var lines: [String] = []
      while try reader.read(into: &chunk, limit: limit) {
        for index in 0..<chunk.count {
          let tick = chunk[index]
          let number = reader.rowNumber(at: index, of: chunk)
          let clock = WallClock.clockText(tick.time)
          lines.append(
            tick.price.isNaN ? "void #\(number)" : "\(clock) \(tick.kind) \(tick.price) \(tick.size) #\(number)")
        }
      }
      return lines
    }
    let (whole, single) = (try lines(by: 1000), try lines(by: 1))
    guard whole == single else { throw Inequality(whole: whole, single: single) }
    return whole
  }
}

import Foundation
import Glibc
import TickData
import TickStorage

/// What reading a file comes to, whatever it holds: ticks, or a problem in one line. Anything else is a finding.
enum Reading: Equatable {
  case ticks(Int)
  case problem(String)

  /// How long a small file may take. Beyond it the process ends, as it would not notice otherwise.
  private static let seconds: UInt32 = 30
  /// The memory that the process may have used, in kilobytes; a sanitizer has a share of its own.
  private static let kilobytes = 2_000_000

  /// Something that must not happen, though nothing has crashed.
  struct Finding: Error, CustomStringConvertible {
    let description: String
  }

  /// Reads all entries to their end.
  init(of path: String, chunk size: Int = 3, _ reading: TickReading = TickReading()) throws {
    alarm(Self.seconds)
    defer { alarm(0) }
    var count = 0
    do {
      let source = try openTicks(at: path, reading)
      for notice in source.notices { try Self.requireOneLine(notice) }
      for entry in source.entries { count += try Self.read(entry, of: source, chunk: size) }
      self = .ticks(count)
    } catch let error as TickFileError {
      try Self.requireOneLine(error.description)
      guard error.path == path else { throw Finding(description: "an error about another file: \(error)") }
      self = .problem(error.description)
    }
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    if usage.ru_maxrss > Self.kilobytes { throw Finding(description: "\(usage.ru_maxrss) KB of memory were used") }
  }

  private static func read(_ entry: TickEntry, of source: any TickSource, chunk size: Int) throws -> Int {
    let reader = try source.reader(of: entry)
    var chunk = TickChunk()
    var (count, void) = (0, 0)
    while true {
      let isThere = try reader.read(into: &chunk, limit: size)
      guard isThere == (chunk.count > 0), chunk.count <= size else {
        throw Finding(description: "a chunk of \(chunk.count) ticks, where \(size) were asked for")
      }
      guard isThere else { break }
      for index in 0..<chunk.count {
        let tick = chunk[index]
        if tick.price.isNaN { void += 1 }
        guard tick.price.isNaN || WallClock.stamps.contains(tick.time) else {
          throw Finding(description: "tick \(count + index) has a stamp that no tick may have")
        }
      }
      count += chunk.count
      guard (0...1).contains(reader.fractionRead) else {
        throw Finding(description: "\(reader.fractionRead) of the ticks have been read")
      }
    }
    guard reader.findings.voidRows == Int64(void) else {
      throw Finding(description: "\(reader.findings.voidRows) void rows were counted, and \(void) are there")
    }
    return count
  }

  private static func requireOneLine(_ text: String) throws {
    let isClean = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isClean, text.utf8.count < 2000 else {
      throw Finding(description: "not a line of text: \(text.prefix(500).debugDescription)")
    }
  }
}

// The cost of a workbook's row on one core: reading alone, as ticks for a run and as rows to convert.
//
//   swift run -c release WorkbookBenchmark WORKBOOK [ROUNDS]
//
// The best of the rounds is what counts: noise only ever adds.

import Glibc
import TickData
import TickStorage

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  print("usage: WorkbookBenchmark WORKBOOK [ROUNDS]")
  exit(64)
}
let rounds = arguments.count > 2 ? Int(arguments[2]) ?? 10 : 10
let chunkSize = 65_536

var count = 0
let opening = try bestOf(rounds) { _ = try WorkbookSource(path: arguments[1]) }
let ticks = try bestOf(rounds) { count = try readTicks(arguments[1]) }
print("\(count) rows, best of \(rounds) rounds, one core")
print("opening: \((opening * 1e6).rounded() / 1e3) ms")
report("reading as ticks", ticks, rows: count)
report("reading as rows", try bestOf(rounds) { count = try readRows(arguments[1]) }, rows: count)

/// Reads every sheet, chunk by chunk, into one chunk's buffers; returns the number of rows.
func readTicks(_ path: String) throws -> Int {
  let source = try WorkbookSource(path: path)
  var chunk = TickChunk()
  var rows = 0
  for entry in source.entries {
    let reader = try source.reader(of: entry)
    while try reader.read(into: &chunk, limit: chunkSize) { rows += chunk.count }
  }
  return rows
}

/// The same for rows as they stand.
func readRows(_ path: String) throws -> Int {
  let source = try WorkbookSource(path: path)
  var rows = SourceRows()
  var count = 0
  for entry in source.entries {
    let reader = try source.rowReader(of: entry)
    while try reader.read(into: &rows, limit: chunkSize) { count += rows.count }
  }
  return count
}

func report(_ what: String, _ seconds: Double, rows: Int) {
  print("\(what): \((seconds / Double(rows) * 1e10).rounded() / 10) ns a row")
}

/// The shortest of several runs of the body, in seconds.
func bestOf(_ rounds: Int, _ body: () throws -> Void) rethrows -> Double {
  var best = Double.infinity
  for _ in 0..<rounds {
    let clock = ContinuousClock()
    let start = clock.now
    try body()
    let (seconds, attoseconds) = (clock.now - start).components
    best = min(best, Double(seconds) + Double(attoseconds) * 1e-18)
  }
  return best
}

import Foundation
import Testing

/// Compares a text with the file of its name in `Snapshots`, beside the tests. With `RECORD_SNAPSHOTS` set in the
/// environment the file is written anew, and the test fails so that nobody leaves it set.
func expectSnapshot(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
  let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  let line = zip(lines, expected).enumerated().first { $1.0 != $1.1 }
  if let line {
    Issue.record(
      "\(name), line \(line.offset + 1): expected\n\(line.element.1)\nwas\n\(line.element.0)",
      sourceLocation: sourceLocation
    )
  } else if lines.count != expected.count {
    Issue.record("\(name): expected \(expected.count) lines, was \(lines.count)", sourceLocation: sourceLocation)
  }
}

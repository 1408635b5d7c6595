import Foundation
import Testing

/// The tour of docs/tracing.md: its commands work, and print what it shows.
@Suite struct TracingPageTests {
  @Test func theTour() throws {
    let tickbt = try Tickbt()
    defer { tickbt.remove() }
    try FileManager.default.copyItem(
      at: Tickbt.project.appending(path: "configs"), to: tickbt.folder.appending(path: "configs"))
    let page = try String(contentsOf: Tickbt.project.appending(path: "docs/tracing.md"), encoding: .utf8)
    var output: [Substring] = []
    var compared = 0
    for block in page.split(separator: "```").map({ $0.split(separator: "\n") }) {
      if block.first == "sh" {
        for command in block.dropFirst() where command.hasPrefix("tickbt ") {
          let run = try tickbt.run(command.split(separator: " ").dropFirst().map(String.init))
          #expect(run.status == (command.hasPrefix("tickbt diff ") ? 1 : 0), "\(command): \(run.errors)")
          output = run.output.split(separator: "\n")
        }
      } else if block.first == "text" {
        // Lines are left out where the page says so.
        var rest = output[...]
        for line in block.dropFirst() where line != "…" {
          let found = rest.firstIndex(of: line)
          #expect(found != nil, "not printed: \(line)")
          if let found { rest = rest[(found + 1)...] }
        }
        compared += 1
      }
    }
    #expect(compared == 6)
  }
}

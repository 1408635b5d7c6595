import Foundation
import Testing

@Suite("A disk without file locks")
struct WithoutLocksTests {
  let tickbt: Tickbt

  init() throws { tickbt = try Tickbt.withExamples() }

  private static var canInject: Bool {
    ["clang", "cc"].contains { name in
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
        FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
      }
    }
  }

  @Test(.enabled(if: canInject), arguments: [("ENOLCK", ENOLCK), ("EOPNOTSUPP", EOPNOTSUPP)])
  func everyCommandGoesOnWithANotice(name: String, code: Int32) throws {
    defer { tickbt.remove() }
    let source = Tickbt.project.appending(path: "Tests/Support/faults/inject.c").path
    let made = try tickbt.shell(#"$(command -v clang || command -v cc) -shared -fPIC -o inject.so '\#(source)' -ldl"#)
    #expect(made.status == 0, "\(made.errors)")
    let folder = tickbt.folder.resolvingSymlinksInPath().path
    let environment = [
      "LD_PRELOAD": "\(folder)/inject.so", "FAULT_CALL": "lock", "FAULT_AT": "all", "FAULT_ERROR": "\(code)",
      "FAULT_UNDER": folder,
    ]
    let options = Tickbt.options("v1_baseline")
    let calls = [
      ["run"] + options + ["-q", "-o", "run"],
      ["sweep"] + options + ["--intervals", "10", "20", "-q", "-o", "sweep"],
      ["convert", "ticks", "-o", "convert", "-q"],
      ["generate", "--securities", "1", "--days", "1", "-o", "generate"],
    ]
    for call in calls {
      let output = call[0]
      let without = try tickbt.run(call, environment: environment)
      #expect(without.status == 0, "\(name): \(without.errors)")
      #expect(
        without.errorLines == [
          "Note: \(output): the disk has no file locks (\(String(cString: strerror(code)))): see to it that no other "
            + "command writes to this folder meanwhile"
        ], "\(without.errors)")
      let results = try tickbt.tree(in: output).filter { $0.key != "run.json" }
      #expect(!results.isEmpty)
      // With locks it is the same, also over what was written without.
      #expect(try tickbt.run(call + (output == "generate" ? ["--force"] : [])).status == 0)
      let isSame = try tickbt.tree(in: output).filter { $0.key != "run.json" } == results
      #expect(isSame)
    }
    let status = try tickbt.run(["sweep", "status", "sweep"], environment: environment)
    #expect(status.status == 0 && status.output.contains("Complete."), "\(status.errors)")
    let again = try tickbt.run(calls[1].filter { $0 != "-q" }, environment: environment)
    #expect(again.output.contains("0 results computed, 4 were in the journal"), "\(again.output)")
  }
}

import Foundation

/// Runs the built binary as users do, in a folder of its own.
struct Tickbt {
  /// What a run of the binary left behind.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String

    /// The lines of standard error.
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// The working folder of the runs; it goes when the value's owner calls ``remove()``.
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "tickbt-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(at: folder) }

  /// The binary stands beside the one that runs the tests.
  static var binary: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "tickbt")
  }

  /// Starts the binary with its output and errors going to files, which cannot block it.
  func start(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> (process: Process, output: URL, errors: URL) {
    let output = folder.appending(path: ".output-\(UUID().uuidString)")
    let errors = folder.appending(path: ".errors-\(UUID().uuidString)")
    for file in [output, errors] { try Data().write(to: file) }
    let process = Process()
    process.executableURL = Self.binary
    process.arguments = arguments
    process.currentDirectoryURL = folder
    // Help is as wide as the terminal.
    process.environment = ProcessInfo.processInfo.environment.merging(["COLUMNS": "80"]) { $1 }.merging(environment) {
      $1
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    return (process, output, errors)
  }

  /// Runs the binary to its end.
  func run(_ arguments: String...) throws -> Outcome { try run(arguments) }

  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Outcome {
    let (process, output, errors) = try start(arguments, environment: environment)
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  func write(_ text: String, to name: String) throws {
    let file = folder.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// The names of the files in a folder, sorted; empty where there is no such folder.
  func files(in name: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)) ?? []).sorted()
  }

  /// The result files of a run by name: everything but `run.json`, which holds times.
  func results(in name: String) throws -> [String: String] {
    var results: [String: String] = [:]
    for file in files(in: name) where file != "run.json" { results[file] = try read("\(name)/\(file)") }
    return results
  }

  /// The project's folder.
  static var project: URL {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// The folder of real data beside the project; outside users do not have it.
  static var shared: URL { project.deletingLastPathComponent().appending(path: "shared") }

  static var hasShared: Bool {
    FileManager.default.fileExists(atPath: shared.appending(path: "golden/v1_baseline").path)
  }
}

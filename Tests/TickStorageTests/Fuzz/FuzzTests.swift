import Foundation
import TestSupport
import Testing
import TickStorage

/// Small files of ticks with bytes flipped, cut, put in and copied: reading one returns or throws, and neither traps nor
/// runs for ever. `make test` takes some mutations, the same in every run; `make fuzz` goes on with others.
@Suite(.serialized) struct FuzzTests {
  private let inputs: FuzzInputs

  init() throws { inputs = try FuzzInputs() }

  @Test(arguments: 0..<6) func someMutations(kind: Int) throws {
    let folder = try TemporaryFolder()
    _ = try mutate(inputs.kinds[kind], seed: UInt64(kind), count: 250, in: folder.url)
  }

  /// The same in a workbook's parts before they are packed, where the checksum does not catch them first.
  @Test(arguments: 10..<14) func someMutationsOfParts(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    #expect(try mutateParts(seed: seed, count: 250, in: folder.url) > 20)
  }

  private static let settings = ProcessInfo.processInfo.environment
  private static let seconds = settings["FUZZ_SECONDS"].flatMap { Int($0) }

  /// For `scripts/fuzz`, which sets the variables. A file that brings the process down stays in the folder.
  @Test(.enabled(if: seconds != nil)) func forSomeTime() throws {
    let folder = URL(filePath: Self.settings["FUZZ_FOLDER"] ?? ".fuzz")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let first = Self.settings["FUZZ_SEED"].flatMap { UInt64($0) } ?? 1
    let end = ContinuousClock().now + .seconds(Self.seconds ?? 0)
    var (seed, files, readable) = (first, 0, 0)
    while ContinuousClock().now < end {
      for kind in inputs.kinds { readable += try mutate(kind, seed: seed, count: 100, in: folder) }
      readable += try mutateParts(seed: seed, count: 200, in: folder)
      files += 100 * inputs.kinds.count + 200
      seed += 1
    }
    print("fuzz: \(files) files from seed \(first), \(readable) of them readable, no finding")
  }

  /// Returns how many of the mutated files could be read.
  private func mutate(_ kind: FuzzInputs.Kind, seed: UInt64, count: Int, in folder: URL) throws -> Int {
    var mutation = Mutation(seed: seed, words: kind.words)
    return try (0..<count).count { number in
      let file = kind.files[mutation.index(below: kind.files.count)]
      let other = kind.files[mutation.index(below: kind.files.count)]
      let bytes = mutation.changed(file, with: other)
      return try isReadable(bytes, at: folder.appending(path: "seed-\(seed)-\(number).\(kind.ending)"))
    }
  }

  private func mutateParts(seed: UInt64, count: Int, in folder: URL) throws -> Int {
    var mutation = Mutation(seed: seed, words: inputs.kinds[0].words)
    return try (0..<count).count { number in
      var archive = FuzzInputs.workbook
      let part = mutation.index(below: archive.parts.count)
      let other = archive.parts[mutation.index(below: archive.parts.count)].bytes
      archive.parts[part].bytes = mutation.changed(archive.parts[part].bytes, with: other)
      return try isReadable(archive.bytes(), at: folder.appending(path: "seed-\(seed)-part-\(number).xlsx"))
    }
  }

  /// The file stays where reading it is a finding.
  private func isReadable(_ bytes: [UInt8], at file: URL) throws -> Bool {
    try Data(bytes).write(to: file)
    do {
      // With a zone, so that instants and counts are read, too, and clocks are changed.
      let outcome = try Reading(of: file.path, reading(timeZone: .named("America/New_York")))
      try FileManager.default.removeItem(at: file)
      if case .ticks = outcome { return true }
    } catch let finding as Reading.Finding {
      Issue.record("\(file.lastPathComponent): \(finding)")
    }
    return false
  }
}

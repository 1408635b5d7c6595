import Foundation
import Testing

/// Files that once went wrong, and files made by hand to do harm (Tests/Support/make-corpus.py): each is read or refused
/// in one line, in bounded time and memory.
@Suite(.serialized) struct CorpusTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
  private static let files = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test(arguments: files) func isReadOrRefused(file: String) throws {
    let path = Self.folder.appending(path: file).path
    let first = try Reading(of: path, chunk: 3)
    #expect(try Reading(of: path, chunk: 100_000) == first)
    // A file's name says what it is to come to.
    if file.hasPrefix("bad-"), case .ticks(let count) = first { Issue.record("\(file) was read: \(count) ticks") }
    if file.hasPrefix("good-"), case .problem(let text) = first { Issue.record("\(text)") }
  }

  @Test func thereAreFilesOfEveryFormat() {
    for ending in [".xlsx", ".csv", ".arrow", ".parquet"] {
      #expect(Self.files.contains { $0.hasSuffix(ending) }, "none of \(ending)")
    }
  }
}

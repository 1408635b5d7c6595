import Foundation
import TestSupport
import Testing

@testable import TickStorage

@Suite("A file is complete or absent, and nobody else's")
struct PublishingTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  @Test(arguments: [Durability.onDisk, .unsynced])
  func aFileHasItsNameWhenItIsComplete(durability: Durability) throws {
    let file = try UnfinishedFile(path: path("a.csv"))
    try file.append(Array("one".utf8))
    let written = try names()
    #expect(written.count == 1 && written[0].hasPrefix("a.csv.\(getpid())-") && written[0].hasSuffix(".partial"))
    try file.publish(durability)
    #expect(try names() == ["a.csv"])
    #expect(try String(contentsOfFile: path("a.csv"), encoding: .utf8) == "one")
  }

  @Test func aFileThatIsGivenUpLeavesNothing() throws {
    var file: UnfinishedFile? = try UnfinishedFile(path: path("a.csv"))
    try file?.append([1, 2, 3])
    file = nil
    #expect(try names() == [])
  }

  /// The mode is that of the user's mask, and two files of one target do not get into each other's way.
  @Test func everyTemporaryNameIsNew() throws {
    let files = try (0..<50).map { _ in try UnfinishedFile(path: path("a.csv")) }
    #expect(Set(try names()).count == 50)
    for (index, file) in files.enumerated() {
      try file.append(Array("\(index)".utf8))
      try file.publish(.unsynced)
    }
    #expect(try names() == ["a.csv"])
    #expect(try String(contentsOfFile: path("a.csv"), encoding: .utf8) == "49")
  }

  @Test func whatAKilledProcessLeftIsRemovedAndNothingElse() throws {
    // No process has this number; process 1 is always there.
    let gone = ["a.csv.4194999.partial", "a.csv.4194999-1f.partial", "a.csv.1-1f.partial"]
    let others = [
      "a.csv", "a.csv.partial", "a.csv.1.partial", "a.csv.x.partial", "a.csv.-1.partial", "a.csv.1-2-3.partial",
      "b.csv.4194999.partial", "a.csv.99999999999999999999.partial",
    ]
    for name in gone + others { try Data("half".utf8).write(to: folder.url.appending(path: name)) }
    // What is not a regular file was not left by us.
    let odd = ["a.csv.4194998.partial", "a.csv.4194997.partial"]
    #expect(mkfifo(path(odd[0]), 0o600) == 0)
    try FileManager.default.createSymbolicLink(atPath: path(odd[1]), withDestinationPath: "a.csv")
    let underWay = try UnfinishedFile(path: path("a.csv"))
    AbandonedFiles.remove(in: folder.url.path) { $0 == "a.csv" }
    let left = try names()
    #expect(left.filter { gone.contains($0) } == [])
    #expect(left.count == others.count + odd.count + 1)
    try underWay.publish(.unsynced)
  }

  @Test func filesThatBelongTogetherAreSyncedBeforeTheirRecord() throws {
    try AtomicFile.write([1], to: path("a"), .unsynced)
    try AtomicFile.write([2], to: path("b"), .unsynced)
    try AtomicFile.write([3], to: path("record"), after: [path("a"), path("b")])
    #expect(try names() == ["a", "b", "record"])
    // What the record speaks of must be there.
    #expect(throws: AtomicFile.Failure(path: path("c"), reason: "No such file or directory")) {
      try AtomicFile.write([4], to: path("other"), after: [path("c")])
    }
    #expect(try names() == ["a", "b", "record"])
  }

  @Test func anEmptyPathIsRefused() throws {
    #expect(throws: AtomicFile.Failure.self) { try AtomicFile.write([], to: "") }
    #expect(throws: AtomicFile.Failure.self) { try AtomicFile.makeFolder("", option: "--output") }
    #expect(throws: AtomicFile.Failure.self) { try AtomicFile.prepare("", option: "--output") }
  }

  @Test func foldersAreMadeOrTheSystemSaysWhyNot() throws {
    try AtomicFile.makeFolder(path("a/b//c/"), option: "--output")
    #expect(try names() == ["a"])
    try AtomicFile.write([], to: path("file"))
    let error = #expect(throws: AtomicFile.Failure.self) {
      try AtomicFile.makeFolder(path("file/x/y"), option: "--output")
    }
    #expect(error?.reason == "the folder cannot be made: Not a directory; choose another with --output")
  }

  @Test func aFolderIsLockedOnceAndForAsLongAsTheLockLives() throws {
    let path = folder.url.path
    do {
      let lock = try FolderLock(path, option: "--output")
      #expect(lock.notice == nil)
      #expect(
        throws: AtomicFile.Failure(
          path: path,
          reason: "process \(getpid()) is at work in this folder: wait for it, or choose another with --output")
      ) { try FolderLock(path, option: "--output") }
      #expect(FolderLock.holder(of: path).process == getpid())
      withExtendedLifetime(lock) {}
    }
    #expect(!FolderLock.holder(of: path).isAtWork)
    _ = try FolderLock(path, option: "--output")
  }
}

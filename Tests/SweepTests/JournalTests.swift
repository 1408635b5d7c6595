import Analytics
import Foundation
import TestSupport
import Testing

@testable import Sweep

@Suite struct JournalTests {
  let folder: TemporaryFolder
  let path: String
  let engine = EngineVersion(package: "1.2.3")

  init() throws {
    folder = try TemporaryFolder()
    path = folder.url.path
  }

  private func outcome(_ number: UInt8, log: String? = nil) throws -> FinishedOutcome {
    var metrics = SecurityMetrics()
    metrics.trades = Int(number)
    metrics.realizedPnL = Double(number) / 3
    return FinishedOutcome(
      key: try #require(ResultKey(bytes: Array(repeating: number, count: 16))), strategy: "s", security: "A",
      parameters: "a=1", trades: metrics.trades, realizedPnL: metrics.realizedPnL,
      metrics: MetricsBlob.encode(metrics),
      log: try log.map {
        KeptLog(path: $0, key: try #require(ResultKey(bytes: Array(repeating: number, count: 16))), hash: "5a")
      })
  }

  @Test func whatWasCommittedIsThereAgain() throws {
    let journal = try SweepJournal(folder: path, engine: engine)
    try journal.begin([StrategyProgress(strategy: "s", cells: 2, cellsDone: 0, results: 4, resultsDone: 1)])
    let outcomes = [try outcome(1), try outcome(2, log: "cell/A_trades.csv")]
    try journal.commit(outcomes, strategyIndex: 0, finishedCells: 1)

    let again = try SweepJournal(folder: path, engine: engine)
    #expect(try again.finishedKeys() == Set(outcomes.map(\.key)))
    let unknown = try #require(ResultKey(bytes: Array(repeating: 9, count: 16)))
    let metrics = try again.metrics(of: [outcomes[1].key, unknown, outcomes[0].key])
    #expect(metrics.map { $0?.trades } == [2, nil, 1])
    #expect(metrics[0]?.realizedPnL.bitPattern == (2.0 / 3).bitPattern)
    #expect(try again.trades(of: outcomes[1].key) == 2 && again.trades(of: unknown) == nil)
    #expect(try again.tradeLogs() == ["cell/A_trades.csv": outcomes[1].log])
    let (strategies, results) = try SweepJournal.progress(ofFolder: path)
    #expect(results == 2)
    #expect(strategies.map(\.resultsDone) == [3] && strategies.map(\.cellsDone) == [1])
    #expect(strategies[0].lastCommit != nil)
  }

  @Test func nothingIsCommittedTwiceAndNeverByHalves() throws {
    let journal = try SweepJournal(folder: path, engine: engine)
    try journal.commit([try outcome(1)], strategyIndex: 0, finishedCells: 0)
    #expect(throws: JournalError.self) {
      try journal.commit([try outcome(2), try outcome(1)], strategyIndex: 0, finishedCells: 0)
    }
    #expect(try journal.finishedKeys().count == 1)
  }

  @Test func anotherEnginesJournalIsKeptAndSaid() throws {
    do {
      let journal = try SweepJournal(folder: path, engine: engine)
      try journal.commit([try outcome(1)], strategyIndex: 0, finishedCells: 0)
    }
    #expect(
      throws: JournalError(
        "\(path)/journal.sqlite: was written by engine 1 of tickbt 1.2.3, this is engine 1 of tickbt 1.2.4, whose results may "
          + "differ: start over with --fresh, which keeps it aside")
    ) { try SweepJournal(folder: path, engine: EngineVersion(package: "1.2.4")) }
    #expect(try SweepJournal(folder: path, engine: engine).finishedKeys().count == 1)
  }

  @Test func startingOverKeepsTheOldOnesAside() throws {
    #expect(try SweepJournal.setAside(folder: path) == nil)
    for number in 1...3 {
      do {
        let journal = try SweepJournal(folder: path, engine: engine)
        #expect(try journal.finishedKeys().isEmpty)
        try journal.commit([try outcome(UInt8(number))], strategyIndex: 0, finishedCells: 0)
      }
      #expect(try SweepJournal.setAside(folder: path) == "journal-\(number).sqlite")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".sqlite") }
    #expect(names.sorted() == ["journal-1.sqlite", "journal-2.sqlite", "journal-3.sqlite"])
  }

  /// Bytes of anything, a file that was cut, one with a page of zeros, another program's database.
  @Test(arguments: ["rubbish", "cut", "zeros"])
  func aDamagedJournalIsKeptAndSaid(damage: String) throws {
    let file = folder.url.appending(path: "journal.sqlite")
    do {
      let journal = try SweepJournal(folder: path, engine: engine)
      try journal.commit(try (1...200).map { try outcome(UInt8($0)) }, strategyIndex: 0, finishedCells: 0)
    }
    for companion in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: file.path + companion) }
    var bytes = try Data(contentsOf: file)
    switch damage {
    case "rubbish": bytes = Data("this is no database at all, whatever its name may say".utf8)
    case "cut": bytes = bytes.prefix(bytes.count / 2)
    default: for index in (bytes.count / 4096 / 2 * 4096)..<(bytes.count / 4096 / 2 * 4096 + 4096) { bytes[index] = 0 }
    }
    try bytes.write(to: file)
    #expect(
      throws: JournalError(
        "\(path)/journal.sqlite: the journal is damaged: start over with --fresh, which keeps it aside")
    ) {
      let journal = try SweepJournal(folder: path, engine: engine)
      _ = try journal.finishedKeys()
    }
    #expect(try Data(contentsOf: file).count == bytes.count)
  }

  @Test func aByteThatHasChangedIsFoundOut() throws {
    let blob = try outcome(5).metrics
    #expect(MetricsBlob.decode(blob)?.trades == 5)
    for index in blob.indices {
      var changed = blob
      changed[index] ^= 0x10
      #expect(MetricsBlob.decode(changed) == nil)
      #expect(MetricsBlob.decode(Array(blob[..<index])) == nil)
    }
  }

  @Test func aFullDiskIsOneLineAndWhatStoodThereStays() throws {
    let file = "\(path)/journal.sqlite"
    let journal = try SweepJournal(path: file, engine: engine, mostPages: 12)
    let error = #expect(throws: JournalError.self) {
      for number in 1...250 { try journal.commit([try outcome(UInt8(number))], strategyIndex: 0, finishedCells: 0) }
    }
    #expect(
      error?.description
        == "\(file): cannot be written (database or disk is full): free some space and run the same command "
        + "again; it goes on where it was")
    let count = try journal.finishedKeys().count
    #expect(count > 0)
    #expect(try SweepJournal(folder: path, engine: engine).finishedKeys().count == count)
  }
}

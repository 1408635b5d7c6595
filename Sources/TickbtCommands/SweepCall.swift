internal import Analytics
internal import ArgumentParser
internal import Backtest
internal import FoundationEssentials
internal import Report
internal import Sweep
internal import TickData
internal import TickStorage

/// A call of `tickbt sweep`: its options, with what a file of the sweep says besides, and the plan made of them.
struct SweepCall {
  let plan: SweepPlan
  private let command: SweepCommand
  private let output: String
  private let workers: Int
  private let savedTrades: SavedTrades
  private let folds: Int?

  /// More cells than this are asked for once more.
  private static let mostCells = 1_000_000
  /// More than these do not fit the memory.
  private static let mostCellsAtAll = 100_000_000

  init(_ command: SweepCommand) throws {
    let file = try command.specification.spec.map { try SweepFile(path: $0) }
    self.command = command
    output = command.outputDir ?? file?.text("output_dir") ?? "output/sweep"
    guard !output.isEmpty else { throw UsageError("output_dir is empty: name a folder, or leave it out") }
    workers = command.workers ?? file?.number("workers") ?? Machine.cores
    folds = command.folds ?? file?.number("folds")
    let maxSheets = command.selection.maxSheets ?? file?.number("max_sheets")
    let chunkSize = command.chunkSize ?? file?.number("chunk_size") ?? BacktestPlan.usualChunkSize
    try requirePositive(workers, "--workers")
    try requirePositive(folds, "--folds")
    try requirePositive(maxSheets, "--max-sheets")
    try requirePositive(chunkSize, "--chunk-size")
    savedTrades = try command.saveTrades ?? file?.text("save_trades").map(Self.savedTrades) ?? .best
    let reading = command.reading.completed(by: file)
    let names = try SecurityNames.parse(command.selection.securities) ?? file?.securities
    do {
      let specification = try command.specification.specification(file)
      // A file may name more configurations than the options leave strategies to try.
      let named = command.config.isEmpty ? file?.configurations ?? [] : command.config
      let configuration = try Self.configurations(
        named, tried: command.config.isEmpty ? nil : specification.strategies)
      // What is asked for is checked before any file is opened.
      let grid = try SweepGrid(specification, registry: Registry.strategies)
      guard specification.samples ?? 1 <= Self.mostCells else {
        throw UsageError("--samples must be \(Self.mostCells) or less: leave it out, and run all cells with --yes")
      }
      let count = min(grid.count, specification.samples ?? .max)
      guard count <= Self.mostCellsAtAll || command.dryRun else {
        throw UsageError(
          "the sweep has \(count.counted("cell")), and one sweep may have \(Int64(Self.mostCellsAtAll).grouped): draw some "
            + "of them with --samples, or sweep parts of the grid one after the other")
      }
      guard count <= Self.mostCells || command.yes || command.dryRun else {
        throw UsageError(
          "the sweep has \(count.counted("cell")): draw some of them with --samples, or run them all with --yes")
      }
      // One folder has the hours of all strategies: that of the first one's configuration.
      let hours = try command.hours.hours(
        beside: grid.strategies.first.map { try configuration($0.name).path },
        else: (file?.text("sessions"), file?.text("session")))
      plan = try SweepPlan(
        specification, registry: Registry.strategies, configuration: configuration,
        source: command.ticks.open(reading.reading(), else: file?.text("data")),
        selection: SecuritySelection(names: names, first: maxSheets),
        exchanges: command.exchanges.mapping(
          for: grid.strategies, hours, else: file?.text("exchange_mapping"), configuration: configuration),
        hours: hours, chunkSize: chunkSize, engine: EngineVersion(package: Version.current),
        program: try Machine.program().description)
    } catch let error as SpecificationError {
      throw UsageError(error.description)
    }
  }

  private static func savedTrades(_ text: String) throws(UsageError) -> SavedTrades {
    guard let saved = SavedTrades(rawValue: text) else {
      throw UsageError("save_trades must be none, best or all, was \(text)")
    }
    return saved
  }

  /// The configuration of a strategy, by what `--config` names: a file for all, or one for each.
  private static func configurations(
    _ texts: [String], tried: [String]?
  ) throws(UsageError) -> (String) throws -> Configuration {
    var common: String?
    var own: [String: String] = [:]
    for text in texts {
      let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
      if sides.count == 2, Registry.strategies.strategy(named: sides[0]) != nil {
        guard tried?.contains(sides[0]) ?? true else {
          throw UsageError("--config \(text): \(sides[0]) is not tried: leave it out, or add --strategy \(sides[0])")
        }
        guard own.updateValue(sides[1], forKey: sides[0]) == nil else {
          throw UsageError("--config \(text): \(sides[0]) has two configurations")
        }
      } else {
        guard common == nil else {
          throw UsageError(
            "--config \(text): one file for all strategies is named already; write strategy=file for one")
        }
        common = text
      }
    }
    return { [common, own] name in try Configuration(path: own[name] ?? common ?? "configs/\(name)_config.json") }
  }
}

extension SweepCall {
  /// Prints what would be run.
  func showCells() {
    let shown = 1000
    for index in 0..<min(plan.cellCount, shown) { Console.print(plan.cell(index).id) }
    if plan.cellCount > shown { Console.print("… and \(Int64(plan.cellCount - shown).grouped) more") }
    var text = plan.cellCount.counted("cell")
    if plan.cellCount < plan.grid.count { text += ", drawn from \(Int64(plan.grid.count).grouped)" }
    text += " × \(plan.entries.count.counted("security", "securities")) = \(plan.resultCount.counted("result"))"
    if let estimate = TimeEstimate(of: plan) {
      let seconds = estimate.seconds / Double(min(workers, Machine.cores))
      text +=
        "; about \(estimate.ticks.grouped(fraction: 0)) ticks a cell, \(seconds.grouped(fraction: seconds < 10 ? 1 : 0)) s with "
        + workers.counted("worker")
    }
    Console.print(text)
    if FileManager.default.fileExists(atPath: "\(output)/\(SweepJournal.fileName)"), !command.fresh {
      Console.printLine("What the journal in \(output) has already is not computed again.")
    }
  }

  /// Runs the sweep, and writes and shows what it came to.
  func run() throws {
    let folder = try SweepFolder(path: output, for: plan, durability: command.sync.durability)
    folder.notice.map(Console.notice)
    if command.fresh, let kept = try SweepJournal.setAside(folder: output), !command.quiet {
      Console.notice("the old journal is kept as \(output)/\(kept)")
    }
    let journal = try SweepJournal(folder: output, engine: plan.engine, durability: command.sync.durability)
    if folder.notice == nil, !journal.hasLocks {
      Console.notice(
        "\(output): the disk has no file locks: see to it that no other command reads or writes this sweep meanwhile")
    }
    defer { journal.finish() }
    try folder.clear()
    let cancellation = Cancellation()
    Interruption.cancel(cancellation)
    let progress = SweepProgress(cells: plan.cellCount)
    let sweep = SweepRun(
      plan, journal: journal, workers: workers, progress: progress, cancellation: cancellation)
    let line = !command.quiet && Console.errorIsTerminal ? ProgressLine { Self.text(progress, $0) } : nil
    defer { line?.finish() }
    do {
      let start = ContinuousClock().now
      let results = try sweep.run(keepingTradesIn: savedTrades == .all ? folder.cells : nil)
      let cells = try folder.writeSecurities(plan, sweep, results)
      let selection = SelectionFigures(of: cells)
      let kept = keptCells(cells)
      try sweep.keepTrades(ofCells: kept, results, in: folder.cells)
      let logs = try folder.writeRecords(ofCells: kept, plan, sweep, results)
      let analysis = folds.flatMap { WalkForward(of: cells, folds: $0) }
      try folder.writeTables(plan, cells, selection, analysis)
      let seconds = (ContinuousClock().now - start).seconds
      try folder.finish(
        SweepRecord(plan, results, cells, selection, kept: kept, workers: workers, seconds: seconds),
        keeping: logs)
      line?.finish()
      try show(results, cells, selection, analysis, progress, seconds: seconds)
    } catch is CancelledRun {
      line?.finish()
      Console.error(
        "interrupted: what is finished stands in \(output)/\(SweepJournal.fileName); run the same command again, and it goes "
          + "on")
      throw ExitCode(130)
    } catch let error as AtomicFile.Failure {
      line?.finish()
      Console.error("\(error): what is finished stands in the journal; run the same command again, and it goes on")
      throw ExitCode.failure
    }
  }

  private func keptCells(_ cells: [CellResult]) -> [Int] {
    switch savedTrades {
    case .none: []
    case .best: SelectionFigures.bestOfEach(cells)
    case .all: Array(cells.indices)
    }
  }

  private static func text(_ progress: SweepProgress, _ seconds: Double) -> String {
    var text =
      "\((100 * progress.fractionDone).grouped(fraction: 0)) %, \(Int64(progress.cellsDone).grouped)/"
      + "\(Int64(progress.cells).grouped) cells"
    guard seconds > 0, progress.ticksReplayed > 0 else { return text }
    text +=
      ", \((Double(progress.ticksReplayed) / seconds / 1e6).grouped(fraction: 0)) million ticks × configurations/s"
    return text + ProgressLine.timeLeft(seconds, progress.fractionDone)
  }

  private func show(
    _ results: SweepResults, _ cells: [CellResult], _ selection: SelectionFigures, _ analysis: WalkForward?,
    _ progress: SweepProgress, seconds: Double
  ) throws {
    if !command.quiet {
      Console.print(SweepRanking.text(cells, selection))
      Console.print(SweepRanking.verdict(cells, selection))
      if let analysis { Console.print("\n" + SweepRanking.text(analysis, cells)) }
      if let folds, analysis == nil {
        Console.notice("\(folds) folds need at least \(folds + 1) days with ticks: there is no walk-forward table")
      }
      Console.print(
        "\(cells.count.counted("cell")) on \(plan.entries.count.counted("security", "securities")): "
          + "\(results.computed.counted("result")) computed, \(Int64(results.reused).grouped) were in the journal"
          + (results.shared > 0
            ? ", \(Int64(results.shared).grouped) are another cell's with the same parameters; " : "; ")
          + "\(Int64(progress.ticksReplayed).grouped) ticks × configurations, \(seconds.grouped(fraction: 3)) s")
      Console.printLine("Results: \(output)")
    }
    results.notices.forEach(Console.notice)
    let failures = results.failures(ofSecurities: plan.entries.count)
    for failure in failures { Console.error("\(plan.entries[failure.security].security): \(failure.reason)") }
    if !failures.isEmpty { throw ExitCode.failure }
    try command.strict.requireNone(of: plan.dataNotices + results.notices)
  }
}

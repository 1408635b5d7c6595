internal import Analytics
package import TickStorage

/// Results side by side. Differences are from the first one.
package struct ComparisonTables {
  private let results: [ComparedResult]
  /// What each of the others has in common with the first, and how it differs, day by day.
  private let days: [(correlation: Double?, difference: PairedDifference?)]
  /// The securities, in the order in which they first appear.
  private let securities: [String]

  package init(_ results: [ComparedResult]) {
    self.results = results
    days = results.enumerated().map { index, result in
      guard index > 0, let first = results[0].daily, let daily = result.daily,
        (first.amounts + daily.amounts).allSatisfy(\.isFinite)
      else { return (nil, nil) }
      return (Correlation.of(daily, first), BlockBootstrap().difference(daily, first))
    }
    var securities: [String] = []
    var known: Set<String> = []
    for result in results {
      for security in result.securities where known.insert(security.name).inserted { securities.append(security.name) }
    }
    self.securities = securities
  }

  /// Where a result is not of the same securities or ticks as the first, so that their totals cannot be compared; one line
  /// each.
  package var notices: [String] {
    guard let first = results.first else { return [] }
    let failures = results.enumerated().filter { !$1.failed.isEmpty }.map { index, result in
      "#\(index + 1): \(Self.list(result.failed)) failed, and is left out"
    }
    let own = Dictionary(first.securities.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return failures
      + results.enumerated().dropFirst().flatMap { index, result in
        let names = Set(result.securities.map(\.name))
        let missing = first.securities.map(\.name).filter { !names.contains($0) && !result.failed.contains($0) }
        let more = result.securities.map(\.name).filter { own[$0] == nil }
        let changed = result.securities.filter { security in
          guard let ticks = security.ticks, let others = own[security.name]?.ticks else { return false }
          return ticks != others
        }
        return [
          missing.isEmpty
            ? nil : "#\(index + 1) has no result of \(Self.list(missing)), which #1 has: totals are not of the same",
          more.isEmpty ? nil : "#\(index + 1) has \(Self.list(more)), which #1 has not: totals are not of the same",
          changed.isEmpty
            ? nil
            : "#\(index + 1) is of other ticks than #1: \(Self.list(changed.map(\.name))) had a file with another hash",
        ].compactMap(\.self)
      }
  }

  private static func list(_ names: [String]) -> String {
    names.count <= 5
      ? names.joined(separator: ", ") : names.prefix(5).joined(separator: ", ") + " and \(names.count - 5) more"
  }

  // MARK: For the console

  package var text: String {
    totals + "\n" + bySecurity + (results.count > 1 ? "\n" + byDay : "")
  }

  private var totals: String {
    var table = TextTable([
      ("#", .right), ("Result", .left), ("Strategy", .left), ("Securities", .right), ("Trades", .right),
      ("Realized P&L", .right), ("Difference", .right), ("Days traded", .right),
    ])
    for (index, result) in results.enumerated() {
      let dates = result.strategyDates.flatMap { strategy in
        result.marketDates.map { "\(strategy.grouped(fraction: 0))/\($0.grouped(fraction: 0))" }
      }
      table.add([
        "\(index + 1)", result.name, result.strategy, "\(result.securities.count)", result.trades.grouped(fraction: 0),
        result.pnl.grouped(fraction: 2), index == 0 ? "" : signed(result.pnl - results[0].pnl), dates ?? "",
      ])
    }
    return table.text
  }

  private var bySecurity: String {
    var columns: [(String, TextTable.Alignment)] = [("Security", .left)]
    for index in results.indices {
      columns += [("#\(index + 1) trades", .right), ("#\(index + 1) P&L", .right)]
      if index > 0 { columns.append(("difference", .right)) }
    }
    var table = TextTable(columns)
    for security in securities {
      var cells = [security]
      for (index, result) in results.enumerated() {
        let found = result.securities.first { $0.name == security }
        cells += [found?.trades.grouped(fraction: 0) ?? "", found?.pnl.grouped(fraction: 2) ?? ""]
        if index > 0 { cells.append(difference(security, index).map(signed) ?? "") }
      }
      table.add(cells)
    }
    return table.text
  }

  private var byDay: String {
    var table = TextTable([
      ("Day by day", .left), ("Days", .right), ("Correlation", .right), ("Mean difference", .right),
      ("95 % from", .right),
      ("to", .right), ("p", .right),
    ])
    for (index, pair) in days.enumerated().dropFirst() {
      let difference = pair.difference
      table.add([
        "#\(index + 1) less #1", difference.map { "\($0.days)" } ?? "", pair.correlation?.grouped(fraction: 3) ?? "–",
        difference.map { signed($0.mean) } ?? "–", difference.map { signed($0.interval.lower) } ?? "–",
        difference.map { signed($0.interval.upper) } ?? "–", difference?.pValue.grouped(fraction: 4) ?? "–",
      ])
    }
    return table.text
  }

  private func signed(_ amount: Double) -> String { (amount > 0 ? "+" : "") + amount.grouped(fraction: 2) }

  /// What a security brought more than in the first result; nil where one of them lacks it.
  private func difference(_ security: String, _ index: Int) -> Double? {
    guard let own = results[index].securities.first(where: { $0.name == security }),
      let first = results[0].securities.first(where: { $0.name == security })
    else { return nil }
    return own.pnl - first.pnl
  }

  // MARK: As files

  /// Writes the totals, those with the most P&L first, and beside them, under a name that ends in `_per_security`, a line
  /// for each result and security. Returns the paths.
  package func write(to path: String) throws(AtomicFile.Failure) -> [String] {
    try AtomicFile.prepare(path, option: "--output")
    try totalsTable.writeCSV(to: path, .unsynced)
    let stem = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
    let second = "\(stem)_per_security.csv"
    try AtomicFile.prepare(second, option: "--output")
    try securitiesTable.writeCSV(to: second, .unsynced)
    return [path, second]
  }

  private var totalsTable: ResultTable {
    // What is no number comes last.
    let amounts = results.map { $0.pnl.isNaN ? -.infinity : $0.pnl }
    let order = results.indices.sorted { (amounts[$0], $1) > (amounts[$1], $0) }
    let sorted = order.map { results[$0] }
    func mean(_ total: Double, _ result: ComparedResult) -> Double? { ratio(total, Double(result.securities.count)) }
    var table = ResultTable()
    table.add("strategy", .texts(sorted.map(\.strategy)))
    table.add("total_trades", .wholes(sorted.map(\.trades.whole)))
    table.add("total_pnl", .numbers(sorted.map(\.pnl)))
    table.add("num_securities", .wholes(sorted.map { Int64($0.securities.count) }))
    table.add("avg_pnl_per_security", .numbers(sorted.map { mean($0.pnl, $0) }))
    table.add("avg_trades_per_security", .numbers(sorted.map { mean($0.trades, $0) }))
    table.add("total_market_dates", .wholes(sorted.map { $0.marketDates?.whole }))
    table.add("total_strategy_dates", .wholes(sorted.map { $0.strategyDates?.whole }))
    table.add(
      "trading_day_coverage",
      .numbers(
        sorted.map { result in
          guard let strategy = result.strategyDates, let market = result.marketDates else { return nil }
          return market == 0 ? 0 : strategy / market * 100
        }))
    table.add("result", .texts(sorted.map(\.name)))
    table.add("pnl_difference", .numbers(order.map { $0 == 0 ? nil : results[$0].pnl - results[0].pnl }))
    table.add("daily_correlation", .numbers(order.map { days[$0].correlation }))
    table.add("mean_daily_difference", .numbers(order.map { days[$0].difference?.mean }))
    table.add("mean_daily_difference_low", .numbers(order.map { days[$0].difference?.interval.lower }))
    table.add("mean_daily_difference_high", .numbers(order.map { days[$0].difference?.interval.upper }))
    table.add("p_value", .numbers(order.map { days[$0].difference?.pValue }))
    return table
  }

  private var securitiesTable: ResultTable {
    let lines = securities.flatMap { name in
      results.indices.compactMap { index in
        results[index].securities.first { $0.name == name }.map { (index: index, security: $0) }
      }
    }
    var table = ResultTable()
    table.add("security", .texts(lines.map(\.security.name)))
    table.add("result", .texts(lines.map { results[$0.index].name }))
    table.add("strategy", .texts(lines.map { results[$0.index].strategy }))
    table.add("trades", .wholes(lines.map(\.security.trades.whole)))
    table.add("pnl", .numbers(lines.map(\.security.pnl)))
    table.add("pnl_difference", .numbers(lines.map { $0.index == 0 ? nil : difference($0.security.name, $0.index) }))
    return table
  }
}

extension Double {
  /// A count of a file, which may say anything: nil for what is no whole number of 64 bits.
  fileprivate var whole: Int64? { Int64(exactly: rounded(.towardZero)) }
}

private func ratio(_ numerator: Double, _ denominator: Double) -> Double? {
  denominator == 0 ? nil : numerator / denominator
}

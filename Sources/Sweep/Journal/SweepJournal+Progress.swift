internal import GRDB

/// How far the sweep of a folder has come with one of its strategies.
package struct StrategyProgress: Hashable, Sendable {
  package let strategy: String
  package var cells: Int
  package var cellsDone: Int
  /// Pairs of a cell and a security.
  package var results: Int
  package var resultsDone: Int
  /// Seconds since 1970-01-01 of its last commit; nil before the first.
  package var lastCommit: Double?
}

extension SweepJournal {
  /// Notes what a sweep that begins has to do, and what of it stands here already.
  func begin(_ progress: [StrategyProgress]) throws(JournalError) {
    try write { database in
      try database.execute(sql: "DELETE FROM progress")
      for (position, strategy) in progress.enumerated() {
        try database.execute(
          sql: """
            INSERT INTO progress (position, strategy, cells, cells_done, results, results_done) VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            position, strategy.strategy, strategy.cells, strategy.cellsDone, strategy.results, strategy.resultsDone,
          ])
      }
    }
  }

  /// Notes that results which were counted as done are not.
  func takeBack(results count: Int, strategyIndex: Int) throws(JournalError) {
    try write { database in
      try database.execute(
        sql: "UPDATE progress SET results_done = results_done - ? WHERE position = ?",
        arguments: [count, strategyIndex])
    }
  }

  /// How far the folder's last sweep has come, and how many results its journal holds; also while a sweep is at work.
  package static func progress(
    ofFolder folder: String
  ) throws(JournalError) -> (strategies: [StrategyProgress], results: Int) {
    let path = "\(folder)/\(fileName)"
    do {
      return try reading(path).read { database in
        if try isNew(database) { return ([], 0) }
        try requireOurs(database, path)
        let rows = try Row.fetchAll(
          database,
          sql: """
            SELECT strategy, cells, cells_done, results, results_done, last_commit FROM progress ORDER BY position
            """)
        let strategies = try rows.map { row in
          StrategyProgress(
            strategy: try row.decode(atIndex: 0), cells: try row.decode(atIndex: 1),
            cellsDone: try row.decode(atIndex: 2),
            results: try row.decode(atIndex: 3), resultsDone: try row.decode(atIndex: 4),
            lastCommit: try row.decode(atIndex: 5))
        }
        return (strategies, try Int.fetchOne(database, sql: "SELECT count(*) FROM outcome") ?? 0)
      }
    } catch {
      throw JournalError(path, error)
    }
  }
}

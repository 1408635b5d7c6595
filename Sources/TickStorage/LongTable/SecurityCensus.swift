internal import TickData

/// Which securities a long table has, how many rows of each, and in which parts of its files.
struct SecurityCensus: Sendable {
  /// One security's share.
  struct Share: Sendable {
    /// As results name it.
    let name: String
    /// As the column has it.
    let word: String
    var rows: Int64 = 0
    /// For each file, the parts in which it occurs; empty where the format has no parts.
    var batches: [[Bool]]
  }

  /// In ascending order of their names.
  private(set) var shares: [Share]
  /// Rows that name no security.
  let namelessRows: Int64
  let rows: Int64

  /// Counts by reading the column of the security and nothing else. Nil as soon as the parts that have to be read to read
  /// every security by itself are, taken together, more than `mostReading` times the files so far.
  init?(
    of files: [ListedFile], mostReading: Double,
    open: (ListedFile, DescribedWords) throws(TickFileError) -> DescribedTable
  ) throws(TickFileError) {
    let words = DescribedWords()
    var counts: [Int64] = []
    var marks: [[[Bool]]] = []
    var numbers: [Int32] = []
    var (nameless, total, toRead, listed): (Int64, Int64, Int64, Int64) = (0, 0, 0, 0)
    for (index, file) in files.enumerated() {
      let table = try open(file, words)
      let batches = table.table.batches
      listed += batches.reduce(0, +)
      for (batch, batchRows) in batches.enumerated() {
        var left = batchRows
        var isHere: [Bool] = []
        while left > 0 {
          let count = try table.table.advance(rows: Int(min(left, Self.rowsAtATime)))
          guard count > 0 else { break }
          left -= Int64(count)
          total += Int64(count)
          try table.readSecurities(into: &numbers)
          let most = Int(numbers[..<count].max() ?? -1)
          // One more in front, for rows without a security.
          var found = [Int64](repeating: 0, count: most + 2)
          for row in 0..<count { found[Int(numbers[row]) + 1] += 1 }
          nameless += found.removeFirst()
          DescribedTable.grow(&counts, found.count, 0)
          DescribedTable.grow(&isHere, found.count, false)
          for (number, rows) in found.enumerated() where rows > 0 {
            counts[number] += rows
            isHere[number] = true
          }
        }
        for number in isHere.indices where isHere[number] {
          DescribedTable.grow(&marks, number + 1, [])
          while marks[number].count <= index { marks[number].append([]) }
          DescribedTable.grow(&marks[number][index], batches.count, false)
          marks[number][index][batch] = true
          toRead += batchRows
        }
        guard Double(toRead) <= mostReading * Double(listed) else { return nil }
      }
    }
    shares = try Self.shares(words.securities.words, counts, marks, path: files[0].path)
    namelessRows = nameless
    rows = total
  }

  /// Of a table that has been counted otherwise, as it was read.
  init(_ words: TypeWords, _ counts: [Int64], namelessRows: Int64, path: String) throws(TickFileError) {
    shares = try Self.shares(words, counts, [], path: path)
    self.namelessRows = namelessRows
    rows = counts.reduce(namelessRows, +)
  }

  private static let rowsAtATime: Int64 = 1 << 16

  private static func shares(
    _ words: TypeWords, _ counts: [Int64], _ marks: [[[Bool]]], path: String
  ) throws(TickFileError) -> [Share] {
    var shares: [String: Share] = [:]
    for (number, rows) in counts.enumerated() where rows > 0 {
      let word = words[number]
      let name = SecurityNaming.name(word)
      if let problem = SecurityNaming.problem(with: name) {
        throw TickFileError(path: path, "security \(word.quoted) in its column \(problem): rename it")
      }
      let batches = marks.indices.contains(number) ? marks[number] : []
      if let other = shares.updateValue(Share(name: name, word: word, rows: rows, batches: batches), forKey: name) {
        throw TickFileError(
          path: path, "securities \(other.word.quoted) and \(word.quoted) have the same name: rename one")
      }
    }
    return shares.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }
}

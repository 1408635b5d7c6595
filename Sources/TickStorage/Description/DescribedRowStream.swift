/// The rows of one security of a described source, forward.
protocol DescribedRowStream: AnyObject {
  /// Fills with the next rows, some thousand of them, and says which columns their file has; nil at the end.
  func next(into rows: inout DescribedRows) throws(TickFileError) -> DescribedColumns?

  /// The words of the types and of the conditions, by the numbers that the rows have.
  var types: TypeWords { get }
  var conditions: TypeWords { get }

  /// How much has been read, from 0 to 1.
  var fractionRead: Double { get }

  /// The first stamp or price of the rows so far that cannot be read, and how they were read where that is a guess.
  var firstUnreadable: UnreadableValue? { get }
  var remarks: [String] { get }
}

/// The rows of files that follow each other, all of them or those of one security.
final class FileRowStream: DescribedRowStream {
  /// What a file's column of the security has to do with the rows that are read.
  enum Selection {
    /// The file says nothing of securities, or nothing that matters.
    case all
    /// The rows of this security alone.
    case only(String)
    /// The file is one security's, whatever it is called there: a second one is an error.
    case one
  }

  private let files: [ListedFile]
  private let selection: Selection
  private let words: DescribedWords
  private let open: (ListedFile, DescribedWords) throws(TickFileError) -> DescribedTable
  private var nextFile = 0
  private var table: DescribedTable?
  private var securities: [Int32] = []
  /// The word of the one security, once it is known, and how many words have been looked at for it.
  private var wanted: Int32?
  private var seenWords = 0
  private var sequence: FileSequence
  private(set) var firstUnreadable: UnreadableValue?
  private var ownRemarks: [String] = []

  /// - Parameters:
  ///   - files: in the order in which they are read.
  ///   - open: opens one of them.
  init(
    _ files: [ListedFile], _ selection: Selection,
    open: @escaping (ListedFile, DescribedWords) throws(TickFileError) -> DescribedTable
  ) {
    self.files = files
    self.selection = selection
    self.open = open
    words = DescribedWords()
    sequence = FileSequence(files)
  }

  /// Rows that are read at a time: their columns stay in the second cache.
  private static let rowsAtATime = 8192

  var types: TypeWords { words.types.words }
  var conditions: TypeWords { words.conditions.words }
  var remarks: [String] { ownRemarks + sequence.remarks }

  var fractionRead: Double {
    guard let table else { return nextFile > 0 ? 1 : 0 }
    return (Double(nextFile - 1) + table.table.fractionRead) / Double(files.count)
  }

  func next(into rows: inout DescribedRows) throws(TickFileError) -> DescribedColumns? {
    while true {
      if table == nil {
        guard nextFile < files.count else { return nil }
        let opened = try open(files[nextFile], words)
        try sequence.begin(files[nextFile], columns: opened.signature)
        table = opened
        nextFile += 1
      }
      guard let table, try table.read(into: &rows, limit: Self.rowsAtATime) else {
        sequence.end()
        table = nil
        continue
      }
      firstUnreadable = firstUnreadable ?? table.firstUnreadable
      for remark in table.remarks where !ownRemarks.contains(remark) { ownRemarks.append(remark) }
      try select(in: table, &rows)
      sequence.take(rows.time[..<rows.count])
      if rows.count > 0 { return table.columns }
    }
  }

  private func select(in table: DescribedTable, _ rows: inout DescribedRows) throws(TickFileError) {
    switch selection {
    case .all: return
    case .only(let name):
      try table.readSecurities(into: &securities)
      if let places = places(of: name, in: securities[..<rows.count]) { rows = rows.rows(at: places) }
    case .one:
      guard table.columns[.security] != nil else { return }
      try table.readSecurities(into: &securities)
      for row in 0..<rows.count where securities[row] != wanted && securities[row] >= 0 {
        if let wanted {
          throw TickFileError(
            path: table.table.path, row: rows.number(row),
            "has a second security, \(words.securities.words[Int(securities[row])]) besides "
              + "\(words.securities.words[Int(wanted)]), but its path says that it holds one: name the file itself, or a folder "
              + "of such files, to have the securities told apart by their column")
        }
        wanted = securities[row]
      }
    }
  }

  /// The rows of a security by the words of all rows; nil if all rows are.
  private func places(of name: String, in words: ArraySlice<Int32>) -> [UInt16]? {
    guard let word = word(of: name) else { return [] }
    if words.allSatisfy({ $0 == word }) { return nil }
    var places: [UInt16] = []
    for row in words.indices where words[row] == word { places.append(UInt16(row)) }
    return places
  }

  /// The word of a security; nil if it has not occurred yet.
  private func word(of name: String) -> Int32? {
    let words = words.securities.words
    while wanted == nil, seenWords < words.count {
      if SecurityNaming.name(words[seenWords]) == name { wanted = Int32(seenWords) }
      seenWords += 1
    }
    return wanted
  }
}

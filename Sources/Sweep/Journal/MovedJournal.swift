internal import Glibc

/// A journal that is kept aside: `journal-1.sqlite` and so on, with what SQLite keeps beside it.
enum MovedJournal {
  private static let companions = ["-wal", "-shm", "-journal"]

  /// Moves the journal of a folder. Returns its new name; nil where there is none.
  static func move(folder: String) throws(JournalError) -> String? {
    let journal = "\(folder)/\(SweepJournal.fileName)"
    guard exists(journal) else { return nil }
    var number = 1
    while exists("\(folder)/\(name(number))") { number += 1 }
    // What has not reached the database itself goes first: if this ends halfway, nothing of it is taken for the next one's.
    for companion in companions where exists(journal + companion) {
      try move(journal + companion, "\(folder)/\(name(number))\(companion)")
    }
    try move(journal, "\(folder)/\(name(number))")
    return name(number)
  }

  private static func name(_ number: Int) -> String { "journal-\(number).sqlite" }

  private static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  private static func move(_ path: String, _ target: String) throws(JournalError) {
    guard rename(path, target) == 0 else {
      throw JournalError("\(path): cannot be moved to \(target) (\(String(cString: strerror(errno))))")
    }
  }
}

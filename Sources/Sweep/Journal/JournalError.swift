internal import GRDB

/// What is wrong with a sweep's journal or its folder, and what to do about it.
package struct JournalError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// What a failure of the database means to the user.
  init(_ path: String, _ error: any Error) {
    if let error = error as? JournalError {
      self = error
      return
    }
    // A value that is not of its column's kind.
    if error is RowDecodingError {
      self = .damaged(path)
      return
    }
    guard let failure = error as? DatabaseError else {
      self.init("\(path): \(error)")
      return
    }
    switch failure.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH, .SQLITE_ERROR, .SQLITE_TOOBIG:
      self = .damaged(path)
    case .SQLITE_FULL, .SQLITE_IOERR:
      self.init(
        "\(path): cannot be written (\(failure.message ?? "no space")): free some space and run the same command again; it "
          + "goes on where it was")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
      self.init(
        "\(path): cannot be opened (\(failure.message ?? "not allowed")): choose another folder with --output-dir")
    default:
      self.init("\(path): the journal fails (\(failure.message ?? "\(failure.resultCode)"))")
    }
  }

  static func damaged(_ path: String) -> JournalError {
    JournalError("\(path): the journal is damaged: start over with --fresh, which keeps it aside")
  }
}

internal import GRDB
internal import Glibc

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
    let code = DatabaseReason.take()
    let reason = code.map { String(cString: strerror($0)) } ?? Self.words(of: failure)
    switch failure.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_MISMATCH, .SQLITE_ERROR, .SQLITE_TOOBIG:
      self = .damaged(path)
    case .SQLITE_FULL, .SQLITE_IOERR:
      let isReading = [.SQLITE_IOERR_READ, .SQLITE_IOERR_SHORT_READ].contains(failure.extendedResultCode)
      let remedy =
        switch code {
        case EFBIG: "raise the limit on file sizes, see ulimit -f, and "
        case ENOSPC, EDQUOT: "free some space and "
        default: failure.resultCode == .SQLITE_FULL ? "free some space and " : ""
        }
      self.init(
        "\(path): cannot be \(isReading ? "read" : "written") (\(reason)): \(remedy)run the same command again; it goes on "
          + "where it was")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
      self.init("\(path): cannot be opened (\(reason)): choose another folder with --output-dir")
    default:
      self.init("\(path): the journal fails (\(reason))")
    }
  }

  /// What the database says where the system's reason is not known: with the number, which tells what it was about.
  private static func words(of failure: DatabaseError) -> String {
    let number = failure.extendedResultCode.rawValue
    let isGeneral = failure.extendedResultCode == failure.resultCode
    return (failure.message ?? "the database fails") + (isGeneral ? "" : ", code \(number)")
  }

  static func damaged(_ path: String) -> JournalError {
    JournalError("\(path): the journal is damaged: start over with --fresh, which keeps it aside")
  }
}

internal import Glibc
internal import TickData

/// Standard output for results, standard error for everything about them.
///
/// Nothing that a text quotes of a file or of the call reaches the terminal as a control character; an error or a notice is
/// one line, whatever it quotes.
enum Console {
  /// Ends the process where the text cannot be written: a result that is lost is a failure.
  static func print(_ text: String) {
    guard !write(text.withoutControlsInLines + "\n", to: STDOUT_FILENO) else { return }
    error("standard output cannot be written (\(String(cString: strerror(errno))))")
    exit(EXIT_FAILURE)
  }

  /// A text of one line, whatever it quotes.
  static func printLine(_ text: String) { print(text.withoutControls) }

  static func error(_ text: String) { write("Error: \(text.withoutControls)\n", to: STDERR_FILENO) }

  static func notice(_ text: String) { write("Note: \(text.withoutControls)\n", to: STDERR_FILENO) }

  /// What is wrong with a call, with how it is to be made: several lines.
  static func usage(_ text: String) { write(text.withoutControlsInLines + "\n", to: STDERR_FILENO) }

  /// Replaces the current line of standard error.
  static func status(_ text: String) { write("\r\u{1B}[K\(text.withoutControls)", to: STDERR_FILENO) }

  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  @discardableResult
  private static func write(_ text: String, to file: Int32) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      // Unsafe: the bytes are lent for the call.
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}

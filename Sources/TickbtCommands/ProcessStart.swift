internal import Glibc

/// What must hold before the process does anything, whoever started it.
enum ProcessStart {
  /// Prepares the process. Returns the mistake in the call, or nil if the call is valid.
  static func prepare() -> String? {
    openStandardFiles()
    // A file that reaches the limit on sizes is an error of that file, which says so and leaves nothing half-written.
    signal(SIGXFSZ, SIG_IGN)
    return problem(with: arguments())
  }

  /// Where standard input, output or error is closed, the first file that is opened would be taken for it and get what is
  /// meant for the terminal.
  private static func openStandardFiles() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      let file = open("/dev/null", O_RDWR)
      // The lowest that is free, which is this one.
      if file != descriptor { _exit(EXIT_FAILURE) }
    }
  }

  /// The arguments as the system has them, without the program's name.
  private static func arguments() -> [[UInt8]] {
    // Unsafe: the system's own strings, which stay as they are; there are as many as it says.
    (1..<max(1, Int(CommandLine.argc))).compactMap { index in
      guard let text = CommandLine.unsafeArgv[index] else { return nil }
      return Array(UnsafeBufferPointer(start: text, count: strlen(text))).map(UInt8.init(bitPattern:))
    }
  }

  /// An empty path would be the root of the file system or the working folder, as it is put together; and two paths that
  /// are not UTF-8 could become one.
  static func problem(with arguments: [[UInt8]]) -> String? {
    var option: String?
    for (index, bytes) in arguments.enumerated() {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return
          "argument \(index + 1) is not UTF-8: \(String(decoding: bytes, as: UTF8.self)): rename the file or folder"
      }
      if text.isEmpty {
        return "\(option ?? "argument \(index + 1)") is empty: give it a value, or leave it out"
      }
      if text.hasPrefix("--"), text.hasSuffix("="), text.firstIndex(of: "=") == text.index(before: text.endIndex) {
        return "\(text.dropLast()) is empty: give it a value, or leave it out"
      }
      option = text.hasPrefix("-") ? text : nil
    }
    return nil
  }
}

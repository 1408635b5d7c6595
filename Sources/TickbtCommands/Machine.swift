internal import FoundationEssentials

/// What the program runs on.
enum Machine {
  /// The cores that this process may use.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }
}

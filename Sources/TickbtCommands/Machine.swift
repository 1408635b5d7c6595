internal import FoundationEssentials
internal import TickStorage

/// What the program runs on.
enum Machine {
  /// The cores that this process may use.
  static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

  /// The hash of the program that runs, by which one with other strategies in it is told.
  static func program() throws(TickFileError) -> ContentHash { try ContentHash(ofFile: "/proc/self/exe") }
}

/// What is wrong with a configuration, where, and what to do about it.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String
  /// Whether it is not the file that is wrong, but what was set over it.
  public let isInOverrides: Bool

  public init(_ description: String, isInOverrides: Bool = false) {
    self.description = description
    self.isInOverrides = isInOverrides
  }
}

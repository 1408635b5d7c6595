/// What is wrong with a configuration, where, and what to do about it.
public struct ConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

/// A security, by the name that configurations and results use (`EMAAR`).
public struct Security: Hashable, Sendable, CustomStringConvertible {
  public let name: String

  public init(_ name: String) { self.name = name }

  public var description: String { name }
}

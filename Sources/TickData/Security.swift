/// A security, by the name that configurations and results use (`EMAAR`). A name has no control characters: whatever steers
/// a terminal is replaced, since names come of files.
public struct Security: Hashable, Sendable, CustomStringConvertible {
  public let name: String

  public init(_ name: String) { self.name = name.withoutControls }

  public var description: String { name }
}

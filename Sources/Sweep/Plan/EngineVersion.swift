/// Which engine made a result. Results of different engines do not stand in one journal.
package struct EngineVersion: Hashable, Sendable, CustomStringConvertible {
  /// Counts the changes to what a replay or its metrics come to for the same ticks and parameters, and to how metrics are
  /// encoded. **Raise it with any such change**, or sweeps would go on with the old results.
  package static let results = 1

  /// The version of the package.
  package let package: String

  package init(package: String) { self.package = package }

  package var description: String { "\(Self.results) of tickbt \(package)" }
}

/// What is wrong with what a sweep is asked to do, and what to do about it: a mistake in the call.
package struct SpecificationError: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}

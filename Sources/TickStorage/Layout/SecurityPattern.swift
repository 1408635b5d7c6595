/// A regular expression that finds a security's name in the path of a file: what its group `security` matches, or else its
/// first group, or else the whole match.
public struct SecurityPattern: Hashable, Sendable {
  public let text: String

  /// Nil for a text that is not a regular expression.
  public init?(_ text: String) {
    guard (try? Regex(text)) != nil else { return nil }
    self.text = text
  }

  /// The name in a path; nil where it does not match. Made once for all files.
  func finder() -> (String) -> String? {
    // The text was tried when this was made.
    guard let expression = try? Regex(text) else { return { _ in nil } }
    return { path in
      guard let match = try? expression.firstMatch(in: path) else { return nil }
      let output = match.output
      let groups = Array(output.dropFirst())
      let group = groups.first { $0.name == "security" } ?? groups.first { $0.substring != nil }
      return (group?.substring ?? output[0].substring).map(String.init)
    }
  }
}

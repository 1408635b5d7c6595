/// The securities that `--securities` names.
enum SecurityNames {
  /// The names between the commas of a text; nil where there is no text.
  static func parse(_ text: String?) throws(UsageError) -> [String]? {
    guard let text else { return nil }
    let names = text.split(separator: ",").map { $0.trimmingWhitespace() }
    guard !names.isEmpty else { throw UsageError("--securities names no security") }
    return names
  }
}

extension Substring {
  fileprivate func trimmingWhitespace() -> String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

internal import Backtest
internal import TickStorage

/// What a trade log held when it was written: a record's entry.
struct LogContent: Hashable, Sendable, Encodable {
  let name: String
  /// Nil where only the hash was kept.
  let bytes: Int?
  /// XXH3-128 of its bytes.
  let xxh128: String

  init(name: String, bytes: Int?, xxh128: String) {
    self.name = name
    self.bytes = bytes
    self.xxh128 = xxh128
  }

  /// Of bytes that are about to be written.
  init(name: String, of log: [UInt8]) {
    self.init(name: name, bytes: log.count, xxh128: ContentHash(of: log).description)
  }
}

/// What the record of a folder says of its trade logs, by which a log that was cut or changed after its run is known.
struct RecordedLogs: Sendable {
  private let record: String
  /// The names of the run's logs; nil where the record does not list them.
  let names: [String]?
  /// By name; records of versions before have none.
  private let contents: [String: LogContent]

  /// - Parameter path: that of the record.
  init(_ document: JSONValue, path: String) {
    record = path
    names = document["trade_logs"]?.elements?.compactMap(\.text)
    let contents = document["trade_log_contents"]?.elements?.compactMap { entry -> LogContent? in
      guard let name = entry["name"]?.text, let hash = entry["xxh128"]?.text else { return nil }
      var bytes: Int?
      if case .number(let text)? = entry["bytes"]?.content { bytes = Int(text) }
      return LogContent(name: name, bytes: bytes, xxh128: hash)
    }
    self.contents = Dictionary((contents ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// How a log differs from what was written; nil where it does not, or the record does not say.
  func problem(with log: [UInt8], of path: String) -> String? {
    guard let content = contents[Self.name(of: path)], ContentHash(of: log).description != content.xxh128 else {
      return nil
    }
    let sizes = content.bytes.flatMap { $0 == log.count ? nil : ", and has \(log.count) bytes instead of \($0)" }
    return "\(path): is not the log that its run wrote, by \(record)\(sizes ?? "")"
  }

  private static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}

extension JSONValue {
  /// The elements of a list; nil where it is something else.
  var elements: [JSONValue]? {
    guard case .array(let elements) = content else { return nil }
    return elements
  }

  /// A text; nil where it is something else.
  var text: String? {
    guard case .string(let text) = content else { return nil }
    return text
  }
}

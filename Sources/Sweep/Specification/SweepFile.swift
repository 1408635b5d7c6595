internal import Backtest
internal import TickData
internal import TickStorage

/// A sweep as a JSON file: what the options of the command say, under their names.
///
/// ```json
/// {
///   "strategies": ["v2_price_follow_qty_cooldown", "v2_1_stop_loss"],
///   "set": { "refill_interval_sec": [5, 10, 30], "stop_loss_threshold_pct": "1:3:0.5", "EMAAR.quote_size": 1000 },
///   "data": "data/parquet",
///   "output_dir": "output/sweep"
/// }
/// ```
package struct SweepFile: Sendable {
  package private(set) var specification = SweepSpecification()
  /// As `--config` takes them: a file for all, or `strategy=file`.
  package private(set) var configurations: [String] = []
  package private(set) var securities: [String]?
  private var texts: [String: String] = [:]
  private var numbers: [String: Int] = [:]
  private var flags: [String: Bool] = [:]

  /// `data`, `output_dir`, `exchange_mapping`, `sessions`, `session`, `save_trades`, and how the ticks are laid out:
  /// `source`, `time_zone`, `date_order`, `date`, `security_from`, `order`; nil where the file does not say.
  package func text(_ name: String) -> String? { texts[name] }
  /// `max_sheets`, `folds`, `workers`, `chunk_size`, `header_row`; nil where the file does not say.
  package func number(_ name: String) -> Int? { numbers[name] }

  /// `quotes_first`; nil where the file does not say.
  package func flag(_ name: String) -> Bool? { flags[name] }

  private static let texts = [
    "rules", "data", "output_dir", "exchange_mapping", "sessions", "session", "save_trades", "source", "time_zone",
    "date_order",
    "date", "security_from", "order",
  ]
  private static let numbers = ["max_sheets", "folds", "workers", "chunk_size", "header_row"]
  private static let flags = ["quotes_first"]
  private static let names =
    ["strategies", "set", "samples", "seed", "config", "securities"] + texts + numbers + flags

  package init(path: String) throws {
    let text: [UInt8]
    do {
      text = try WholeFile.read(path)
    } catch {
      throw ConfigurationError("\(path): the sweep cannot be read (\(error.reason)): name a JSON file with --spec")
    }
    do throws(JSONError) {
      let document = try JSONParser.parse(text)
      guard case .object(let members) = document.content else {
        throw JSONError(position: document.position, problem: "expected an object, found \(document.shown)")
      }
      for member in members { try take(member, path) }
    } catch {
      throw ConfigurationError("\(path), \(error.position): \(error.problem)")
    }
  }

  private mutating func take(_ member: JSONValue.Member, _ path: String) throws(JSONError) {
    let (name, value) = (member.name, member.value)
    switch name {
    case "strategies": specification.strategies = try Self.strings(value, name)
    case "securities": securities = try Self.strings(value, name)
    case "set":
      guard case .object(let parameters) = value.content else {
        throw Self.error(value, name, "an object of parameters")
      }
      for parameter in parameters { try set(parameter, path) }
    case "samples": specification.samples = try Self.whole(value, name)
    case "seed": specification.seed = UInt64(try Self.whole(value, name))
    case "config":
      if case .object(let files) = value.content {
        for file in files { configurations.append("\(file.name)=\(try Self.string(file.value, name))") }
      } else {
        configurations = [try Self.string(value, name)]
      }
    case _ where Self.texts.contains(name): texts[name] = try Self.string(value, name)
    case _ where Self.numbers.contains(name): numbers[name] = try Self.whole(value, name)
    case _ where Self.flags.contains(name):
      guard case .bool(let flag) = value.content else { throw Self.error(value, name, "true or false") }
      flags[name] = flag
    default:
      let nearest = nearestName(to: name, among: Self.names)
      throw JSONError(
        position: value.position,
        problem: "there is no \(name.abbreviated) in a sweep" + (nearest.map { "; the nearest is \($0)" } ?? ""))
    }
  }

  private mutating func set(_ parameter: JSONValue.Member, _ path: String) throws(JSONError) {
    let elements: [JSONValue]
    if case .array(let list) = parameter.value.content { elements = list } else { elements = [parameter.value] }
    var values: [String] = []
    for element in elements {
      switch element.content {
      case .object, .array: throw Self.error(element, parameter.name, "a value, a range or a list of values")
      case .string(let text): values.append(text)
      default: values.append(element.literal)
      }
    }
    do throws(SpecificationError) {
      try specification.set(parameter.name, to: values, origin: "\(path), \(parameter.name)")
    } catch {
      throw JSONError(position: parameter.value.position, problem: error.description)
    }
  }

  private static func error(_ value: JSONValue, _ name: String, _ expected: String) -> JSONError {
    JSONError(position: value.position, problem: "\(name) must be \(expected), was \(value.shown)")
  }

  private static func string(_ value: JSONValue, _ name: String) throws(JSONError) -> String {
    guard case .string(let text) = value.content else { throw error(value, name, "a text in quotes") }
    return text
  }

  private static func strings(_ value: JSONValue, _ name: String) throws(JSONError) -> [String] {
    guard case .array(let elements) = value.content else { throw error(value, name, "a list of texts") }
    var texts: [String] = []
    for element in elements { texts.append(try string(element, name)) }
    return texts
  }

  private static func whole(_ value: JSONValue, _ name: String) throws(JSONError) -> Int {
    guard case .number(let text) = value.content, let number = Int(text), number >= 0 else {
      throw error(value, name, "a whole number from 0")
    }
    return number
  }
}

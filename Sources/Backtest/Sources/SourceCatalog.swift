public import TickStorage

/// The descriptions of sources that come with the program, by name.
public enum SourceCatalog {
  /// The layout that is read where none is named.
  public static let standard = "bloomberg-excel"

  /// The names, in the order in which they are listed.
  public static let names = texts.map(\.name)

  /// The descriptions, in the order of their names.
  public static func all() throws(ConfigurationError) -> [SourceDescription] {
    var all: [SourceDescription] = []
    for (name, text) in texts { all.append(try SourceDescription(name: name, text: text)) }
    return all
  }

  /// A description by its name, or that of a file.
  ///
  /// - Parameter source: one of ``names``, or the path of a JSON file: a text with a slash, or one that ends in `.json`.
  public static func description(_ source: String) throws(ConfigurationError) -> SourceDescription {
    if let (name, text) = texts.first(where: { $0.name == source }) {
      return try SourceDescription(name: name, text: text)
    }
    guard source.contains("/") || source.lowercased().hasSuffix(".json") else { throw unknown(source) }
    let text: [UInt8]
    do {
      text = try WholeFile.read(source)
    } catch {
      throw ConfigurationError("\(source): cannot read the description of the source (\(error.reason))")
    }
    return try SourceDescription(name: source, text: text)
  }

  /// The text of a description of the catalog, without its last line end.
  public static func text(of name: String) throws(ConfigurationError) -> String {
    guard let (_, text) = texts.first(where: { $0.name == name }) else { throw unknown(name) }
    return String(decoding: text.last == UInt8(ascii: "\n") ? text.dropLast() : text[...], as: UTF8.self)
  }

  private static func unknown(_ source: String) -> ConfigurationError {
    let nearest = nearestName(to: source, among: names)
    return ConfigurationError(
      "unknown source \(source)" + (nearest.map { "; the nearest is \($0)" } ?? "")
        + ": use \(names.joined(separator: ", ")), or name a JSON file")
  }

  private static let texts: [(name: String, text: [UInt8])] = [
    (standard, PackageResources.bloomberg_excel_json),
    ("bloomberg-api", PackageResources.bloomberg_api_json),
    ("databento", PackageResources.databento_json),
    ("tardis", PackageResources.tardis_json),
    ("refinitiv", PackageResources.refinitiv_json),
    ("taq", PackageResources.taq_json),
    ("lean", PackageResources.lean_json),
  ]
}

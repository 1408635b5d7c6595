internal import TickData

/// The files that hold one security's ticks, in the order in which they are read.
struct SecurityFiles {
  let security: Security
  var files: [ListedFile]
}

/// Says to which security each file of a folder belongs.
struct SecurityNaming {
  /// The keys and column names that name a security.
  static let keys = ["symbol", "security", "ticker", "sym", "ric", "instrument"]

  /// The value that Hive writes into a folder's name for null.
  private static let hiveNull = "__HIVE_DEFAULT_PARTITION__"

  /// Whether a column of this name names a security.
  static func isKey(_ column: String) -> Bool { keys.contains(TickColumns.normalised(column)) }

  /// The normalised name of a security: in upper case, without surrounding white space and Bloomberg's suffix.
  static func name(_ text: String) -> String {
    var name = text.trimmed.uppercased()
    for ending in [" UH EQUITY", " DH EQUITY"] where name.hasSuffix(ending) && name.count > ending.count {
      name.removeLast(ending.count)
    }
    return name
  }

  /// What is wrong with a name that would have to name a file of results, if anything.
  static func problem(with name: String) -> String? {
    let isHarmless = !name.unicodeScalars.contains { $0 == "/" || $0 == "\\" || $0.value < 0x20 || $0.value == 0x7F }
    if name.isEmpty { return "is empty" }
    if name == "." || name == ".." || !isHarmless { return "cannot be part of a file name" }
    if name.utf8.count > 100 { return "has more than 100 letters" }
    return nil
  }

  /// The securities of a folder by the paths of their files, in ascending order of their names; nil where the paths do not
  /// say.
  ///
  /// - Parameter notices: gets what is left out, one line each.
  static func byPath(
    _ files: [ListedFile], in folder: String, _ pattern: SecurityPattern?, notices: inout [String]
  ) throws(TickFileError) -> [SecurityFiles]? {
    let finder = pattern?.finder()
    var unmatched: [ListedFile] = []
    var nameless: [ListedFile] = []
    var found: [String: [ListedFile]] = [:]
    /// What the paths say for each name.
    var texts: [String: String] = [:]
    for file in files {
      let text: String
      if let finder {
        guard let match = finder(file.relativePath) else {
          unmatched.append(file)
          continue
        }
        text = match
      } else if let value = keys.lazy.compactMap({ file.partitions[$0] }).first {
        text = value
      } else if file.components.count > 1, ListedFile.partition(file.components[0]) == nil {
        // Some programs give a folder of parts the ending of a file.
        text = TickFileFormat.stem(of: file.components[0])
        if let other = Self.notASecurity(text) {
          throw TickFileError(
            path: folder, "the folder \(text) is \(other), not a security: say where the name is with --security-from")
        }
      } else {
        return nil
      }
      guard text != hiveNull else {
        nameless.append(file)
        continue
      }
      let name = Self.name(text)
      if let other = texts.updateValue(text, forKey: name), other != text {
        throw TickFileError(
          path: folder,
          "\(other.abbreviated) and \(text.abbreviated) are the same security, \(name.abbreviated): put their files together, or rename one"
        )
      }
      if let problem = problem(with: name) {
        throw TickFileError(path: file.path, "its security \(name.quoted) \(problem): rename it")
      }
      found[name, default: []].append(file)
    }
    if let first = nameless.first {
      notices.append(
        "\(folder): \(nameless.count == 1 ? "1 file names" : "\(nameless.count) files name") no security; the first is "
          + first.relativePath)
    }
    if let first = unmatched.first, let pattern {
      guard unmatched.count < files.count else {
        throw TickFileError(
          path: folder, "--security-from \(pattern.text) matches none of its files, such as \(first.relativePath)")
      }
      notices.append(
        "\(folder): --security-from does not match \(unmatched.count) files, which are not read; the first is "
          + first.relativePath)
    }
    return found.map { SecurityFiles(security: Security($0.key), files: $0.value) }
      .sorted { $0.security.name.utf8.lexicographicallyPrecedes($1.security.name.utf8) }
  }

  /// A line for files that look like days of one security, each of which became a security of its own.
  static func dateNotice(_ files: [ListedFile], in folder: String) -> [String] {
    let dated = files.filter { FileDate.date(in: $0.stem) != nil }
    guard dated.count > 1, let first = dated.first else { return [] }
    return [
      "\(folder): \(dated.count) files have a date in their names, and each is read as a security, such as "
        + "\(first.stem.uppercased()); if they are days of the same securities, say where the name is: --security-from "
        + "'^([^_]+)_'"
    ]
  }

  /// Whether a file is named like a part of a table: `part-00000-….parquet` (Spark), `data_0.parquet` (DuckDB).
  static func isPart(_ file: ListedFile) -> Bool {
    let name = file.stem.lowercased()
    return ["part-", "part_", "data_"].contains {
      name.hasPrefix($0) && name.dropFirst($0.count).first?.isNumber == true
    }
  }

  /// What a folder's name says that is no security: a date, a kind of tick.
  private static func notASecurity(_ name: String) -> String? {
    if FileDate.date(in: name) != nil, name.allSatisfy({ !$0.isLetter }) { return "a date" }
    if ["quotes", "quote", "trades", "trade"].contains(name.lowercased()) { return "a kind of tick" }
    return nil
  }
}

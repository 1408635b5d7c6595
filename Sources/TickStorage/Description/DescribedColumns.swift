internal import TickData

/// Which columns of a file hold what a description speaks of, and so which shape the file's rows have.
struct DescribedColumns: Equatable {
  enum Shape: Equatable {
    /// A bid, an ask or a trade, as the type says.
    case typed
    /// A quote, and a trade too where the row has one.
    case quotes(hasTrades: Bool)
    case trades
  }

  let shape: Shape
  private let columns: [ColumnRole: Int]

  /// The column of a role; nil where the file has none. A look-up: not for every row.
  subscript(role: ColumnRole) -> Int? { columns[role] }

  /// - Throws: what is wrong with the columns, without the place.
  init(_ names: [String], _ description: SourceDescription) throws(Mismatch) {
    let known = names.map(TickColumns.normalised)
    var columns: [ColumnRole: Int] = [:]
    if description.columns[.security] == nil, let unused = names.first(where: SecurityNaming.isKey) {
      throw Mismatch(
        text: "the column \(unused) names the security, but source \(description.name) does not say so: add "
          + "\"security\": [\(unused.quoted)] to its columns")
    }
    for (purpose, wanted) in description.columns {
      // No preference is known among the usual names.
      let usual = description.isStandard ? names.filter { wanted.contains(TickColumns.normalised($0)) } : []
      guard usual.count < 2 else {
        throw Mismatch(
          text:
            "\(usual.count) columns for the \(purpose.rawValue) (\(usual.joined(separator: ", "))): keep one of them")
      }
      // The first that the file has is the one: a description lists them in the order of preference.
      guard let name = wanted.map(TickColumns.normalised).first(where: known.contains) else { continue }
      let found = known.indices.filter { known[$0] == name }
      guard found.count == 1 else {
        throw Mismatch(text: "\(found.count) columns are called \(names[found[0]]): keep one of them")
      }
      columns[purpose] = found[0]
    }
    func has(_ purpose: ColumnRole) -> Bool { columns[purpose] != nil }
    let sizes = description.defaultSize != nil
    let hasTrade = has(.price) && (has(.size) || sizes)
    if has(.bidPrice) || has(.askPrice) {
      for (price, size) in [(ColumnRole.bidPrice, ColumnRole.bidSize), (.askPrice, .askSize)]
      where has(price) && !has(size) && !sizes {
        throw Mismatch(text: "no column for the \(size.rawValue): \(Self.needed(size, description, names))")
      }
      // Where words tell trades from quotes, a price without such a word is not a trade's: the last one's, perhaps.
      shape = .quotes(hasTrades: hasTrade && (description.types.isEmpty || has(.type)))
    } else if hasTrade, has(.type) {
      shape = .typed
    } else if hasTrade, description.columns[.type] == nil || description.columns[.bidPrice] != nil {
      shape = .trades
    } else {
      let missing = [ColumnRole.price, .size, .type].first { !has($0) } ?? .type
      throw Mismatch(text: "no column for the \(missing.rawValue): \(Self.needed(missing, description, names))")
    }
    guard has(.time) || has(.date) else {
      throw Mismatch(text: "no column for the time: \(Self.needed(.time, description, names))")
    }
    self.columns = columns
  }

  /// What is wrong with a file's columns.
  struct Mismatch: Error, Equatable {
    let text: String
  }

  private static func needed(_ purpose: ColumnRole, _ description: SourceDescription, _ names: [String]) -> String {
    let wanted = (description.columns[purpose] ?? []).joined(separator: ", ")
    let others = TickColumns.list(names)
    return wanted.isEmpty
      ? "\(others); source \(description.name) names none" : "\(others); source \(description.name) expects \(wanted)"
  }
}

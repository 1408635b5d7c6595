internal import TickData
public import TickStorage

extension SourceDescription {
  /// Reads a description of a source; docs/sources.md lists its keys. An error names the line and the nearest key.
  ///
  /// - Parameter name: by which messages name it: one of the catalog, or the path of its file.
  public init(name: String, text: [UInt8]) throws(ConfigurationError) {
    do throws(JSONError) {
      self = try Self.read(name: name, text)
    } catch {
      throw ConfigurationError("\(name), \(error.position): \(error.problem)")
    }
  }

  private static func read(name: String, _ text: [UInt8]) throws(JSONError) -> SourceDescription {
    let document = try JSONParser.parse(text)
    let object = try DescriptionObject(document, name: "a description")
    var description = SourceDescription(name: name, summary: try object.text("summary") ?? "", text: text)
    if let columns = try object.object("columns") {
      for purpose in ColumnRole.allCases {
        if let names = try columns.texts(purpose.rawValue) { description.columns[purpose] = names }
      }
      try columns.refuseOthers()
    }
    if let time = try object.object("time") {
      description.time.unit = try time.choice("unit")
      description.time.isTimeOfDay = try time.flag("time_of_day") ?? false
      description.time.isUTC = try time.flag("utc") ?? false
      description.time.zone = try time.zone("zone")
      try time.refuseOthers()
    }
    if let types = try object.object("types") {
      description.types.bid = try types.words("bid")
      description.types.ask = try types.words("ask")
      description.types.trade = try types.words("trade")
      description.types.quote = try types.words("quote")
      try types.refuseOthers()
    }
    description.priceDivisor = try object.whole("price_divisor", 1...1_000_000_000_000) ?? 1
    description.sizeMultiplier = try object.whole("size_multiplier", 1...1_000_000_000) ?? 1
    description.defaultSize = try object.whole("default_size", 1...1_000_000_000_000)
    description.isZeroPriceUnchanged = try object.flag("zero_price_is_unchanged") ?? false
    description.omittedConditions = Set(try object.texts("leave_out_conditions") ?? [])
    description.mergesRepeatedTrades = try object.flag("merge_repeated_trades") ?? false
    if let csv = try object.object("csv") { description.csv = try Self.csv(csv) }
    if let pattern = try object.text("security_from") {
      guard let pattern = SecurityPattern(pattern) else {
        throw JSONError(position: document.position, problem: "security_from is not a regular expression: \(pattern)")
      }
      description.securityPattern = pattern
    }
    try object.refuseOthers()

    let has = { (purpose: ColumnRole) in description.columns[purpose] != nil }
    guard has(.time) || has(.date) else {
      throw JSONError(position: document.position, problem: "columns must name the column of the time")
    }
    if let word = description.types.bid.intersection(description.types.ask).first {
      throw JSONError(
        position: document.position, problem: "types has \(word.quoted) both for bid and for ask: leave out one")
    }
    for (index, role) in ColumnRole.allCases.enumerated() {
      for other in ColumnRole.allCases[..<index] {
        let names = Set((description.columns[role] ?? []).map { $0.lowercased() })
        if let both = description.columns[other]?.first(where: { names.contains($0.lowercased()) }) {
          throw JSONError(
            position: document.position,
            problem: "columns has \(both.quoted) both for \(other.rawValue) and for \(role.rawValue): leave out one")
        }
      }
    }
    guard has(.price) || has(.bidPrice) || has(.askPrice) else {
      throw JSONError(position: document.position, problem: "columns must name a price, a bid_price or an ask_price")
    }
    return description
  }

  private static func csv(_ object: DescriptionObject) throws(JSONError) -> CSVWriting {
    var csv = CSVWriting()
    csv.headerRow = try object.whole("header_row", 0...1_000).map { Int($0) }
    csv.separator = try object.character("separator")
    csv.decimalMark = try object.character("decimal_mark")
    csv.endMark = try object.text("end_mark")
    if let mark = csv.decimalMark, mark == csv.separator {
      throw JSONError(
        position: object.position, problem: "separator and decimal_mark are both \"\(mark)\": they must differ")
    }
    for item in try object.list("names") ?? [] {
      let names = try DescriptionObject(item, name: "an entry of names")
      guard let part = try names.text("file"), let columns = try names.texts("columns") else {
        throw JSONError(position: item.position, problem: "an entry of names needs file and columns")
      }
      csv.names.append(CSVWriting.FileNames(part: part, columns: columns))
      try names.refuseOthers()
    }
    try object.refuseOthers()
    if csv.headerRow == 0, csv.names.isEmpty {
      throw JSONError(position: object.position, problem: "header_row 0 needs names: which columns the files have")
    }
    return csv
  }
}

internal import Conversion
internal import Report
internal import TickData
internal import TickStorage

/// What a conversion did, for people.
enum ConversionText {
  /// A line for each security: its rows and its file, or why there is none.
  static func lines(_ converted: [ConvertedSecurity]) -> [String] {
    let width = converted.map(\.entry.security.name.count).max() ?? 0
    let counts = converted.map(count)
    let countWidth = counts.map(\.count).max() ?? 0
    return zip(converted, counts).map { security, count in
      let name = security.entry.security.name
      return name + String(repeating: " ", count: width - name.count + 2)
        + String(repeating: " ", count: countWidth - count.count) + count + "  " + remark(security)
    }
  }

  /// What there was to do altogether, and how fast it went.
  static func total(_ converted: [ConvertedSecurity], seconds: Double, folder: String) -> String {
    var rows: Int64 = 0
    for case .written(let written) in converted.map(\.outcome) { rows += written.count }
    let speed = rows > 0 && seconds > 0 ? ", \((Double(rows) / seconds / 1e6).grouped(fraction: 1)) million rows/s" : ""
    return "\(rows.grouped) rows written; \(seconds.grouped(fraction: 3)) s\(speed)\nTicks: \(folder.withoutControls)"
  }

  private static func count(_ security: ConvertedSecurity) -> String {
    switch security.outcome {
    case .written(let rows): rows.count.counted("row")
    case .kept: "kept"
    case .failed: "failed"
    }
  }

  private static func remark(_ security: ConvertedSecurity) -> String {
    switch security.outcome {
    case .written(let rows): ([security.path.withoutControls] + remarks(rows)).joined(separator: "; ")
    case .kept: "\(security.path.withoutControls) exists; replace it with --force"
    case .failed(let failure): failure.problem
    }
  }

  /// What the user should know of the data, one line each.
  static func notices(_ converted: [ConvertedSecurity]) -> [String] {
    converted.flatMap { security in
      guard case .written(let rows) = security.outcome else { return [String]() }
      return remarks(rows).map { "\(security.entry.security): \($0)" }
    }
  }

  /// What typed columns could not hold, and what a run would not use.
  private static func remarks(_ rows: ConvertedRows) -> [String] {
    let (findings, survey) = (rows.findings, rows.survey)
    var remarks: [String] = [
      (findings.unreadableStamps, "stamp", "could not be read"),
      (findings.unreadableTypes, "type", "could not be read as text"),
      (findings.unreadablePrices, "price", "could not be read as numbers"),
      (findings.unreadableVolumes, "volume", "could not be read as numbers"),
      (findings.fractionalVolumes, "volume", "had fractions, which are cut off"),
    ].compactMap { found, noun, what in
      guard let first = found.first else { return nil }
      return "\(found.rows.counted(noun)) \(what), the first in row \(first)"
    }
    if let first = survey.otherTypes.first {
      let type = survey.otherType.map(\.quoted) ?? "missing"
      let are = survey.otherTypes.rows == 1 ? "is" : "are"
      remarks.append(
        "\(survey.otherTypes.rows.counted("row")) \(are) neither bid, ask nor trade, the first type is \(type) in row \(first)"
      )
    }
    if !survey.hasRows { remarks.append("there are no rows") }
    if survey.hasRows, !survey.hasTicks {
      remarks.append("it cannot be replayed: none of its rows is a bid, ask or trade with a stamp and a price")
    }
    return remarks + rows.remarks
  }
}

extension ConvertedSecurity {
  /// Why there is no file.
  var failure: TickFileError? {
    if case .failed(let failure) = outcome { failure } else { nil }
  }
}

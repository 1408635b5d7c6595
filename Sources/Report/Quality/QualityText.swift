internal import TickData
internal import TickQuality
internal import TickStorage

/// The report of an inspection for a terminal, within 120 columns: a table of the securities, then the findings of each.
public enum QualityText {
  /// The columns that the list of what costs may take.
  private static let listWidth = 66

  public static func text(_ inspected: [InspectedSecurity], listsDays: Bool) -> String {
    var text = summary(inspected)
    for security in inspected {
      guard case .success(let quality) = security.outcome else { continue }
      text += "\n" + FindingsText(security, quality).text
      if listsDays { text += "\n" + days(quality) }
    }
    text.removeLast()
    return text
  }

  private static func summary(_ inspected: [InspectedSecurity]) -> String {
    var table = TextTable([
      ("Security", .left), ("Rows", .right), ("Dropped", .right), ("Days", .right), ("Score", .right),
      ("What costs most, in points", .left),
    ])
    for security in inspected {
      guard case .success(let quality) = security.outcome else {
        table.add([security.entry.security.name, "failed", "", "", "", ""])
        continue
      }
      let measures = quality.measures
      table.add([
        security.entry.security.name, measures.rows.read.grouped, PlainTime.percent(measures.rows.droppedShare),
        measures.days.grouped, measures.tenthsOfScore.grouped(fraction: 1), costs(measures, width: listWidth),
      ])
    }
    return table.text
  }

  private static func days(_ quality: SecurityQuality) -> String {
    var table = TextTable([
      ("Date", .left), ("Rows", .right), ("Trades", .right), ("First", .left), ("Last", .left), ("Largest gap", .right),
      ("Score", .right), ("What costs most, in points", .left),
    ])
    for day in quality.days {
      let measures = day.measures
      table.add([
        "\(day.date)", measures.rows.read.grouped, measures.rows[.trade].grouped,
        measures.earliest.map(WallClock.shortClockText) ?? "", measures.latest.map(WallClock.shortClockText) ?? "",
        PlainTime.duration(measures.largestGap.duration), measures.tenthsOfScore.grouped(fraction: 1),
        costs(measures, width: listWidth - 20),
      ])
    }
    return table.text
  }

  /// What costs most and how much, as far as it fits; at least one finding where there is one.
  private static func costs(_ measures: Measures, width: Int) -> String {
    let costly = measures.costly.map { "\($0.title) \(points(measures.cost(of: $0)))" }
    guard var text = costly.first else { return "" }
    for (index, next) in costly.enumerated().dropFirst() {
      let rest = costly.count - index
      guard text.count + next.count + 2 + (rest > 1 ? " + 99 more".count : 0) <= width else {
        return text + " + \(rest) more"
      }
      text += ", " + next
    }
    return text
  }

  /// Points with two digits; a cost that would be all zeros is `<0.01`.
  static func points(_ cost: Double) -> String { cost > 0 && cost < 0.01 ? "<0.01" : cost.grouped(fraction: 2) }
}

internal import TickData
internal import TickQuality
internal import TickStorage

/// What was found in a security's ticks: some lines about all of them, and a table of the findings.
struct FindingsText {
  private let security: InspectedSecurity
  private let quality: SecurityQuality
  private let measures: Measures

  init(_ security: InspectedSecurity, _ quality: SecurityQuality) {
    self.security = security
    self.quality = quality
    measures = quality.measures
  }

  var text: String { heading + findings }

  private var heading: String {
    let rows = measures.rows
    let exchanges = security.grid.exchanges.map(\.rawValue).joined(separator: " or ")
    let grid = exchanges.isEmpty ? "no tick grid" : "\(exchanges) ticks"
    var lines = [
      "\(security.entry.security): score \(measures.tenthsOfScore.grouped(fraction: 1)), \(grid)",
      "  rows \(rows.read.grouped): bid \(rows[.bid].grouped), ask \(rows[.ask].grouped), trade \(rows[.trade].grouped), "
        + "other \(rows[.other].grouped), void \(rows.void.grouped); dropped \((rows.read - rows.kept).grouped) "
        + "(\(PlainTime.percent(rows.droppedShare)))",
    ]
    if let earliest = measures.earliest, let latest = measures.latest {
      let missing = measures.findings[.missingWeekdays].count
      lines.append(
        "  days \(measures.days.grouped), missing weekdays \(missing.grouped), "
          + "from \(PlainTime.shortStamp(earliest)) to \(PlainTime.shortStamp(latest))")
    }
    if let start = measures.largestGap.start.time {
      lines.append(
        "  largest gap \(PlainTime.duration(measures.largestGap.duration)) from \(PlainTime.shortStamp(start))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var findings: String {
    let found = Finding.allCases.filter { measures.findings[$0].count > 0 }
    guard !found.isEmpty else { return "  Nothing was found.\n" }
    var table = TextTable([
      ("Finding", .left), ("Count", .right), ("Share", .right), ("Points", .right), ("First row", .right),
      ("First stamp", .left), ("", .left),
    ])
    for finding in found {
      let tally = measures.findings[finding]
      table.add([
        finding.title, tally.count.grouped, PlainTime.percent(measures.share(of: finding)),
        QualityText.points(measures.cost(of: finding)), tally.first?.row?.grouped ?? "",
        tally.first?.time.map { stamp($0, finding) } ?? "", remark(finding),
      ])
    }
    return table.text
  }

  /// A finding about days is shown with a date.
  private func stamp(_ time: Int64, _ finding: Finding) -> String {
    finding.extent == .days || finding.extent == .weekdays
      ? CivilDate(of: time).description : PlainTime.shortStamp(time)
  }

  private func remark(_ finding: Finding) -> String {
    if finding == .backwardStamps { return "by up to \(PlainTime.duration(measures.largestStepBack))" }
    return measures.time(of: finding).map { "for \(PlainTime.duration($0))" } ?? ""
  }
}

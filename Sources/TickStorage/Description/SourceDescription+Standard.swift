extension SourceDescription {
  /// The layout that is read where no other is named: a row is a bid, an ask or a trade, with a stamp of the exchange's
  /// clock.
  public static let standard: SourceDescription = {
    var description = SourceDescription(name: "bloomberg-excel", summary: "", text: [])
    description.columns = [
      .time: TickColumns.stampNames.subtracting(["date"]).sorted(), .date: ["date"], .security: SecurityNaming.keys,
      .type: TickColumns.typeNames.sorted(), .price: TickColumns.priceNames.sorted(),
      .size: TickColumns.volumeNames.sorted(),
    ]
    return description
  }()

  /// Whether this is the standard layout, under whatever summary.
  var isStandard: Bool { name == Self.standard.name }
}

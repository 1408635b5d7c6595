extension Market {
  /// Books an execution: the one place where a fill comes into being, for either kind of replay.
  ///
  /// - Parameters:
  ///   - order: the resting order that is filled, as it was before; nil for another kind of fill.
  ///   - print: the trade that it is booked at, where that is not the current tick.
  @inlinable
  mutating func book(
    _ side: Side, rule: FillRule, quantity: Int64, price: Double, row: Int64, of order: RestingOrder? = nil,
    basis: CostBasis = .averageEntry, reference: Double = .nan, at print: TradePrint? = nil
  ) -> Fill {
    let realized = account.fill(side, quantity: quantity, price: price, basis: basis)
    let time = print?.time ?? self.time
    return Fill(
      time: time, side: side, rule: rule, price: price, quantity: quantity, realizedPnL: realized,
      totalRealizedPnL: account.realizedPnL, position: account.position, row: print?.row ?? row,
      queueAheadAtJoin: order?.queueAheadAtJoin ?? 0, joinedAt: order?.joinedAt ?? time, reference: reference,
      orderLeft: order == nil ? 0 : orders[side].remaining)
  }
}

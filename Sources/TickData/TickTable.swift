/// The steps between the prices that an exchange allows: wider ones for higher prices.
///
/// Everything is in *mils*, thousandths of the currency, so that it is exact.
public struct TickTable: Hashable, Sendable {
  /// Prices from `start` to where the next band starts, `tick` apart.
  public struct Band: Hashable, Sendable {
    public let start: Int64
    public let tick: Int64
  }

  /// The bands, the lowest first; it starts at 0. Every tick divides 1000 and the start of its own and the next band.
  public let bands: [Band]

  /// Ticks of 0.001 below 1, 0.01 below 10, 0.02 below 50, 0.05 below 100, 0.1 from there.
  static let adx = TickTable(bands: [
    Band(start: 0, tick: 1), Band(start: 1_000, tick: 10), Band(start: 10_000, tick: 20),
    Band(start: 50_000, tick: 50), Band(start: 100_000, tick: 100),
  ])

  /// Ticks of 0.001 below 1, 0.01 below 10, 0.05 from there.
  static let dfm = TickTable(bands: [
    Band(start: 0, tick: 1), Band(start: 1_000, tick: 10), Band(start: 10_000, tick: 50),
  ])

  /// The tick at a price in mils.
  public func tick(at mils: Int64) -> Int64 {
    bands.last { $0.start <= mils }?.tick ?? bands[0].tick
  }
}

public import TickData
public import TickQuality
public import TickStorage

/// What an inspection of one security came to.
public struct InspectedSecurity: Sendable {
  public let entry: TickEntry
  /// The prices that the security was taken to have.
  public let grid: PriceGrid
  /// The hours that it was taken to have.
  public let sessions: SessionCalendar
  public let outcome: Result<SecurityQuality, TickFileError>

  public init(
    entry: TickEntry, grid: PriceGrid, sessions: SessionCalendar, outcome: Result<SecurityQuality, TickFileError>
  ) {
    self.entry = entry
    self.grid = grid
    self.sessions = sessions
    self.outcome = outcome
  }

  public var failure: TickFileError? {
    if case .failure(let error) = outcome { error } else { nil }
  }
}

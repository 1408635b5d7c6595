public import TickQuality
public import TickStorage

/// What an inspection of one security came to.
public struct InspectedSecurity: Sendable {
  public let entry: TickEntry
  /// The prices that the security was taken to have.
  public let grid: PriceGrid
  public let outcome: Result<SecurityQuality, TickFileError>

  public init(entry: TickEntry, grid: PriceGrid, outcome: Result<SecurityQuality, TickFileError>) {
    self.entry = entry
    self.grid = grid
    self.outcome = outcome
  }

  public var failure: TickFileError? {
    if case .failure(let error) = outcome { error } else { nil }
  }
}

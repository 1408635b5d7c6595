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
  /// Why a run refuses it though it can be read.
  private let problem: TickFileError?
  /// What the user should know of how its ticks were read, one line each.
  public let notices: [String]

  public init(
    entry: TickEntry, grid: PriceGrid, sessions: SessionCalendar, outcome: Result<SecurityQuality, TickFileError>,
    problem: TickFileError? = nil, notices: [String] = []
  ) {
    self.entry = entry
    self.grid = grid
    self.sessions = sessions
    self.outcome = outcome
    self.problem = problem
    self.notices = notices
  }

  /// Why a run has no result of it.
  public var failure: TickFileError? {
    if case .failure(let error) = outcome { error } else { problem }
  }
}

public import Simulation
public import TickData
public import TickStorage

/// What the run of one security came to.
public struct SecurityResult: Sendable {
  public let entry: TickEntry
  /// The parameters by key, defaults included.
  public let parameters: [String: ParameterValue]
  /// The hash of the file's bytes; nil where it could not be read.
  public let contentHash: ContentHash?
  public let findings: ReadingFindings
  /// How long reading and replaying took.
  public let duration: Swift.Duration
  /// The result, or what went wrong.
  public let outcome: Result<ReplayOutcome, SecurityFailure>
  /// The name of the exchange that it was taken to be on; nil where that makes no difference.
  public var exchange: String?
  /// When it was taken to be traded.
  public let sessions: SessionCalendar

  public var security: Security { entry.security }
}

/// Why a security has no result. It is its own: the other securities' results stand.
public struct SecurityFailure: Error, Hashable, Sendable, CustomStringConvertible {
  public let description: String

  public init(_ error: some Error) { description = "\(error)" }

  /// From its text.
  package init(reason: String) { description = reason }
}

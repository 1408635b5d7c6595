/// Keeps what happened at each tick of a stretch of time, so that people can follow it.
public struct TraceLog: ReplayObserver {
  /// The stamps that are traced.
  public let stretch: Range<Int64>

  public init(_ stretch: Range<Int64>) { self.stretch = stretch }
}

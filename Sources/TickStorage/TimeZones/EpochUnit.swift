/// What a count since 1970 counts.
enum EpochUnit: String {
  case seconds, milliseconds, microseconds, nanoseconds

  /// The unit that a count of this size is of: those of one unit are of the years from 1973 to beyond 2116, and those of the
  /// next begin where that unit's have reached the year 5138.
  init?(size: UInt64) {
    switch size {
    case ..<100_000_000: return nil
    case ..<100_000_000_000: self = .seconds
    case ..<100_000_000_000_000: self = .milliseconds
    case ..<100_000_000_000_000_000: self = .microseconds
    default: self = .nanoseconds
    }
  }

  var nanoseconds: Int64 {
    switch self {
    case .seconds: 1_000_000_000
    case .milliseconds: 1_000_000
    case .microseconds: 1000
    case .nanoseconds: 1
    }
  }
}

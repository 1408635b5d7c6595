internal import Analytics
internal import TickStorage

/// A security's metrics as the journal holds them: encoded, and a hash, so that a byte that has changed is found out.
enum MetricsBlob {
  static func encode(_ metrics: SecurityMetrics) -> [UInt8] {
    let bytes = metrics.encoded
    return bytes + hash(bytes[...])
  }

  /// More trades than these are no count: they are added up.
  private static let counts = 0...1 << 48

  /// Nil where the bytes are not what ``encode(_:)`` wrote.
  static func decode(_ bytes: [UInt8]) -> SecurityMetrics? {
    let (body, end) = (bytes.dropLast(8), bytes.suffix(8))
    guard end.count == 8, hash(body) == Array(end) else { return nil }
    guard let metrics = SecurityMetrics(encoded: Array(body)), counts.contains(metrics.trades) else { return nil }
    return metrics
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let low = ContentHash.halves(of: Array(bytes)).low
    return stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: low >> $0) }
  }
}

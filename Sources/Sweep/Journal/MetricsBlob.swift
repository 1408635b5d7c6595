internal import Analytics
internal import FoundationEssentials
internal import TickStorage

/// A security's metrics as the journal holds them: a version, the encoded metrics, and a hash of both, so that a byte that
/// has changed is found out.
enum MetricsBlob {
  private static let version: UInt8 = 1

  static func encode(_ metrics: SecurityMetrics) throws -> [UInt8] {
    let bytes = [version] + (try JSONEncoder().encode(metrics))
    return bytes + hash(bytes[...])
  }

  /// Nil where the bytes are not what ``encode(_:)`` wrote.
  static func decode(_ bytes: [UInt8]) -> SecurityMetrics? {
    let (body, end) = (bytes.dropLast(8), bytes.suffix(8))
    guard end.count == 8, hash(body) == Array(end), body.first == version else { return nil }
    return try? JSONDecoder().decode(SecurityMetrics.self, from: Data(body.dropFirst()))
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let low = ContentHash.halves(of: Array(bytes)).low
    return stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: low >> $0) }
  }
}

internal import Analytics
internal import TickStorage

/// A security's metrics as the journal holds them: a version, the packed metrics, and a hash of both, so that a byte that
/// has changed is found out.
enum MetricsBlob {
  private static let version: UInt8 = 1

  static func encode(_ metrics: SecurityMetrics) throws -> [UInt8] {
    var bytes = [version]
    try PackedEncoder.value(of: metrics).write(to: &bytes)
    return bytes + hash(bytes[...])
  }

  /// Nil where the bytes are not what ``encode(_:)`` wrote.
  static func decode(_ bytes: [UInt8]) -> SecurityMetrics? {
    let (body, end) = (bytes.dropLast(8), bytes.suffix(8))
    guard end.count == 8, hash(body) == Array(end), body.first == version else { return nil }
    var rest = body.dropFirst()
    guard let value = PackedValue(readingFrom: &rest), rest.isEmpty else { return nil }
    return try? PackedDecoder.decode(SecurityMetrics.self, from: value)
  }

  private static func hash(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let low = ContentHash.halves(of: Array(bytes)).low
    return stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: low >> $0) }
  }
}

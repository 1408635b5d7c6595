/// Volumes are whole numbers: a missing one counts as 0, a fraction is cut off.
enum WholeVolume {
  /// What a number beyond all volumes is read as.
  private static let limit = 0x1p62

  /// The volume of a real number, and whether something was cut off. Traps for NaN.
  static func truncating(_ volume: Double) -> (whole: Int64, isFractional: Bool) {
    let whole = Int64(max(-limit, min(limit, volume)))
    return (whole, Double(whole) != volume)
  }

  /// The volume of a real number, NaN where it is missing; what is lost is noted.
  static func truncating(_ volume: Double, at row: Int64, noting findings: inout ReadingFindings) -> Int64 {
    guard !volume.isNaN else {
      findings.noteMissingVolumes(from: row)
      return 0
    }
    let (whole, isFractional) = truncating(volume)
    if isFractional { findings.noteFractionalVolume(at: row) }
    return whole
  }
}

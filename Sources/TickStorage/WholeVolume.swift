/// Volumes are whole numbers: a missing one counts as 0, a fraction is cut off.
enum WholeVolume {
  /// What a number beyond all volumes is read as.
  private static let limit = 0x1p62

  /// The volume of a real number, and whether something was cut off. Traps for NaN.
  static func truncating(_ volume: Double) -> (whole: Int64, isFractional: Bool) {
    let whole = Int64(max(-limit, min(limit, volume)))
    return (whole, Double(whole) != volume)
  }
}

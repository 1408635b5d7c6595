/// Quantiles of a sample, between its numbers.
enum Quantile {
  /// The number that a share of these, which ascend, lies below: linear between neighbours, the lowest at 0 and the
  /// highest at 1.
  ///
  /// Definition 7 of R. J. Hyndman and Y. Fan, *Sample quantiles in statistical packages*, The American Statistician
  /// 50(4), 1996: the default of numpy and R. Traps unless there is a number and the share is from 0 to 1.
  static func of(_ ascending: [Double], _ share: Double) -> Double {
    precondition(!ascending.isEmpty && (0...1).contains(share), "share \(share) of \(ascending.count) numbers")
    let position = share * Double(ascending.count - 1)
    let below = Int(position)
    let lower = ascending[below]
    guard below + 1 < ascending.count else { return lower }
    return lower + (ascending[below + 1] - lower) * (position - Double(below))
  }
}

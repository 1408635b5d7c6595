import TickData

/// How far a run's figures could have come out otherwise, from its own days drawn again: the circular block bootstrap.
///
/// A resample is as long as the run and made of blocks of consecutive days, each starting at a day drawn with equal
/// chances; a block that reaches the last day goes on with the first, so that every day is as likely as any other.
/// Blocks, and not single days, because days depend on each other: a trend, or a stock whose spread is wide for a week.
/// H. R. Künsch, *The jackknife and the bootstrap for general stationary observations*, Annals of Statistics 17(3), 1989;
/// D. N. Politis and J. P. Romano, *A circular block-resampling procedure for stationary data*, in R. LePage and
/// L. Billard (eds.), *Exploring the Limits of Bootstrap*, 1992.
///
/// The same seed gives the same figures to the last bit, on any machine and beside any number of workers: each question
/// starts its own ``SplitMix64`` from the seed and draws in one order, on one thread. Asking a second time, or asking
/// something else before, changes nothing, and runs of equally many days have the same days drawn.
///
/// What it cannot do: days that the sample does not have (a crash, a halt) are in no resample, and with fewer than about
/// thirty days intervals are too narrow.
public struct BlockBootstrap: Hashable, Sendable {
  public let seed: UInt64
  /// How often the days are drawn again.
  public let resamples: Int
  /// The days of a block; nil for ``blockLength(ofDays:)``.
  public let blockLength: Int?
  /// The share of resamples within an interval.
  public let confidence: Double

  /// Traps unless there is a resample, a block has a day, and the confidence is between 0 and 1.
  public init(seed: UInt64 = 1, resamples: Int = 2_000, blockLength: Int? = nil, confidence: Double = 0.95) {
    precondition(resamples >= 1, "\(resamples) resamples")
    precondition(blockLength.map { $0 >= 1 } ?? true, "a block of \(blockLength ?? 0) days")
    precondition(confidence > 0 && confidence < 1, "a confidence of \(confidence)")
    self.seed = seed
    self.resamples = resamples
    self.blockLength = blockLength
    self.confidence = confidence
  }

  /// The days of a block where nothing else is asked for: the cube root of the number of days, rounded up.
  ///
  /// P. Hall, J. L. Horowitz and B.-Y. Jing, *On blocking rules for the bootstrap with dependent data*, Biometrika 82(3),
  /// 1995: the best length for a variance grows as *n*^(1/3). 136 days make blocks of 6.
  public static func blockLength(ofDays days: Int) -> Int {
    var length = 1
    while length * length * length < days { length += 1 }
    return length
  }

  /// Calls for each resample with its numbers. False, and no call, unless there are more numbers than a block has: the
  /// resamples of one block are the sample itself, from another day on.
  ///
  /// - Complexity: O(*n*) for each resample, in one buffer.
  package func forEachResample(of values: [Double], _ body: (Span<Double>) -> Void) -> Bool {
    let days = values.count
    let length = blockLength ?? Self.blockLength(ofDays: days)
    guard days > length else { return false }
    var random = SplitMix64(seed: seed)
    let starts = 0...Int64(days - 1)
    var resample = [Double](repeating: 0, count: days)
    for _ in 0..<resamples {
      var filled = 0
      while filled < days {
        var day = Int(random.draw(starts))
        for _ in 0..<min(length, days - filled) {
          resample[filled] = values[day]
          filled += 1
          day = day + 1 == days ? 0 : day + 1
        }
      }
      body(resample.span)
    }
    return true
  }

  /// Calls for each resample with the sum of its numbers and of their squares: those of ``forEachResample(of:_:)``, in
  /// the same order, put together of blocks. False, and no call, where that is.
  ///
  /// - Complexity: O(*n* / *l*) for each resample, *l* being the length of a block.
  func forEachResampledMoments(of values: [Double], _ body: (_ sum: Double, _ squares: Double) -> Void) -> Bool {
    let days = values.count
    let length = blockLength ?? Self.blockLength(ofDays: days)
    guard days > length else { return false }
    let blocks = BlockMoments(of: values, length: length)
    let rest = BlockMoments(of: values, length: days % length)
    var random = SplitMix64(seed: seed)
    let starts = 0...Int64(days - 1)
    for _ in 0..<resamples {
      var (sum, squares) = (0.0, 0.0)
      for _ in 0..<days / length {
        let day = Int(random.draw(starts))
        sum += blocks.sums[day]
        squares += blocks.squares[day]
      }
      if days % length > 0 {
        let day = Int(random.draw(starts))
        sum += rest.sums[day]
        squares += rest.squares[day]
      }
      body(sum, squares)
    }
    return true
  }
}

/// The sums of the numbers of a block and of their squares, for each day that a block may start at.
private struct BlockMoments {
  var sums: [Double] = []
  var squares: [Double] = []

  init(of values: [Double], length: Int) {
    for start in values.indices {
      var (sum, square) = (0.0, 0.0)
      for offset in 0..<length {
        let value = values[(start + offset) % values.count]
        sum += value
        square += value * value
      }
      sums.append(sum)
      squares.append(square)
    }
  }
}

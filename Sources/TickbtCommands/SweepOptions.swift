internal import ArgumentParser
internal import Backtest
internal import Sweep

/// What a sweep is to try.
struct SweepOptions: ParsableArguments {
  @Option(name: [.short, .long], help: "A strategy to try; 'tickbt strategies' lists them. Can be repeated.")
  var strategy: [String] = []

  @Option(
    help: ArgumentHelp(
      "The market's rules of every cell: reference, market, pessimistic or optimistic; --set comes over them.",
      valueName: "profile"))
  var rules: String?

  @Option(
    help: ArgumentHelp(
      "Try these values of a parameter: key=v1,v2,… or key=start:stop:step; SECURITY.key=value sets it for one security. Can "
        + "be repeated.", valueName: "key=values"))
  var set: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Values of refill_interval_sec, separated by spaces.", valueName: "seconds"))
  var intervals: [String] = []

  @Option(
    parsing: .upToNextOption, help: ArgumentHelp("Values of stop_loss_threshold_pct.", valueName: "percent"))
  var stopLoss: [String] = []

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Values of spread_vwap_pct.", valueName: "percent"))
  var spread: [String] = []

  @Option(parsing: .upToNextOption, help: ArgumentHelp("Values of vwap_preclose_period_min.", valueName: "minutes"))
  var vwapPeriod: [String] = []

  @Option(parsing: .unconditional, help: ArgumentHelp("Try only so many cells, drawn at random.", valueName: "number"))
  var samples: Int?

  @Option(help: ArgumentHelp("What the draw of --samples starts from. (default: 1)", valueName: "number"))
  var seed: UInt64?

  @Option(
    help: ArgumentHelp(
      "The sweep as a JSON file; what is given as an option counts more. See docs/sweeps.md.", valueName: "file"))
  var spec: String?

  /// What the options say; what they leave open is the file's.
  func specification(_ file: SweepFile?) throws -> SweepSpecification {
    var specification = SweepSpecification()
    specification.strategies = strategy
    for text in set { try specification.set(text) }
    let named = [
      (SweepCell.interval, "--intervals", intervals), ("stop_loss_threshold_pct", "--stop-loss", stopLoss),
      ("spread_vwap_pct", "--spread", spread), ("vwap_preclose_period_min", "--vwap-period", vwapPeriod),
    ]
    for (key, option, values) in named where !values.isEmpty {
      try specification.set(key, to: values, origin: "\(option) \(values.joined(separator: " "))")
    }
    specification.samples = samples
    specification.rules = try (rules ?? file?.text("rules")).map(ParameterOptions.profile)
    if let file { specification.fillIn(from: file.specification) }
    try requirePositive(specification.samples, samples == nil ? "samples" : "--samples")
    specification.seed = seed ?? file?.specification.seed ?? 1
    if seed != nil, specification.samples == nil {
      throw UsageError("--seed is for the draw of --samples: give both or none")
    }
    return specification
  }
}

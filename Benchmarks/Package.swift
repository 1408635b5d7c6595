// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that users of tick-backtest never build it. `make bench` runs it.
let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "tick-backtest", path: "..")],
  targets: [
    .executableTarget(
      name: "ReplayBenchmark", dependencies: [.product(name: "TickBacktest", package: "tick-backtest")]),
    .executableTarget(
      name: "WorkbookBenchmark", dependencies: [.product(name: "TickBacktest", package: "tick-backtest")]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx20
)

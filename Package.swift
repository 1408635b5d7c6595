// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled with these settings: imports show what is API, and a warning stops the build.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// A room of the house: a library target, importing only rooms above it.
///
/// - Parameter data: files of the room that are compiled into it.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], data: [String] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: data.map { .embedInCode($0) }, swiftSettings: settings)
}

/// The tests of a room, or of the binary.
func tests(_ name: String, _ dependencies: [Target.Dependency], fixtures: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies + ["TestSupport"], exclude: fixtures, swiftSettings: settings)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
  name: "tick-backtest",
  products: [
    .library(
      name: "TickBacktest",
      targets: [
        "TickBacktest", "TickData", "TickQuality", "TickStorage", "Parameters", "Simulation", "Strategies", "Backtest",
        "Analytics",
        "TickbtCommands",
      ]),
    .library(name: "TickBacktestTesting", targets: ["TickBacktestTesting"]),
    .executable(name: "tickbt", targets: ["tickbt"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    // Libraries of the system, found by pkg-config; scripts/bootstrap installs them.
    .systemLibrary(name: "CArrow", pkgConfig: "parquet"),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CArrowBridge", dependencies: ["CArrow"]),
    .target(name: "CNumberText"),
    .target(name: "CFileSync"),

    room("TickData"),
    room("TickQuality", ["TickData"]),
    room("TickStorage", ["TickData", "CArrowBridge", "CFileSync", "CXXHash", "CZlib"]),
    room("Parameters"),
    room("Simulation", ["Parameters", "TickData"]),
    room("Strategies", ["Simulation", "Parameters", "TickData"]),
    room(
      "Backtest", ["TickStorage", "Strategies", "Simulation", "Parameters", "TickData"],
      data: [
        "bloomberg-excel", "bloomberg-api", "databento", "tardis", "refinitiv", "taq", "lean",
      ].map { "Sources/\($0).json" }),
    room("Analytics", ["Simulation", "TickData"]),
    room(
      "Sweep", ["Analytics", "Backtest", "TickStorage", "Parameters", "Simulation", "TickData", database, sqlite]),
    room(
      "Report",
      [
        "Sweep", "Analytics", "Backtest", "TickStorage", "Parameters", "Simulation", "TickQuality", "TickData",
        "CNumberText",
      ]),
    room("Conversion", ["Backtest", "TickStorage", "TickData"]),
    room("SampleMarket", ["TickData"]),
    room(
      "TickbtCommands",
      [
        "TickData", "TickQuality", "TickStorage", "Parameters", "Simulation", "Backtest", "Analytics", "Sweep",
        "Conversion", "Report", "SampleMarket", argumentParser,
      ]),
    room("TickBacktest", ["TickbtCommands", "Backtest", "Strategies", "Simulation", "Parameters", "TickData"]),
    room("TickBacktestTesting", ["Backtest", "Simulation", "TickData"]),
    .executableTarget(name: "tickbt", dependencies: ["TickbtCommands"], swiftSettings: settings),

    .target(
      name: "TestSupport",
      dependencies: [
        "TickBacktestTesting", "TickData", "TickStorage", "Simulation", "Strategies", "Backtest", "CZlib",
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    tests("TickDataTests", ["TickData"]),
    tests(
      "TickQualityTests",
      ["TickQuality", "Report", "SampleMarket", "Backtest", "TickStorage", "Simulation", "TickData"]),
    tests("TickStorageTests", ["TickStorage", "TickData", "CZlib"], fixtures: ["Fixtures", "Corpus"]),
    tests("SimulationTests", ["Simulation", "Parameters", "Strategies", "TickData"]),
    tests("StrategiesTests", ["Strategies", "Backtest", "Simulation", "Parameters", "TickData"]),
    tests(
      "BacktestTests", ["Backtest", "Report", "SampleMarket", "TickStorage", "Strategies", "Simulation", "TickData"]),
    tests("AnalyticsTests", ["Analytics", "Backtest", "Simulation", "TickData"]),
    tests(
      "SweepTests", [database, "Sweep", "Analytics", "Backtest", "TickStorage", "Strategies", "Simulation", "TickData"]),
    tests("SampleMarketTests", ["SampleMarket", "Backtest", "TickStorage", "TickData"]),
    tests(
      "CommandTests", ["TickbtCommands", "tickbt", "Sweep", "Report", "TickStorage", "TickData", database],
      fixtures: ["Snapshots"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx20
)

// swift-tools-version: 6.2
import PackageDescription

// Put together by scripts/bench-package, beside a copy of the tree in whose Strategies the example's strategy stands, too.
let package = Package(
  name: "PackageBenchmark",
  dependencies: [
    .package(name: "tick-backtest", path: "../tree"),
    .package(name: "inventory-skew", path: "../tree/Examples/InventorySkew"),
  ],
  targets: [
    .executableTarget(
      name: "OwnPackage",
      dependencies: [
        .product(name: "InventorySkew", package: "inventory-skew"),
        .product(name: "TickBacktest", package: "tick-backtest"),
      ]),
    .executableTarget(
      name: "InsideStrategies", dependencies: [.product(name: "TickBacktest", package: "tick-backtest")]),
  ],
  swiftLanguageModes: [.v6]
)

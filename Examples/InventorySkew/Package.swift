// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "inventory-skew",
  products: [.library(name: "InventorySkew", targets: ["InventorySkew"])],
  dependencies: [
    .package(name: "tick-backtest", path: "../..")
  ],
  targets: [
    // The strategy. Everything that makes it fast is in one module: the strategy and its definition.
    .target(
      name: "InventorySkew", dependencies: [.product(name: "TickBacktest", package: "tick-backtest")]),
    // The command line: all of tickbt's commands, with the strategy among the others.
    .executableTarget(
      name: "tickbt-inventory-skew",
      dependencies: ["InventorySkew", .product(name: "TickBacktest", package: "tick-backtest")]),
    .testTarget(
      name: "InventorySkewTests",
      dependencies: ["InventorySkew", .product(name: "TickBacktestTesting", package: "tick-backtest")]),
  ],
  swiftLanguageModes: [.v6]
)

/// All that the author of a strategy needs, in one import: `import TickBacktest`.
///
/// The ticks (`TickData`), what happens to a quote (`Simulation`), the strategies of this package and what they are made
/// of (`Strategies`), definitions and runs (`Backtest`), and the command line (`TickbtCommands`).
@_exported public import Backtest
@_exported public import Simulation
@_exported public import Strategies
@_exported public import TickData
@_exported public import TickbtCommands

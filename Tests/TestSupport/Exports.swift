/// Tests of this package write their markets and examples as those of other packages do.
@_exported public import TickBacktestTesting

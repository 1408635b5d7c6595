import TickBacktest

/// What this package adds to tickbt.
///
/// Made here, in the strategy's own module, so that the replay's loop is compiled for the strategy.
public let strategies = [StrategyDefinition(InventorySkew.self)]

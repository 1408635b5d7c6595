public import TickData

/// A strategy that sees every tick and acts through a broker: it rests and cancels orders, takes what is displayed,
/// flattens, or trades in an auction. What a ``QuotingStrategy`` cannot say is said here.
///
/// The replay calls it at every tick that has a stamp and a price, of any phase of the day and of any price, in this order:
///
/// 1. a new calendar day has the session of its date, and clears the book;
/// 2. the book takes the tick;
/// 3. ``tick(_:broker:)``: what the strategy does there happens at once;
/// 4. where the tick is a trade of at least one share, the orders that rest and that it reaches are filled, the ask side
///    first, each at the trade's price. So a trade can fill an order that was placed at this same tick; a strategy that
///    wants trades of some phase only rests its order when the phase begins and cancels it when it ends.
///
/// After the last tick comes ``finish(broker:)``. Nothing else happens by itself: positions and orders survive the night,
/// and nothing is flattened at the end of the day unless the strategy does it.
///
/// A strategy is a value: its stored properties are its whole state. Define it for the command line (`StrategyDefinition`)
/// in its own module, so that the replay's loop is compiled for it; what replays it from another module sees only methods
/// that are `@inlinable`. What it decides a few times a day it can say why: see ``Broker/note(_:on:at:)``.
public protocol TickStrategy: Strategy {
  /// The order in which it wants its ticks. Without an implementation: that of the file.
  static var tickOrder: TickOrder { get }

  /// A tick, with the book as it stands after it.
  mutating func tick(_ tick: Tick, broker: inout Broker)

  /// Something was filled: an order that rested, or what the strategy itself did.
  mutating func filled(_ fill: Fill)

  /// There are no more ticks.
  mutating func finish(broker: inout Broker)
}

extension TickStrategy {
  @inlinable
  public static var tickOrder: TickOrder { .file }

  @inlinable
  public static var interventionName: String { "taken" }

  @inlinable
  public mutating func filled(_ fill: Fill) {}

  @inlinable
  public mutating func finish(broker: inout Broker) {}
}

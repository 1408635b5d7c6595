internal import TickData

/// Ends the process, since a strategy has asked for what no market does. Unlike that of a precondition, the message shows in
/// an optimised program, too, which is what strategies run in.
@usableFromInline
@inline(never)
func endForFault(of strategy: String = "the strategy", at time: Int64, _ reason: String) -> Never {
  fatalError("\(strategy), \(WallClock.stampText(time)): \(reason)")
}

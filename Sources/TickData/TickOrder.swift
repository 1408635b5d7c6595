/// An order of ticks.
public enum TickOrder: Hashable, Sendable {
  /// As they stand in the file, also where stamps step back.
  case file
  /// By their stamps; those of one stamp as they stand in the file.
  case time
}

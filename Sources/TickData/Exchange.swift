/// An exchange, by the prices that it allows. Other exchanges are known by their name and their hours alone.
public enum Exchange: String, CaseIterable, Hashable, Sendable {
  /// Abu Dhabi.
  case adx = "ADX"
  /// Dubai.
  case dfm = "DFM"

  public var tickTable: TickTable {
    switch self {
    case .adx: .adx
    case .dfm: .dfm
    }
  }
}

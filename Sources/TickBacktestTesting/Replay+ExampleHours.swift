internal import Backtest
public import Simulation
internal import TickData

/// The hours of an example that does not say its own are those of ADX and DFM.
extension Replay {
  public init(_ strategy: Strategy, observer: Observer) {
    self.init(strategy, session: .uae, observer: observer)
  }
}

extension TickReplay {
  public init(_ strategy: Strategy, observer: Observer) {
    self.init(strategy, session: .uae, observer: observer)
  }
}

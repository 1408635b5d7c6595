package import Simulation
public import TickData

extension BacktestPlan {
  /// Whether it makes a difference which exchange a security is on: to the strategy, or to the hours.
  public var exchangeMatters: Bool { Self.exchangeMatters(to: strategy, hours) }

  static func exchangeMatters(to strategy: StrategyDefinition, _ hours: TradingHours) -> Bool {
    strategy.usesExchange || hours.dependOnExchange
  }

  /// The sessions of a security that is run.
  public func sessions(of security: Security) -> SessionCalendar {
    guard let calendar = sessions[security] else { preconditionFailure("\(security) is not run") }
    return calendar
  }

  /// The exchange that a strategy is told of a security; the one that is assumed where it makes no difference.
  package func exchange(of security: Security) -> Exchange {
    exchanges.exchange(of: security) ?? ExchangeMapping.standard
  }

  /// An outcome as it is. Throws where the security has ticks on a day without hours.
  package func complete(_ outcome: ReplayOutcome, of security: Security) throws(ConfigurationError) -> ReplayOutcome {
    guard let date = outcome.dayWithoutSession else { return outcome }
    throw ConfigurationError(hours.problem(withoutHoursOn: date, security, exchanges))
  }

  /// The hours of each security. Throws, too, where the strategy needs the price steps of an exchange that are not known.
  static func sessions(
    of securities: [Security], _ hours: TradingHours, _ exchanges: ExchangeMapping, _ strategy: StrategyDefinition
  ) throws(ConfigurationError) -> [Security: SessionCalendar] {
    var sessions: [Security: SessionCalendar] = [:]
    for security in securities {
      sessions[security] = try hours.sessions(of: security, exchanges)
      if strategy.usesExchange { try exchanges.requirePriceSteps(of: security, for: strategy) }
    }
    return sessions
  }

  /// The parameters of each security. Throws where they do not go with its hours; where they would without the overrides, it
  /// is those that are wrong.
  static func parameters(
    _ securities: [Security], _ strategy: StrategyDefinition, _ configuration: Configuration,
    _ overrides: ParameterOverrides, _ sessions: [Security: SessionCalendar]
  ) throws(ConfigurationError) -> [Security: ResolvedParameters] {
    var parameters: [Security: ResolvedParameters] = [:]
    for security in securities {
      guard let sessions = sessions[security] else { continue }
      do {
        parameters[security] = try strategy.parameters(of: security, configuration, overrides, in: sessions)
      } catch {
        _ = try strategy.parameters(of: security, configuration, ParameterOverrides(), in: sessions)
        let wrong = overrides.single.first { override in
          (try? strategy.parameters(of: security, configuration, override, in: sessions)) == nil
        }
        let option = wrong?.options.first.map { "\($0): " } ?? ""
        throw ConfigurationError("\(option)\(error)", isInOverrides: true)
      }
    }
    return parameters
  }
}

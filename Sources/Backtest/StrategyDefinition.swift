public import Parameters
public import Simulation
public import TickData

/// A strategy that can be run by name: what the command line knows of it.
///
/// Its type is known only here. What is made of it are replays with one of the three observers that a run, a trace and a
/// sweep need, each compiled for the strategy in the module that makes the definition. So make it in the strategy's own
/// module: there the compiler sees the strategy whole, and it is as fast as a built-in one without an attribute. From
/// another module it sees only methods that are `@inlinable`, and others at its discretion.
public struct StrategyDefinition: Sendable {
  public let name: String
  public let summary: String
  public let parameterKeys: [ParameterKey]
  public let resultLayout: ResultLayout
  /// Whether it makes a difference on which exchange a security is.
  public let usesExchange: Bool
  /// The order in which it wants its ticks.
  public let tickOrder: TickOrder
  /// What people call it when it takes displayed liquidity: `stop loss`.
  public let interventionName: String
  /// The default of each key; a key that has none is absent.
  public let defaults: [String: ParameterValue]

  private let logged: @Sendable (ResolvedParameters, Exchange, SessionCalendar) -> SecurityReplay<FillLog>
  private let traced: @Sendable (ResolvedParameters, Exchange, SessionCalendar, TraceLog) -> SecurityReplay<TraceLog>
  private let recorded:
    @Sendable ([ResolvedParameters], Exchange, SessionCalendar, [ReplayRecorder]) -> SecurityBatch<ReplayRecorder>
  private let tallied: @Sendable ([ResolvedParameters], Exchange, SessionCalendar) -> SecurityBatch<FillTally>
  private let findProblem: @Sendable (ResolvedParameters, TradingSession) -> String?
  private let findNotice: @Sendable (ResolvedParameters) -> String?
  private let resolve: @Sendable ([String: ParameterValue?]) -> ResolvedParameters

  /// A market-making strategy. It is replayed by the rules that its parameters say: in the reference's venue where these
  /// are the reference's, else in ``ModelledVenue``.
  ///
  /// Inlinable, so that the replay's loop is compiled for the strategy in the module that calls this.
  @inlinable
  public init<S: QuotingStrategy>(_ strategy: S.Type) { self.init(strategy, in: ModelledVenue.self) }

  /// A market-making strategy that is replayed in a venue of one's own wherever the rules are not the reference's.
  @inlinable
  public init<S: QuotingStrategy, V: Venue>(_ strategy: S.Type, in venue: V.Type) {
    self.init(
      strategy, parameters: RuledParameters<S.Parameters>.self, own: \.own, tickOrder: .file,
      logged: { setup, exchange, sessions in
        let strategy = S(setup.own, on: exchange)
        return setup.followReference
          ? SecurityReplay(Replay(strategy, sessions: sessions, observer: FillLog()))
          : SecurityReplay(
            Replay(
              strategy, in: venue, rules: setup.rules, ownRules: !setup.own.followReference, sessions: sessions,
              observer: FillLog()))
      },
      traced: { setup, exchange, sessions, log in
        let strategy = S(setup.own, on: exchange)
        return setup.followReference
          ? SecurityReplay(Replay(strategy, sessions: sessions, observer: log))
          : SecurityReplay(
            Replay(
              strategy, in: venue, rules: setup.rules, ownRules: !setup.own.followReference, sessions: sessions,
              observer: log))
      },
      tallied: { setups, exchange, sessions in
        SecurityBatch(
          setups.map {
            Replay(
              S($0.own, on: exchange), in: venue, rules: $0.rules, ownRules: !$0.own.followReference,
              sessions: sessions, observer: FillTally())
          })
      },
      recorded: { setups, exchange, sessions, recorders in
        let cells = zip(setups, recorders)
        return setups.allSatisfy(\.followReference)
          ? SecurityBatch(cells.map { Replay(S($0.own, on: exchange), sessions: sessions, observer: $1) })
          : SecurityBatch(
            cells.map {
              Replay(
                S($0.own, on: exchange), in: venue, rules: $0.rules, ownRules: !$0.own.followReference,
                sessions: sessions, observer: $1)
            })
      })
  }

  /// A strategy that sees every tick.
  @inlinable
  public init<S: TickStrategy>(_ strategy: S.Type) {
    self.init(
      strategy, parameters: S.Parameters.self, own: \.self, tickOrder: S.tickOrder,
      logged: { SecurityReplay(TickReplay(S($0, on: $1), sessions: $2, observer: FillLog())) },
      traced: { SecurityReplay(TickReplay(S($0, on: $1), sessions: $2, observer: $3)) },
      tallied: { parameters, exchange, sessions in
        SecurityBatch(
          parameters.map { TickReplay(S($0, on: exchange), sessions: sessions, observer: FillTally()) })
      },
      recorded: { parameters, exchange, sessions, recorders in
        SecurityBatch(
          zip(parameters, recorders).map { TickReplay(S($0, on: exchange), sessions: sessions, observer: $1) })
      })
  }

  @usableFromInline
  init<S: Strategy, P: StrategyParameters>(
    _ strategy: S.Type, parameters: P.Type, own: any KeyPath<P, S.Parameters> & Sendable, tickOrder: TickOrder,
    logged: @escaping @Sendable (P, Exchange, SessionCalendar) -> SecurityReplay<FillLog>,
    traced: @escaping @Sendable (P, Exchange, SessionCalendar, TraceLog) -> SecurityReplay<TraceLog>,
    tallied: @escaping @Sendable ([P], Exchange, SessionCalendar) -> SecurityBatch<FillTally>,
    recorded: @escaping @Sendable ([P], Exchange, SessionCalendar, [ReplayRecorder]) -> SecurityBatch<ReplayRecorder>
  ) {
    name = S.name
    summary = S.summary
    let all = P.all
    parameterKeys = all.map(\.key)
    defaults = P().values(all)
    resultLayout = S.resultLayout
    usesExchange = S.usesExchange
    self.tickOrder = tickOrder
    interventionName = S.interventionName
    self.logged = { logged($0.typed(as: P.self), $1, $2) }
    self.traced = { traced($0.typed(as: P.self), $1, $2, $3) }
    self.recorded = { recorded($0.map { $0.typed(as: P.self) }, $1, $2, $3) }
    self.tallied = { tallied($0.map { $0.typed(as: P.self) }, $1, $2) }
    findNotice = { S.notice(on: $0.typed(as: P.self)[keyPath: own]) }
    findProblem = { S.problem(with: $0.typed(as: P.self)[keyPath: own], in: $1) }
    resolve = {
      let parameters = P($0, all)
      return ResolvedParameters(parameters, values: parameters.values(all))
    }
  }

  /// A replay of one security with its parameters from a configuration, as a run makes it: for programs that feed ticks
  /// themselves, such as benchmarks.
  public func replay(
    of security: Security, configuration: Configuration, overrides: ParameterOverrides = ParameterOverrides(),
    on exchange: Exchange = ExchangeMapping.standard, sessions: SessionCalendar
  ) throws(ConfigurationError) -> SecurityReplay<FillLog> {
    _ = try configuration.check(against: parameterKeys, others: [])
    try overrides.check(for: self, others: [], securities: [security.name])
    return replay(try parameters(of: security, configuration, overrides, in: sessions), on: exchange, sessions)
  }

  /// What a security runs with. Configuration and overrides must have been checked; what the sessions make impossible is an
  /// error here.
  package func parameters(
    of security: Security, _ configuration: Configuration, _ overrides: ParameterOverrides, in sessions: SessionCalendar
  ) throws(ConfigurationError) -> ResolvedParameters {
    let parameters = resolve(configuration.values(of: security, overriddenBy: overrides, keys: parameterKeys))
    for period in sessions.periods {
      guard let problem = findProblem(parameters, period.session) else { continue }
      let dates = sessions.periods.count > 1 ? ", \(period.dates)" : ""
      throw ConfigurationError("\(security)\(dates): \(problem)")
    }
    return parameters
  }

  /// The rules that are other than the reference's, as `fill_price=quote`, in the order of the keys.
  package func rulesTurned(in parameters: ResolvedParameters) -> [String] {
    parameterKeys.compactMap { key in
      guard let rule = key.rule, let value = parameters.values[key.name],
        value != .word(rule.word(in: .reference))
      else { return nil }
      return "\(key.name)=\(value)"
    }
  }

  /// A notice about valid parameters; nil if there is nothing to say.
  func notice(on parameters: ResolvedParameters) -> String? { findNotice(parameters) }

  /// A replay that keeps its fills. The parameters must be this strategy's, here and below.
  package func replay(
    _ parameters: ResolvedParameters, on exchange: Exchange, _ sessions: SessionCalendar
  ) -> SecurityReplay<FillLog> {
    logged(parameters, exchange, sessions)
  }

  /// A replay that is traced.
  package func replay(
    _ parameters: ResolvedParameters, on exchange: Exchange, _ sessions: SessionCalendar, tracing log: TraceLog
  ) -> SecurityReplay<TraceLog> {
    traced(parameters, exchange, sessions, log)
  }

  /// Replays of many configurations, each with a tally of its fills.
  package func tally(
    _ parameters: [ResolvedParameters], on exchange: Exchange, _ sessions: SessionCalendar
  ) -> SecurityBatch<FillTally> {
    tallied(parameters, exchange, sessions)
  }

  /// Replays of many configurations, each with its recorder.
  package func batch(
    _ parameters: [ResolvedParameters], on exchange: Exchange, _ sessions: SessionCalendar, recorders: [ReplayRecorder]
  ) -> SecurityBatch<ReplayRecorder> {
    recorded(parameters, exchange, sessions, recorders)
  }
}

/// The parameters of a strategy for one security, defaults included.
package struct ResolvedParameters: Sendable {
  /// By key; one that is not given is absent.
  package let values: [String: ParameterValue]
  private let parameters: any StrategyParameters

  init(_ parameters: some StrategyParameters, values: [String: ParameterValue]) {
    self.parameters = parameters
    self.values = values
  }

  /// Traps where they are another strategy's.
  func typed<Parameters: StrategyParameters>(as type: Parameters.Type) -> Parameters {
    guard let parameters = parameters as? Parameters else {
      preconditionFailure("parameters of another strategy: \(values.keys.sorted())")
    }
    return parameters
  }
}

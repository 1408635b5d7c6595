/// A rule of the simulated market, or one of a strategy's own, that can be changed: an enum with a case for each way to
/// have it, the reference's first. As a parameter it can be set, swept and recorded like any other.
///
/// ```swift
/// enum Skew: String, Rule {
///   case none
///   case byPosition = "by_position"
///
///   static let name = "skew"
///   static let meaning = "How a quote's size depends on the position."
///   static let place = "when a quote is sized"
///   static let market = Skew.byPosition
///
///   var meaning: String {
///     switch self {
///     case .none: "It does not."
///     case .byPosition: "A side that adds to the position gets smaller."
///     }
///   }
/// }
/// ```
///
/// The raw values are what users write: lower-case letters, digits and underscores.
public protocol Rule: ParameterChoice {
  /// Its key in a configuration.
  static var name: String { get }
  /// What it decides, in one sentence.
  static var meaning: String { get }
  /// When it matters: `at a fill`.
  static var place: String { get }
  /// The case of the profile `market`, and of the two that bracket it. Without an implementation these two have the
  /// market's.
  static var market: Self { get }
  static var pessimistic: Self { get }
  static var optimistic: Self { get }

  /// What a case means, in one sentence.
  var meaning: String { get }
}

extension Rule {
  public static var pessimistic: Self { market }
  public static var optimistic: Self { market }

  /// The reference's case.
  static var reference: Self {
    guard let first = allCases.first else { preconditionFailure("\(name) has no case") }
    return first
  }

  /// What people read of it.
  public static var facts: RuleFacts {
    RuleFacts(
      cases: allCases.map { RuleFacts.Case(word: $0.rawValue, meaning: $0.meaning) }, place: place,
      words: [
        .reference: reference.rawValue, .market: market.rawValue, .pessimistic: pessimistic.rawValue,
        .optimistic: optimistic.rawValue,
      ])
  }
}

/// Which rules hold, all at once.
public enum RuleProfile: String, CaseIterable, Hashable, Sendable {
  /// Those of the existing system.
  case reference
  /// Those that a market maker would defend before a risk committee.
  case market
  /// The market's, with nobody ahead of us in a queue ever cancelling.
  case pessimistic
  /// The market's, with all who cancel standing ahead of us.
  case optimistic
}

/// What people read of a rule.
public struct RuleFacts: Hashable, Sendable {
  public struct Case: Hashable, Sendable {
    public let word: String
    public let meaning: String
  }

  /// In the order in which they are listed, the reference's first.
  public let cases: [Case]
  public let place: String
  private let words: [RuleProfile: String]

  init(cases: [Case], place: String, words: [RuleProfile: String]) {
    (self.cases, self.place, self.words) = (cases, place, words)
  }

  /// The word of a profile.
  public func word(in profile: RuleProfile) -> String {
    guard let word = words[profile] else { preconditionFailure("every profile has a word") }
    return word
  }
}

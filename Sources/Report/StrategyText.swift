public import Backtest
internal import Parameters

/// A strategy as a terminal shows it.
public enum StrategyText {
  /// Its name and summary, and a line for each parameter in the order of its keys.
  public static func description(of strategy: StrategyDefinition) -> String {
    var table = TextTable([
      ("Parameter", .left), ("Type", .left), ("Default", .right), ("Unit", .left), ("Meaning", .left),
    ])
    for key in strategy.parameterKeys where !key.isOfMarket {
      table.add([key.name, key.typeText, strategy.defaults[key.name]?.description ?? "–", key.unit, key.meaning])
    }
    let rules = strategy.parameterKeys.contains(where: \.isOfMarket)
    return "\(strategy.name): \(strategy.summary)\n\n\(table.text)"
      + (rules ? "\nThe rules of the market are parameters, too: tickbt rules --list\n" : "")
  }
}

extension ParameterKey {
  /// The values that the key takes, in a few words.
  fileprivate var typeText: String {
    let type =
      switch domain {
      case .whole(let least, let most):
        most < ParameterKey.largestWhole ? "whole number \(least)–\(most)" : "whole number ≥ \(least)"
      case .number(let least, let most):
        most.isFinite ? "number \(least.shortest)–\(most.shortest)" : "number ≥ \(least.shortest)"
      case .numberAbove(let bound): "number > \(bound.shortest)"
      case .flag: "true or false"
      case .choice(let words): words.joined(separator: ", ")
      }
    return isOptional ? "\(type), or null" : type
  }
}

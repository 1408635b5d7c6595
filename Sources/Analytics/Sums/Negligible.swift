/// When an amount of money is a profit or a loss, and when it is nothing.
///
/// The average entry of a position is a rounded quotient, so a fill at the very price of the entry may realize 10^-11
/// instead of 0: in runs on real ticks one of ten fills at the entry does. Where the sign of an amount is asked, one that
/// is smaller than a millionth of the currency unit is therefore 0. Sums leave nothing out.
extension Double {
  /// A millionth of the currency unit or more.
  package var isProfit: Bool { self >= 1e-6 }
  /// A millionth of the currency unit or more, below 0.
  package var isLoss: Bool { self <= -1e-6 }
}

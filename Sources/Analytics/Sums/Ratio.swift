/// A quotient that is a number: nil where the divisor is 0 or the quotient is out of range.
///
/// No result of this room is NaN or infinite. What does not exist is nil, and a table leaves its cell empty.
func ratio(_ dividend: Double, _ divisor: Double) -> Double? {
  guard divisor != 0 else { return nil }
  let quotient = dividend / divisor
  return quotient.isFinite ? quotient : nil
}

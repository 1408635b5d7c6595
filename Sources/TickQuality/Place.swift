/// Where something was found.
public struct Place: Hashable, Sendable {
  /// The row as people count it in the source; nil for what has no row, such as a day that is missing.
  public private(set) var row: Int64?
  /// The stamp; nil for a row that has none.
  public private(set) var time: Int64?
  /// Which of the rows it is, counted from 1 in the order in which they came: what places are compared by.
  private let order: Int64?

  /// - Parameter row: counted from 1 in the order in which rows came, and in the source, too, unless ``number(by:)`` says
  ///   otherwise.
  public init(row: Int64?, time: Int64?) {
    self.row = row
    self.time = time
    order = row
  }

  /// Whether this place comes before another: by row, by stamp where one has no row.
  func precedes(_ other: Place) -> Bool {
    if let order, let otherOrder = other.order { return order < otherOrder }
    return (time ?? .max) < (other.time ?? .max)
  }

  /// Whether it is this one of the rows, in the order in which they came.
  func isRow(_ row: Int64) -> Bool { order == row }

  /// The same row at another moment.
  func at(_ time: Int64) -> Place {
    var place = self
    place.time = time
    return place
  }

  /// Takes over the number that the row has in the source.
  mutating func number(by numbers: RowNumbers) {
    if let order, let number = numbers(order) { row = number }
  }

  public static func == (left: Place, right: Place) -> Bool { left.row == right.row && left.time == right.time }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(row)
    hasher.combine(time)
  }
}

/// What number a row has in the source, by its place in the order in which rows came, from 1; nil for a row that is not at
/// hand. Only while a chunk is read can its reader tell.
typealias RowNumbers = (_ row: Int64) -> Int64?

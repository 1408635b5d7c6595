/// The known name that is most like a mistyped one: the one the fewest insertions, deletions and replacements away, and
/// the first of several. Upper and lower case tell names apart only where nothing else does.
///
/// - Complexity: the product of the lengths, for each known name.
package func nearestName(to name: String, among known: [String]) -> String? {
  func distance(_ other: String) -> (letters: Int, exact: Int) {
    (editDistance(name.lowercased(), other.lowercased()), editDistance(name, other))
  }
  return known.min { distance($0) < distance($1) }
}

/// The Levenshtein distance of two names, by characters.
private func editDistance(_ first: String, _ second: String) -> Int {
  let second = Array(second)
  var row = Array(0...second.count)
  for (index, character) in first.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for column in second.indices {
      let replaced = diagonal + (second[column] == character ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
    }
  }
  return row[second.count]
}

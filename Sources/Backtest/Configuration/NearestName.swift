/// The known name that is most like a mistyped one, whatever the case: the one the fewest insertions, deletions and
/// replacements away, and the first of several; where even that one is another name, since more than half of it differs,
/// the one that begins with it, if only one does. Else nil.
///
/// - Complexity: the product of the lengths, for each known name.
package func nearestName(to name: String, among known: [String]) -> String? {
  let name = name.lowercased()
  let distances = known.map { editDistance(name, $0.lowercased()) }
  guard let least = distances.indices.min(by: { distances[$0] < distances[$1] }) else { return nil }
  if 2 * distances[least] <= max(name.count, known[least].count) { return known[least] }
  let longer = known.filter { $0.lowercased().hasPrefix(name) }
  return longer.count == 1 && name.count > 1 ? longer[0] : nil
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

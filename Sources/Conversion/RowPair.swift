internal import TickStorage

/// The rows of a source beside those of the file that was made of it.
struct RowPair {
  private(set) var source: RowCursor
  private(set) var file: RowCursor
  /// The first difference: where it is, and what stands on both sides.
  private(set) var difference: String?
  /// How many rows the last step compared.
  private(set) var comparedRows = 0
  /// The file's word for each word of the source's rows, -1 for none.
  private var counterparts: [Int32] = []

  init(_ source: RowCursor, _ file: RowCursor) {
    self.source = source
    self.file = file
  }

  /// Goes on to the next rows of both; false when both are at their end.
  mutating func advance(limit: Int) throws(TickFileError) -> Bool {
    let isNewSource = try source.refill(limit: limit)
    let isNewFile = try file.refill(limit: limit)
    if isNewSource || isNewFile { matchWords() }
    comparedRows = min(source.remaining, file.remaining)
    guard comparedRows > 0 else {
      noteSurplus()
      let rest = max(source.remaining, file.remaining)
      source.skip(source.remaining)
      file.skip(file.remaining)
      comparedRows = rest
      return rest > 0
    }
    if difference == nil, let offset = (0..<comparedRows).first(where: { !isEqual($0) }) {
      difference = text(ofDifferenceAt: offset)
    }
    source.skip(comparedRows)
    file.skip(comparedRows)
    return true
  }

  private mutating func matchWords() {
    let words = (0..<file.rows.words.count).map { (Array(file.rows.words.utf8($0)), Int32($0)) }
    let table = Dictionary(words) { first, _ in first }
    counterparts = (0..<source.rows.words.count).map { table[Array(source.rows.words.utf8($0))] ?? -1 }
  }

  @inline(__always)
  private func isEqual(_ offset: Int) -> Bool {
    let (left, right) = (source.next + offset, file.next + offset)
    return source.rows.time[left] == file.rows.time[right] && isTypeEqual(left, right)
      && isPriceEqual(left, right) && source.rows.hasVolume[left] == file.rows.hasVolume[right]
      && (source.rows.hasVolume[left] == 0 || source.rows.volume[left] == file.rows.volume[right])
  }

  @inline(__always)
  private func isTypeEqual(_ left: Int, _ right: Int) -> Bool {
    let (type, other) = (source.rows.type[left], file.rows.type[right])
    return type < 0 || other < 0 ? type < 0 && other < 0 : counterparts[Int(type)] == other
  }

  /// To the last bit; a missing one equals a missing one.
  @inline(__always)
  private func isPriceEqual(_ left: Int, _ right: Int) -> Bool {
    let (price, other) = (source.rows.price[left], file.rows.price[right])
    return price.bitPattern == other.bitPattern || (price.isNaN && other.isNaN)
  }

  private func text(ofDifferenceAt offset: Int) -> String {
    let (left, right) = (source.next + offset, file.next + offset)
    let (row, other) = (source.rows.texts(at: left), file.rows.texts(at: right))
    let columns: [(String, KeyPath<RowTexts, String>, Bool)] = [
      ("timestamp", \.stamp, source.rows.time[left] == file.rows.time[right]),
      ("type", \.type, isTypeEqual(left, right)),
      ("price", \.price, isPriceEqual(left, right)), ("volume", \.volume, row.volume == other.volume),
    ]
    let pairs = columns.filter { !$0.2 }.map { name, text, _ in
      "\(name) is \(row[keyPath: text]) there and \(other[keyPath: text]) here"
    }
    return "\(place(of: file, right)) differs from \(place(of: source, left)): \(pairs.joined(separator: "; "))"
  }

  /// Says that one side goes on where the other has ended.
  private mutating func noteSurplus() {
    guard difference == nil, source.remaining + file.remaining > 0 else { return }
    let (longer, shorter) = source.remaining > 0 ? (source, file) : (file, source)
    let texts = longer.rows.texts(at: longer.next)
    difference =
      "\(place(of: longer, longer.next)) (\(texts.all)) has no counterpart: \(place(of: shorter)) ends after "
      + "\(shorter.extent.rows) rows"
  }

  private func place(of cursor: RowCursor, _ index: Int) -> String {
    "\(place(of: cursor)), row \(cursor.number(at: index))"
  }

  private func place(of cursor: RowCursor) -> String {
    cursor.entry.path + (cursor.entry.sheet.map { ", sheet \($0)" } ?? "")
  }
}

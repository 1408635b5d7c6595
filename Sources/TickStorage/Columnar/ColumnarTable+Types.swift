internal import CArrowBridge

extension ColumnarTable {
  /// Refuses a column that holds something else than its purpose needs.
  ///
  /// - Parameter wanted: what it should hold, for the message.
  func expect(_ index: Int, _ purpose: String, _ kinds: [tb_kind], _ wanted: String) throws(TickFileError) {
    let column = columns[index]
    guard !kinds.contains(column.kind) else { return }
    throw TickFileError(
      path: path, "column \(column.name) is \(purpose) and must hold \(wanted), but holds \(column.typeName)")
  }
}

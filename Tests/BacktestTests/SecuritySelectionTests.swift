import Backtest
import Testing
import TickData
import TickStorage

@Suite("Which securities of a source are run")
struct SecuritySelectionTests {
  /// Sources other than a folder may know names in both cases; a trade log's name has one.
  @Test("Names that differ only in case are the same security, unless one of them is left out or cannot be read")
  func sameName() throws {
    let source = ListedSource(names: ["EMAAR", "FAB", "Emaar"])
    #expect(
      throws: ConfigurationError(
        "Emaar (Emaar.parquet) is the same security as EMAAR (EMAAR.parquet): rename or remove one of them, or choose "
          + "others with --securities")
    ) { try SecuritySelection().entries(of: source) }
    #expect(
      try SecuritySelection(names: ["Emaar", "FAB"]).entries(of: source).map(\.security.name) == ["FAB", "Emaar"])
    #expect(try SecuritySelection(first: 2).entries(of: source).map(\.security.name) == ["EMAAR", "FAB"])
    #expect(throws: ConfigurationError.self) { try SecuritySelection(names: ["Emaar", "EMAAR"]).entries(of: source) }
    let refused = ListedSource(entries: [
      TickEntry(security: Security("A"), path: "w.xlsx", sheet: "A UH Equity", bytes: 1),
      TickEntry(
        security: Security("a"), path: "w.xlsx", sheet: "a UH Equity", bytes: 1,
        problem: TickFileError(path: "w.xlsx", "is the same security")),
    ])
    #expect(try SecuritySelection().entries(of: refused).count == 2)
  }
}

internal import ArgumentParser
internal import FoundationEssentials
internal import TickStorage

/// Which ticks a command reads.
struct DataOptions: ParsableArguments {
  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A folder of Parquet, Arrow or CSV files, one for each security, one such file, or a workbook. "
        + "(default: data/parquet if it holds Parquet, else data/raw/TickData.xlsx)", valueName: "path"))
  var data: String?

  /// Opens the ticks.
  ///
  /// - Parameter path: where they are if the user does not say.
  func open(_ reading: TickReading, else path: String? = nil) throws -> any TickSource {
    try openTicks(at: data ?? path ?? Self.standard(), reading)
  }

  private static func standard() throws(UsageError) -> String {
    let (folder, workbook) = ("data/parquet", "data/raw/TickData.xlsx")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    if files.contains(where: { TickFileFormat(ofFile: $0) == .parquet }) { return folder }
    if FileManager.default.fileExists(atPath: workbook) { return workbook }
    throw UsageError("\(folder) holds no Parquet, and there is no \(workbook): name your ticks with --data")
  }
}

/// How much a workbook may ask for, so that a hostile or damaged one is refused instead of filling the memory or running
/// for ever. The defaults are far beyond what a spreadsheet program writes.
public struct WorkbookLimits: Hashable, Sendable {
  /// The bytes that a part of the archive may have once it is inflated. A full sheet of ticks has about 200 MB.
  public var partBytes: Int64 = 8 << 30
  /// How many times larger than its deflated bytes a part may be. Sheets of ticks reach 5 to 30, a sheet that repeats one
  /// row for ever may reach 300, and deflate itself ends at 1032, which is what archives made to harm come close to.
  public var expansion: Int64 = 500
  /// Parts up to this size are read whatever their expansion: they do no harm.
  public var harmlessBytes: Int64 = 16 << 20
  /// The bytes of one tag, comment or text. A cell's text has 32,767 characters at most.
  public var markupBytes = 1 << 20
  /// The bytes of all shared strings together, which are kept in memory.
  public var sharedStringBytes = 128 << 20
  /// The bytes of a part that lists the workbook's parts or sheets, and of the archive's directory.
  public var listBytes: Int64 = 8 << 20
  /// The sheets of a workbook.
  public var sheets = 4096

  /// The limits that fit every workbook of ticks.
  public init() {}

  /// Refuses a part by what the archive's directory says of it; reading it holds it to that.
  func check(_ entry: ZipEntry) throws(WorkbookProblem) {
    guard entry.size <= partBytes else {
      throw WorkbookProblem(
        "its part \(entry.name) says to have \(entry.size) bytes, more than the \(partBytes) that are allowed: if you "
          + "trust the workbook, set --max-entry-size \(Self.mebibytes(entry.size))")
    }
    guard entry.size <= harmlessBytes || entry.size / expansion <= entry.deflatedSize else {
      let enough = (entry.size - 1) / max(entry.deflatedSize, 1) + 1
      throw WorkbookProblem(
        "its part \(entry.name) says to expand \(entry.deflatedSize) bytes to \(entry.size), more than \(expansion) "
          + "times: it looks like a file made to fill the memory; if you trust it, set --max-compression-ratio \(enough)"
      )
    }
  }

  /// Refuses sheets that are harmless alone and are not together.
  func check(all parts: [ZipEntry]) throws(WorkbookProblem) {
    // What a directory says of a part is not yet checked: cut to this, thousands of parts add up without an overflow.
    let most: Int64 = 1 << 48
    let size = parts.reduce(0) { $0 + min($1.size, partBytes, most) }
    let deflated = parts.reduce(0) { $0 + min($1.deflatedSize, partBytes, most) }
    guard size / 8 <= partBytes else {
      throw WorkbookProblem(
        "its sheets say to have \(size) bytes together, more than 8 times the \(partBytes) that one may have: if you trust the "
          + "workbook, set --max-entry-size \(Self.mebibytes(size / 8))")
    }
    guard size <= 16 * harmlessBytes || size / expansion <= deflated else {
      let enough = (size - 1) / max(deflated, 1) + 1
      throw WorkbookProblem(
        "its sheets say to expand \(deflated) bytes to \(size), more than \(expansion) times: it looks like a file made to "
          + "take for ever; if you trust it, set --max-compression-ratio \(enough)")
    }
  }

  /// A size that is enough, as the options take it.
  private static func mebibytes(_ bytes: Int64) -> String { "\(bytes >> 20 + 1)MiB" }
}

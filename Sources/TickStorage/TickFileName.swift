internal import CArrowBridge

/// What the name of a file of ticks says: `emaar.csv.gz`.
struct TickFileName {
  let format: TickFileFormat
  /// What is before the ending: the security.
  let stem: String
  private let ending: String

  /// Nil for the name of any other file.
  init?(_ path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let lower = name.lowercased()
    for format in TickFileFormat.allCases {
      for ending in format.fileExtensions where lower.hasSuffix(".\(ending)") {
        self.format = format
        self.ending = ending
        stem = String(name.dropLast(ending.count + 1))
        return
      }
    }
    return nil
  }

  /// How it is compressed as a whole.
  var compression: tb_compression {
    if ending.hasSuffix(".gz") { return TB_GZIP }
    return ending.hasSuffix(".zst") ? TB_ZSTD : TB_UNCOMPRESSED
  }
}

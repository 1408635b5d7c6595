internal import CArrowBridge

/// The formats of files that hold the ticks of one security.
public enum TickFileFormat: String, CaseIterable, Sendable {
  case parquet
  /// Arrow IPC, also known as Feather.
  case arrow
  /// Values between separators, plain or compressed as a whole.
  case csv

  /// The endings of such files' names.
  public var fileExtensions: [String] {
    switch self {
    case .parquet: ["parquet"]
    case .arrow: ["arrow", "feather"]
    case .csv: ["csv", "csv.gz", "csv.zst"]
    }
  }

  /// The format that a file's name says, in any case; nil for any other file.
  public init?(ofFile path: String) {
    guard let name = TickFileName(path) else { return nil }
    self = name.format
  }

  /// The endings that are read, for messages.
  static var endings: String {
    let all = allCases.flatMap(\.fileExtensions).map { ".\($0)" }
    return "\(all.dropLast().joined(separator: ", ")) or \(all.last ?? "")"
  }

  /// The name of a path's file without the endings of a format.
  static func stem(of path: String) -> String {
    TickFileName(path)?.stem ?? path.split(separator: "/").last.map(String.init) ?? path
  }

  /// As messages name it.
  var name: String {
    switch self {
    case .parquet: "Parquet"
    case .arrow: "Arrow"
    case .csv: "CSV"
    }
  }

  var bridged: tb_format {
    switch self {
    case .parquet: TB_PARQUET
    case .arrow: TB_ARROW
    case .csv: TB_CSV
    }
  }

  /// - Parameter csv: How a CSV file is written.
  func open(_ path: String, csv: CSVLayout?, _ error: inout UnsafeMutablePointer<CChar>?) -> OpaquePointer? {
    switch self {
    case .parquet: return tb_open_parquet(path, &error)
    case .arrow: return tb_open_arrow(path, &error)
    case .csv:
      guard var csv = csv?.bridged else { preconditionFailure("a CSV file is opened as it is written") }
      return tb_open_csv(path, &csv, &error)
    }
  }
}

/// How the files that are written are made smaller.
public enum TickFileCompression: String, CaseIterable, Sendable {
  /// Fast; Arrow files, which do not know it, take LZ4 in its place.
  case snappy
  /// Smaller.
  case zstd
  case none

  var bridged: tb_compression {
    switch self {
    case .snappy: TB_SNAPPY
    case .zstd: TB_ZSTD
    case .none: TB_UNCOMPRESSED
    }
  }
}

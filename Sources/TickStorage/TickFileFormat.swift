internal import CArrowBridge

/// The formats of files that hold the ticks of one security.
public enum TickFileFormat: String, CaseIterable, Sendable {
  case parquet
  /// Arrow IPC, also known as Feather.
  case arrow
  case csv

  /// The endings of such files' names.
  public var fileExtensions: [String] {
    switch self {
    case .parquet: ["parquet"]
    case .arrow: ["arrow", "feather"]
    case .csv: ["csv"]
    }
  }

  /// The format that a file's name says, in any case; nil for any other file.
  public init?(ofFile path: String) {
    guard let ending = fileExtension(of: path),
      let format = Self.allCases.first(where: { $0.fileExtensions.contains(ending) })
    else { return nil }
    self = format
  }

  /// The endings that are read, for messages.
  static var endings: String {
    let all = allCases.flatMap(\.fileExtensions).map { ".\($0)" }
    return "\(all.dropLast().joined(separator: ", ")) or \(all.last ?? "")"
  }

  /// The name of a path's file without the endings of a format.
  static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let endings = allCases.flatMap(\.fileExtensions).map { ".\($0)" }
    guard let ending = endings.first(where: { name.lowercased().hasSuffix($0) && name.count > $0.count }) else { return name }
    return String(name.dropLast(ending.count))
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

  func open(_ path: String, _ error: inout UnsafeMutablePointer<CChar>?) -> OpaquePointer? {
    switch self {
    case .parquet: tb_open_parquet(path, &error)
    case .arrow: tb_open_arrow(path, &error)
    case .csv: tb_open_csv(path, &error)
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

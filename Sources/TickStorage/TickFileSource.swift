internal import FoundationEssentials
internal import Glibc
internal import TickData

/// A folder of files of ticks, one for each security, or a single such file. The security is the file's stem in upper
/// case.
public struct TickFileSource: TickSource {
  public let entries: [TickEntry]
  private let reading: TickReading

  /// Takes one file, or lists a folder's: its Parquet files, if it has none its Arrow files, if it has none its CSV files,
  /// in ascending order of their names.
  public init(path: String, _ reading: TickReading = TickReading()) throws(TickFileError) {
    self.reading = reading
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw TickFileError(path: path, "does not exist: name a folder of tick files, a file or a workbook")
    }
    let files = isFolder ? try Self.files(in: path) : [path]
    if !isFolder, TickFileFormat(ofFile: path) == nil {
      throw TickFileError(path: path, "is no file of ticks by its name: \(Self.endings) are read")
    }
    var seen: [String: String] = [:]
    for file in files {
      if let other = seen.updateValue(file, forKey: Self.stem(of: file)) {
        throw TickFileError(path: file, "is the same security as \(other): rename or remove one of them")
      }
    }
    entries = files.map { file in
      TickEntry(security: Security(Self.stem(of: file)), path: file, bytes: Self.size(of: file))
    }
  }

  public func reader(of entry: TickEntry) throws(TickFileError) -> any TickReader {
    ColumnarTickReader(try open(entry))
  }

  public func rowReader(of entry: TickEntry) throws(TickFileError) -> any SourceRowReader {
    ColumnarRowReader(try open(entry))
  }

  private func open(_ entry: TickEntry) throws(TickFileError) -> ColumnarTicks {
    var status = stat()
    guard stat(entry.path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG else {
      throw TickFileError(path: entry.path, "is no regular file: name files of ticks only")
    }
    guard let format = TickFileFormat(ofFile: entry.path) else {
      throw TickFileError(path: entry.path, "is no file of ticks by its name: \(Self.endings) are read")
    }
    guard format == .csv else { return try ColumnarTicks(ColumnarTable(entry.path, format), reading) }
    let csv = try CSVLayout(ofFile: entry.path, headerRow: reading.headerRow)
    do {
      return try ColumnarTicks(ColumnarTable(entry.path, format, csv), reading)
    } catch {
      // What is read with another line's names fails in many ways.
      guard let problem = csv.headerElsewhere else { throw error }
      throw TickFileError(path: entry.path, problem)
    }
  }

  public func readingIdentity(of entry: TickEntry) -> String {
    guard TickFileFormat(ofFile: entry.path) == .csv, let row = reading.headerRow else { return reading.identity }
    return " --header-row \(row)\(reading.identity)"
  }

  public func contentHash(of entry: TickEntry) throws(TickFileError) -> ContentHash {
    try ContentHash(ofFile: entry.path)
  }

  private static func files(in folder: String) throws(TickFileError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      throw TickFileError(path: folder, "cannot be listed: check that you may read the folder")
    }
    let visible = names.filter { !$0.hasPrefix(".") }
    let byFormat = TickFileFormat.allCases.lazy.map { format in visible.filter { TickFileFormat(ofFile: $0) == format }
    }
    guard let files = byFormat.first(where: { !$0.isEmpty }) else {
      throw TickFileError(path: folder, "holds no file of ticks: \(Self.endings) are read")
    }
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { base + $0 }
  }

  /// The names that are read, for messages.
  private static var endings: String {
    TickFileFormat.allCases.flatMap(\.fileExtensions).map { ".\($0)" }.joined(separator: ", ")
  }

  /// The bytes of a file; 0 where that cannot be told.
  private static func size(of path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  private static func stem(of path: String) -> String { (TickFileName(path)?.stem ?? path).uppercased() }
}

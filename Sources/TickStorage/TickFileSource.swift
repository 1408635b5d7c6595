internal import FoundationEssentials
internal import Glibc
internal import TickData

/// Files of ticks: one file, or a folder of them, in any of the layouts that docs/data-formats.md lists.
///
/// - A file or a folder of files whose first has a column for the security is one long table of several securities.
/// - Otherwise each file in the folder is one security, named after the file.
/// - Where the files lie in folders below, a folder `symbol=EMAAR` or the first folder names the security of its files.
/// - `TickReading.securityPattern` finds the security in the path of each file instead.
public struct TickFileSource: TickSource {
  public let entries: [TickEntry]
  public let notices: [String]
  private let reading: TickReading
  private let description: SourceDescription
  private let hashes = SharedHashes()
  private let contents: [Security: SecurityContent]
  private let inputs: InputFiles

  public init(path: String, _ reading: TickReading = TickReading()) throws(TickFileError) {
    description = reading.description ?? .standard
    var reading = reading
    reading.timeZone = reading.timeZone ?? description.time.zone
    self.reading = reading
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw TickFileError(path: path, "does not exist: name a folder of tick files, a file or a workbook")
    }
    var notices: [String] = []
    let files: [ListedFile]
    var isNested = false
    var named: [SecurityFiles]?
    let pattern = reading.securityPattern ?? description.securityPattern
    if isFolder {
      let listing = try FolderListing(of: path)
      notices += listing.notices
      files = listing.files
      isNested = listing.isNested
      named = try SecurityNaming.byPath(listing.files, in: path, pattern, notices: &notices)
    } else {
      guard let format = TickFileFormat(ofFile: path) else {
        throw TickFileError(path: path, "unrecognised file type; expected \(TickFileFormat.endings)")
      }
      files = [
        ListedFile(path: path, components: [path.split(separator: "/").last.map(String.init) ?? path], format: format)
      ]
      if pattern != nil { named = try SecurityNaming.byPath(files, in: path, pattern, notices: &notices) }
    }

    let inputs = InputFiles(files.lazy.map(\.path))
    self.inputs = inputs
    let opening = TickFileOpening(description: description, reading: reading)
    var contents: [Security: SecurityContent] = [:]
    if let named {
      for security in named { contents[security.security] = .files(security.files) }
    } else if opening.namesSecurities(files[0]) {
      let tables = try opening.longTables(files, notices: &notices)
      for table in tables {
        for share in table.census.shares {
          let security = Security(share.name)
          guard case .shares(let shares)? = contents[security] else {
            contents[security] = .shares([(table, share)])
            continue
          }
          contents[security] = .shares(shares + [(table, share)])
        }
      }
    } else if isNested {
      throw TickFileError(
        path: path,
        "neither its folders nor the files say which security they are of: name a column of \(files[0].relativePath) "
          + "\(SecurityNaming.keys[0]), a folder symbol=EMAAR, or use --security-from")
    } else {
      var seen: [Security: String] = [:]
      for file in files {
        guard !SecurityNaming.isPart(file) else {
          throw TickFileError(
            path: file.path,
            "is named as a part of a table, and has no column for the security: put the parts of each security into a folder "
              + "with its name, or write a column \(SecurityNaming.keys[0])")
        }
        let security = Security(file.stem.uppercased())
        if let other = seen.updateValue(file.path, forKey: security) {
          throw TickFileError(path: file.path, "is the same security as \(other): rename or remove one of them")
        }
        contents[security] = .file(file)
      }
      notices += SecurityNaming.dateNotice(files, in: path)
    }
    self.contents = contents
    self.notices = notices
    entries = contents.sorted { $0.value.precedes($1.value, $0.key.name, $1.key.name) }.map { security, content in
      TickEntry(
        security: security, path: content.path(in: path), root: content.root(path), bytes: content.bytes(of: inputs),
        reading: reading)
    }
  }

  public func requireUnchanged(_ entry: TickEntry) throws(TickFileError) {
    try inputs.requireUnchanged(content(of: entry).paths)
  }

  public func reader(of entry: TickEntry) throws(TickFileError) -> any TickReader {
    try opening.reader(of: content(of: entry))
  }

  public func rowReader(of entry: TickEntry) throws(TickFileError) -> any SourceRowReader {
    try opening.rowReader(of: content(of: entry))
  }

  public func contentHash(of entry: TickEntry) throws(TickFileError) -> ContentHash {
    try hashes.value(of: content(of: entry).paths)
  }

  public func readingIdentity(of entry: TickEntry) -> String {
    guard let row = reading.headerRow, case .file(let file)? = contents[entry.security], file.format == .csv else {
      return reading.identity
    }
    return " --header-row \(row)\(reading.identity)"
  }

  private var opening: TickFileOpening { TickFileOpening(description: description, reading: reading) }

  private func content(of entry: TickEntry) throws(TickFileError) -> SecurityContent {
    guard let content = contents[entry.security] else {
      throw TickFileError(path: entry.path, "has no ticks of \(entry.security)")
    }
    return content
  }
}

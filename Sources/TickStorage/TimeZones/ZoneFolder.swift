internal import FoundationEssentials
internal import Glibc

/// The system's time zone data: a folder with a file for each zone.
package enum ZoneFolder {
  /// Where it is: where the variable `TZDIR` says, else where every Linux system has it.
  static var path: String { getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo" }

  /// The names of all zones, ascending. Empty where there are no data.
  package static func names() -> [String] {
    let folder = path
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    return names.filter { isName($0) && (try? ZoneFile(named: $0)) != nil }.sorted()
  }

  /// Whether a text is made as the names of zones are. What depends on the machine is no zone, nor are the same zones
  /// once more with or without leap seconds.
  static func isName(_ name: String) -> Bool {
    let isMade = name.utf8.allSatisfy { byte in
      byte.isDigit || (0x41...0x5A).contains(byte & 0xDF) || "/_+-".utf8.contains(byte)
    }
    return isMade && name.first != "/" && !["localtime", "posixrules"].contains(name)
      && !name.hasPrefix("right/") && !name.hasPrefix("posix/")
  }
}

/// Why a zone's clock is not known, and what to do.
package enum ZoneProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no time zone data in this folder.
  case noData(folder: String)
  /// There is no zone of this name.
  case unknown(String)
  /// The file of a zone cannot be read.
  case unreadable(path: String)

  package var description: String {
    switch self {
    case .noData(let folder):
      "there is no time zone data in \(folder): install the package tzdata, or name its folder in TZDIR".withoutControls
    case .unknown(let name):
      "there is no time zone \(name): name one of the IANA data base, such as Asia/Dubai".withoutControls
    case .unreadable(let path):
      "\(path) is not a time zone file that can be read: install the package tzdata anew".withoutControls
    }
  }
}

extension ZoneFile {
  /// Reads the file of a zone.
  init(named name: String) throws(ZoneProblem) {
    let folder = ZoneFolder.path
    let path = "\(folder)/\(name)"
    guard ZoneFolder.isName(name), Self.isFile(path) else {
      // Every data base has this zone.
      throw Self.isFile("\(folder)/UTC") || Self.isFile("\(folder)/Etc/UTC") ? .unknown(name) : .noData(folder: folder)
    }
    guard let bytes = try? WholeFile.read(path), let file = ZoneFile(bytes) else { throw .unreadable(path: path) }
    self = file
  }

  private static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}

extension ExchangeTimeZone {
  /// Checks that the zone is known here.
  package func check() throws(ZoneProblem) {
    if case .named(let name) = self { _ = try ZoneFile(named: name) }
  }
}

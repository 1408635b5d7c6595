internal import TickData

/// What a workbook's package says about its sheets: their names, in the workbook's order, and the parts that hold them.
struct WorkbookPackage: Sendable {
  struct Sheet: Hashable, Sendable {
    let name: String
    let content: Content
  }

  /// What is behind a sheet's name.
  enum Content: Hashable, Sendable {
    /// A table of cells, in this part.
    case table(ZipEntry)
    /// Nothing that has cells, and why.
    case nothing(String)
    /// A table that is lost, and why.
    case lost(WorkbookProblem)
  }

  let sheets: [Sheet]
  let dateSystem: DateSystem
  /// Nil if the cells hold their texts themselves.
  let sharedStrings: ZipEntry?

  init(_ directory: ZipDirectory, in file: ArchiveFile, limits: WorkbookLimits) throws(WorkbookProblem) {
    let root = try Relationships(of: "", directory, in: file, limits: limits)
    let name = root.first(ofType: "/officeDocument") ?? "xl/workbook.xml"
    guard let workbook = directory[name], !name.hasSuffix(".bin") else { throw ForeignFile.name(directory) }
    let relationships = try Relationships(of: name, directory, in: file, limits: limits)

    var sheets: [Sheet] = []
    var dateSystem = DateSystem.from1900
    var xml = try XMLScanner(list: workbook, in: file, limits: limits)
    var isListing = false
    reading: while true {
      switch try xml.next() {
      case .open where xml.isNamed("workbookPr"):
        let flag = try xml.text("date1904")
        if flag == "1" || flag == "true" || flag == "on" { dateSystem = .from1904 }
      case .open where xml.isNamed("sheets"): isListing = true
      case .close where xml.isNamed("sheets"): isListing = false
      case .open where isListing && xml.isNamed("sheet"):
        guard sheets.count < limits.sheets else {
          throw WorkbookProblem("has more than the \(limits.sheets) sheets that are allowed")
        }
        let name = try xml.text("name") ?? ""
        let id = try xml.text(":id") ?? ""
        sheets.append(Sheet(name: name, content: Self.content(of: id, relationships, directory)))
      case .end: break reading
      default: continue
      }
    }
    try xml.finish()
    guard !sheets.isEmpty else { throw WorkbookProblem("has no sheets") }
    self.sheets = Self.withPartsOfTheirOwn(sheets)
    try limits.check(all: self.sheets.compactMap { if case .table(let part) = $0.content { part } else { nil } })
    self.dateSystem = dateSystem
    sharedStrings = relationships.first(ofType: "/sharedStrings").flatMap { directory[$0] }
  }

  /// No program writes two sheets into one part. A small file with many of them would be read as often as it has sheets.
  private static func withPartsOfTheirOwn(_ sheets: [Sheet]) -> [Sheet] {
    var owners: [Int64: String] = [:]
    return sheets.map { sheet in
      guard case .table(let part) = sheet.content, let owner = owners.updateValue(sheet.name, forKey: part.offset)
      else {
        return sheet
      }
      owners[part.offset] = owner
      let problem = WorkbookProblem(
        "is the same part of the file as sheet \(owner.abbreviated), which no spreadsheet program writes: save the "
          + "workbook anew")
      return Sheet(name: sheet.name, content: .lost(problem))
    }
  }

  /// What a sheet refers to. One sheet that refers to nothing is no reason to refuse the others.
  private static func content(of id: String, _ relationships: Relationships, _ directory: ZipDirectory) -> Content {
    guard !id.isEmpty else { return .nothing("it has no cells: it is an old macro module") }
    guard let target = relationships.target(of: id) else {
      return .lost(
        WorkbookProblem("is damaged, the workbook does not say which part holds it: \(WorkbookProblem.remedy)"))
    }
    guard target.type.hasSuffix("/worksheet") else { return .nothing("it is a chart or a dialogue") }
    guard let part = directory[target.part] else {
      return .lost(WorkbookProblem("is damaged, its part \(target.part) is missing: \(WorkbookProblem.remedy)"))
    }
    return .table(part)
  }
}

/// The parts that a part of the package refers to.
private struct Relationships {
  struct Target {
    let id: String
    /// A name that ends alike in all editions of the format.
    let type: String
    /// The part's name, from the package's root.
    let part: String
  }

  private var targets: [Target] = []
  /// The first target of each identifier.
  private var targetsByID: [String: Target] = [:]

  /// Reads the relationships of a part, none if it has no list of them.
  init(
    of part: String, _ directory: ZipDirectory, in file: ArchiveFile, limits: WorkbookLimits
  ) throws(WorkbookProblem) {
    let folder = part.lastIndex(of: "/").map { part[...$0] } ?? ""
    guard let entry = directory["\(folder)_rels/\(part.dropFirst(folder.count)).rels"] else { return }
    var xml = try XMLScanner(list: entry, in: file, limits: limits)
    reading: while true {
      switch try xml.next() {
      case .open where xml.isNamed("Relationship"):
        guard try xml.text("TargetMode") != "External", let target = try xml.text("Target") else { continue }
        guard targets.count < 16 * limits.sheets else {
          throw WorkbookProblem("refers to more parts than a workbook can have")
        }
        let found = Target(
          id: try xml.text("Id") ?? "", type: try xml.text("Type") ?? "", part: Self.resolved(target, in: folder))
        targets.append(found)
        if targetsByID[found.id] == nil { targetsByID[found.id] = found }
      case .end: break reading
      default: continue
      }
    }
    try xml.finish()
  }

  func first(ofType suffix: String) -> String? { targets.first { $0.type.hasSuffix(suffix) }?.part }

  func target(of id: String) -> Target? { targetsByID[id] }

  /// The name of a part from the root: a target may start there, or at the folder of the part that refers to it.
  private static func resolved(_ target: String, in folder: Substring) -> String {
    let path = target.replacing("\\", with: "/")
    var names: [Substring] = []
    for name in (path.hasPrefix("/") ? path : folder + path).split(separator: "/") where name != "." {
      if name == ".." {
        _ = names.popLast()
      } else {
        names.append(name)
      }
    }
    return names.joined(separator: "/")
  }
}

extension XMLScanner {
  /// Of a part that lists parts or sheets.
  fileprivate init(list entry: ZipEntry, in file: ArchiveFile, limits: WorkbookLimits) throws(WorkbookProblem) {
    guard entry.size <= limits.listBytes else {
      throw WorkbookProblem(
        "its part \(entry.name) says to have \(entry.size) bytes, more than the \(limits.listBytes) that a list of sheets "
          + "may have: \(WorkbookProblem.remedy)")
    }
    try self.init(entry, in: file, capacity: 1 << 14, limits: limits)
  }
}

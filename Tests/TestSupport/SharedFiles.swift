import Glibc

/// The folder `shared` beside the package, with the reference's specification, ticks and trade logs. It is not part of
/// the package: tests that need it are enabled where it is there.
package enum SharedFiles {
  /// Whether the folder is there and can be read.
  package static let areThere = access(path("golden"), R_OK) == 0 && access(path("data"), R_OK) == 0

  /// The path of a file or folder in it.
  package static func path(_ name: String) -> String {
    // This file is Tests/TestSupport/SharedFiles.swift of the package.
    let package = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
    return package.dropLast().joined(separator: "/") + "/shared/" + name
  }
}

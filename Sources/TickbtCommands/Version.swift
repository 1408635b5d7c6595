/// The version of this package, as `tickbt --version` and `run.json` give it.
enum Version {
  static let current = "0.1.0"
}

/// The version of this package, as `tickbt --version` and `run.json` give it.
public enum Version {
  public static let current = "0.1.0"
}

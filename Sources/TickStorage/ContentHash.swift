internal import CXXHash
internal import Glibc
internal import Synchronization

/// The XXH3-128 hash of a file's bytes, as `xxhsum -H2` prints it.
public struct ContentHash: Hashable, Sendable, CustomStringConvertible {
  /// 32 lower-case hexadecimal digits.
  public let description: String

  /// Reads the file once, in blocks.
  public init(ofFile path: String) throws(TickFileError) {
    func failure() -> TickFileError {
      TickFileError(path: path, "cannot be read (\(String(cString: strerror(errno))))")
    }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw failure() }
    defer { close(file) }
    guard let state = XXH3_createState() else { throw TickFileError(path: path, "cannot be hashed: out of memory") }
    defer { XXH3_freeState(state) }
    XXH3_128bits_reset(state)
    var block = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = Glibc.read(file, &block, block.count)
      if count == 0 { break }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure() }
      XXH3_128bits_update(state, block, count)
    }
    self.init(XXH3_128bits_digest(state))
  }

  /// The hash of some bytes.
  package init(of bytes: [UInt8]) { self.init(XXH3_128bits(bytes, bytes.count)) }

  /// The two halves of the hash of some bytes.
  package static func halves(of bytes: [UInt8]) -> (high: UInt64, low: UInt64) {
    let hash = XXH3_128bits(bytes, bytes.count)
    return (hash.high64, hash.low64)
  }

  private init(_ hash: XXH128_hash_t) {
    func hexadecimal(_ number: UInt64) -> String {
      let digits = String(number, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    description = hexadecimal(hash.high64) + hexadecimal(hash.low64)
  }
}

/// The hash of one file that many entries share: it is made once, by the first that asks.
final class OneHash: Sendable {
  private let hash = Mutex<ContentHash?>(nil)

  func value(of path: String) throws(TickFileError) -> ContentHash {
    try hash.withLock { hash throws(TickFileError) in
      if let hash { return hash }
      let made = try ContentHash(ofFile: path)
      hash = made
      return made
    }
  }
}

/// The hashes of files that several entries may share: each is made once.
final class SharedHashes: Sendable {
  private let hashes = Mutex<[String: OneHash]>([:])

  /// The hash of one file, or of several in their order: that of their hashes.
  func value(of paths: [String]) throws(TickFileError) -> ContentHash {
    var all: [ContentHash] = []
    for path in paths {
      let hash = hashes.withLock { hashes in
        if let hash = hashes[path] { return hash }
        let hash = OneHash()
        hashes[path] = hash
        return hash
      }
      all.append(try hash.value(of: path))
    }
    return all.count == 1 ? all[0] : ContentHash(of: Array(all.map(\.description).joined(separator: "\n").utf8))
  }
}

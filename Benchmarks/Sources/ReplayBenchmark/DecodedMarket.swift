import TickData
import TickStorage

/// The ticks of a folder of Parquet files, in memory, in the chunks that a run would read.
struct DecodedMarket {
  var securities: [Security] = []
  var chunks: [[TickChunk]] = []
  var ticks = 0

  init(folder: String, in order: TickOrder = .file) throws {
    let source = try TickFileSource(path: folder)
    for entry in source.entries {
      var own: [TickChunk] = []
      var chunk = TickChunk()
      _ = try source.read(entry, in: order, limit: 100_000, into: &chunk, start: { own = [] }) { chunk, _ in
        own.append(chunk)
      }
      securities.append(entry.security)
      chunks.append(own)
      ticks += own.reduce(0) { $0 + $1.count }
    }
  }
}

/// Decodes every file of a folder, chunk by chunk, into one chunk's buffers.
func decode(folder: String, in order: TickOrder = .file) throws {
  let source = try TickFileSource(path: folder)
  var chunk = TickChunk()
  for entry in source.entries {
    _ = try source.read(entry, in: order, limit: 100_000, into: &chunk, start: {}, take: { _, _ in })
  }
}

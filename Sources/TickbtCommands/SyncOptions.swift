internal import ArgumentParser
internal import TickStorage

/// Whether a command that writes results waits for the disk.
struct SyncOptions: ParsableArguments {
  @Flag(help: "Do not wait until the files are on the disk: faster, but a power failure may lose them.")
  var noSync = false

  var durability: Durability { noSync ? .unsynced : .onDisk }
}

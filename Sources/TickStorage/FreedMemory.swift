internal import CArrowBridge

/// What becomes of memory that is freed.
public enum FreedMemory {
  /// Has the allocator keep large blocks, for the whole process, instead of giving them back to the system: one security's
  /// buffers are like the last one's, and fresh pages cost time.
  public static func keep() { tb_keep_freed_memory() }
}

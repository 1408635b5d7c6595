#define _GNU_SOURCE
#include "CFileSync.h"

#include <fcntl.h>

void tb_begin_sync(int descriptor) {
  // A hint: whoever needs the file on the disk waits for it and is told of failures.
  (void)sync_file_range(descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
}

// Lets one call of the file layer fail, or ends the process before it, for programs that load this first (LD_PRELOAD).
//
//   FAULT_CALL   which call: open, read, write, sync, rename, unlink, mkdir, lock or map; any: all of these
//   FAULT_AT     which of them fails, counted from 1; 0: none; all: each
//   FAULT_ERROR  the number of the error; kill: the process is killed instead
//   FAULT_UNDER  only files below this folder count
//   FAULT_LOG    a file outside of it, which gets a byte for each call that counts, and an X for the one that fails

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long count;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_below(const char *path) {
  const char *folder = getenv("FAULT_UNDER");
  if (!folder || !path) return 0;
  char full[PATH_MAX];
  if (path[0] != '/') {
    char here[PATH_MAX];
    if (!getcwd(here, sizeof here)) return 0;
    snprintf(full, sizeof full, "%.2000s/%.2000s", here, path);
    path = full;
  }
  return strncmp(path, folder, strlen(folder)) == 0;
}

static int is_below_file(int file) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  // Pipes and the like have names that are not paths.
  return path[0] == '/' && is_below(path);
}

static void note(char mark) {
  const char *log = getenv("FAULT_LOG");
  if (!log) return;
  const int file = REAL(open)(log, O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (file < 0) return;
  if (REAL(write)(file, &mark, 1) != 1) abort();
  close(file);
}

/// Whether this call is the one to fail.
static int fails(const char *call, int counts) {
  const char *wanted = getenv("FAULT_CALL");
  if (!counts || !wanted || (strcmp(call, wanted) != 0 && strcmp("any", wanted) != 0)) return 0;
  const char *at = getenv("FAULT_AT");
  const long number = atomic_fetch_add(&count, 1) + 1;
  const int is_it = at && (strcmp("all", at) == 0 || atol(at) == number);
  note(is_it ? 'X' : '.');
  if (!is_it) return 0;
  const char *error = getenv("FAULT_ERROR");
  if (strcmp("kill", error) == 0) kill(getpid(), SIGKILL);
  errno = atoi(error);
  return 1;
}

static mode_t mode_of(int flags, va_list arguments) {
  return flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, mode_t) : 0;
}

#define OPEN(name)                                                \
  int name(const char *path, int flags, ...) {                    \
    va_list arguments;                                            \
    va_start(arguments, flags);                                   \
    const mode_t mode = mode_of(flags, arguments);                \
    va_end(arguments);                                            \
    if (fails("open", is_below(path))) return -1;                 \
    return REAL(name)(path, flags, mode);                         \
  }
OPEN(open)
OPEN(open64)

#define FILE_CALL(type, call, name, parameters, arguments)        \
  type name parameters {                                          \
    if (fails(call, is_below_file(file))) return -1;              \
    return REAL(name) arguments;                                  \
  }
FILE_CALL(ssize_t, "read", read, (int file, void *bytes, size_t size), (file, bytes, size))
FILE_CALL(ssize_t, "read", pread, (int file, void *bytes, size_t size, off_t at), (file, bytes, size, at))
FILE_CALL(ssize_t, "read", pread64, (int file, void *bytes, size_t size, off64_t at), (file, bytes, size, at))
FILE_CALL(ssize_t, "write", write, (int file, const void *bytes, size_t size), (file, bytes, size))
FILE_CALL(ssize_t, "write", pwrite, (int file, const void *bytes, size_t size, off_t at), (file, bytes, size, at))
FILE_CALL(ssize_t, "write", pwrite64, (int file, const void *bytes, size_t size, off64_t at), (file, bytes, size, at))
FILE_CALL(ssize_t, "write", writev, (int file, const struct iovec *parts, int parts_count), (file, parts, parts_count))
FILE_CALL(int, "write", ftruncate, (int file, off_t size), (file, size))
FILE_CALL(int, "write", ftruncate64, (int file, off64_t size), (file, size))
FILE_CALL(int, "sync", fsync, (int file), (file))
FILE_CALL(int, "sync", fdatasync, (int file), (file))

FILE_CALL(int, "lock", flock, (int file, int what), (file, what))

#define LOCK_CALL(name)                                           \
  int name(int file, int command, ...) {                          \
    va_list arguments;                                            \
    va_start(arguments, command);                                 \
    void *argument = va_arg(arguments, void *);                   \
    va_end(arguments);                                            \
    const int locks = command == F_SETLK || command == F_SETLKW || command == F_GETLK; \
    if (locks && fails("lock", is_below_file(file))) return -1;   \
    return REAL(name)(file, command, argument);                   \
  }
LOCK_CALL(fcntl)
LOCK_CALL(fcntl64)

#define PATH_CALL(call, name, parameters, arguments)              \
  int name parameters {                                           \
    if (fails(call, is_below(path))) return -1;                   \
    return REAL(name) arguments;                                  \
  }
PATH_CALL("rename", rename, (const char *path, const char *to), (path, to))
PATH_CALL("unlink", unlink, (const char *path), (path))
PATH_CALL("unlink", rmdir, (const char *path), (path))
PATH_CALL("mkdir", mkdir, (const char *path, mode_t mode), (path, mode))

void *mmap(void *where, size_t size, int protection, int flags, int file, off_t at) {
  if (file >= 0 && fails("map", is_below_file(file))) return MAP_FAILED;
  return REAL(mmap)(where, size, protection, flags, file, at);
}

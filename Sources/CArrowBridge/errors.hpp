#pragma once

#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>

#include <arrow/result.h>
#include <arrow/status.h>

namespace tb {

/// Leaves a text for the caller, who frees it.
inline void leave(char **error, const std::string &text) {
  if (error) *error = strdup(text.c_str());
}

/// The message of a failed status, without its code and its source location.
inline std::string message(const arrow::Status &status) { return status.message(); }

inline void check(const arrow::Status &status) {
  if (!status.ok()) throw std::runtime_error(message(status));
}

template <typename T>
T unwrap(arrow::Result<T> result) {
  check(result.status());
  return std::move(result).ValueUnsafe();
}

/// Runs `body`; an exception becomes a text and `failed`. No exception crosses the C face.
template <typename R, typename Body>
R guarded(char **error, R failed, Body &&body) noexcept {
  try {
    return body();
  } catch (const std::bad_alloc &) {
    leave(error, "out of memory");
  } catch (const std::exception &problem) {
    leave(error, problem.what());
  } catch (...) {
    leave(error, "unknown failure");
  }
  return failed;
}

}  // namespace tb

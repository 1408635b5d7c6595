#pragma once

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <new>
#include <stdexcept>
#include <string>

#include <arrow/result.h>
#include <arrow/status.h>

namespace tb {

/// A problem whose text says all there is to say, so that nothing has to be put around it.
struct Problem : std::runtime_error {
  explicit Problem(const std::string &text) : std::runtime_error("Problem: " + text) {}
};

/// A text of a file that is too long to be what it should be.
struct LongText : std::runtime_error {
  explicit LongText(int64_t bytes) : std::runtime_error("a text has " + std::to_string(bytes) + " bytes"), bytes(bytes) {}
  int64_t bytes;
};

/// Leaves a text for the caller, who frees it.
inline void leave(char **error, const std::string &text) {
  if (error) *error = strdup(text.c_str());
}

/// The system's reason where a library's text ends in it: `… Detail: [errno 28] No space left on device`.
inline std::string reason(const std::string &text) {
  const auto detail = text.rfind("Detail: [errno ");
  const auto end = detail == std::string::npos ? detail : text.find("] ", detail);
  return end == std::string::npos ? text : text.substr(end + 2);
}

/// The message of a failed status, without its code and its source location.
inline std::string message(const arrow::Status &status) {
  const std::string whole = status.ToString();
  const std::string system = reason(whole);
  return system == whole ? status.message() : system;
}

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
    leave(error, reason(problem.what()));
  } catch (...) {
    leave(error, "unknown failure");
  }
  return failed;
}

}  // namespace tb

#pragma once

#include <cstdint>
#include <memory>

#include <arrow/array.h>

#include "table.hpp"

namespace tb {

/// Copies the values of an array of any type that can be read as the request's shape, to row `offset` and on of its
/// buffers. Gives the number of missing values.
int64_t copy_values(const std::shared_ptr<arrow::Array> &array, const Request &request, int64_t offset);

/// Marks rows `from` to `to` as present. For a column in which an earlier or a later part has missing values.
void mark_present(const Request &request, int64_t from, int64_t to);

}  // namespace tb

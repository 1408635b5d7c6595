#pragma once

#include <cstdint>
#include <memory>

#include <arrow/array.h>

#include "array_values.hpp"
#include "table.hpp"

namespace tb {

/// Whether an array has its values once, and says of each row where its value stands: a dictionary, or runs.
bool is_encoded(const arrow::Array &array);

/// `copy_values` of such an array. Each value is made once, so that this works for values of every type, and those that are
/// missing themselves are missing in their rows.
int64_t copy_encoded(const std::shared_ptr<arrow::Array> &array, const Request &request, int64_t offset, KeptArrays &kept);

}  // namespace tb

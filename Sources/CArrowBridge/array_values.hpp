#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include <arrow/array.h>

#include "table.hpp"

namespace tb {

/// What texts point into: arrays that are kept for as long as the current rows.
using KeptArrays = std::vector<std::shared_ptr<arrow::Array>>;

/// Copies the values of an array of any type that can be read as the request's shape, to row `offset` and on of its
/// buffers. Gives the number of missing values. Of texts the places are copied, and the array goes to `kept`.
int64_t copy_values(const std::shared_ptr<arrow::Array> &array, const Request &request, int64_t offset,
                    KeptArrays &kept);

/// The same for arrays that follow each other, all of which have missing values marked if one has one.
int64_t copy_values(const arrow::ArrayVector &arrays, const Request &request, int64_t offset, int64_t missing_before,
                    KeptArrays &kept);

/// Marks rows `from` to `to` as present. For a column in which an earlier or a later part has missing values.
void mark_present(const Request &request, int64_t from, int64_t to);

}  // namespace tb

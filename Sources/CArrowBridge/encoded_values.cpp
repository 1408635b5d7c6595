#include "encoded_values.hpp"

#include <vector>

#include <arrow/array/array_dict.h>
#include <arrow/array/array_run_end.h>
#include <arrow/memory_pool.h>
#include <arrow/type.h>

#include "errors.hpp"

namespace tb {

namespace {

/// The values that rows refer to, made as the request wants them.
template <typename Value>
struct Words {
  std::vector<Value> values;
  std::vector<uint8_t> valid;

  Words(const std::shared_ptr<arrow::Array> &array, const Request &request, KeptArrays &kept)
      : values(array->length()), valid(array->length(), 1) {
    Request all = request;
    all.values = values.data();
    all.valid = valid.data();
    copy_values(array, all, 0, kept);
  }
};

/// Gives each row the value that it refers to, or none.
template <typename Value>
class Rows {
 public:
  Rows(const Request &request, int64_t offset, Value gap, const Words<Value> &words)
      : out_(static_cast<Value *>(request.values) + offset), valid_(request.valid + offset), gap_(gap), words_(words) {}

  void take(int64_t row, int64_t word) {
    if (word < 0 || word >= static_cast<int64_t>(words_.values.size()) || !words_.valid[word]) return miss(row);
    out_[row] = words_.values[word];
    if (missing_ > 0) valid_[row] = 1;
  }

  void miss(int64_t row) {
    if (missing_++ == 0) std::fill_n(valid_, row, uint8_t{1});
    out_[row] = gap_;
    valid_[row] = 0;
  }

  int64_t missing() const { return missing_; }

 private:
  Value *out_;
  uint8_t *valid_;
  const Value gap_;
  const Words<Value> &words_;
  int64_t missing_ = 0;
};

template <typename Index, typename Value>
void take_indices(const arrow::Array &indices, Rows<Value> &rows) {
  const auto *values = indices.data()->GetValues<Index>(1);
  const bool is_whole = indices.null_count() == 0;
  for (int64_t row = 0; row < indices.length(); row++) {
    if (is_whole || indices.IsValid(row)) {
      rows.take(row, static_cast<int64_t>(values[row]));
    } else {
      rows.miss(row);
    }
  }
}

template <typename Value>
void take_coded(const arrow::DictionaryArray &array, Rows<Value> &rows) {
  const auto &indices = *array.indices();
  switch (indices.type_id()) {
    case arrow::Type::INT8: return take_indices<int8_t>(indices, rows);
    case arrow::Type::UINT8: return take_indices<uint8_t>(indices, rows);
    case arrow::Type::INT16: return take_indices<int16_t>(indices, rows);
    case arrow::Type::UINT16: return take_indices<uint16_t>(indices, rows);
    case arrow::Type::INT32: return take_indices<int32_t>(indices, rows);
    case arrow::Type::UINT32: return take_indices<uint32_t>(indices, rows);
    case arrow::Type::INT64: return take_indices<int64_t>(indices, rows);
    case arrow::Type::UINT64: return take_indices<uint64_t>(indices, rows);
    default: throw std::runtime_error("a dictionary's indices are not whole numbers");
  }
}

template <typename End, typename Value>
void take_ends(const arrow::Array &ends, Rows<Value> &rows) {
  const auto *values = ends.data()->GetValues<End>(1);
  int64_t row = 0;
  for (int64_t run = 0; run < ends.length(); run++) {
    for (; row < static_cast<int64_t>(values[run]); row++) rows.take(row, run);
  }
}

template <typename Value>
void take_runs(const arrow::Array &ends, Rows<Value> &rows) {
  switch (ends.type_id()) {
    case arrow::Type::INT16: return take_ends<int16_t>(ends, rows);
    case arrow::Type::INT32: return take_ends<int32_t>(ends, rows);
    case arrow::Type::INT64: return take_ends<int64_t>(ends, rows);
    default: throw std::runtime_error("the ends of runs are not whole numbers");
  }
}

}  // namespace

bool is_encoded(const arrow::Array &array) {
  return array.type_id() == arrow::Type::DICTIONARY || array.type_id() == arrow::Type::RUN_END_ENCODED;
}

int64_t copy_encoded(const std::shared_ptr<arrow::Array> &array, const Request &request, int64_t offset, KeptArrays &kept) {
  return with_values(request, [&]<typename Value>(Value gap) {
    if (array->type_id() == arrow::Type::DICTIONARY) {
      const auto &coded = static_cast<const arrow::DictionaryArray &>(*array);
      const Words<Value> words(coded.dictionary(), request, kept);
      Rows<Value> rows(request, offset, gap, words);
      take_coded(coded, rows);
      return rows.missing();
    }
    const auto &runs = static_cast<const arrow::RunEndEncodedArray &>(*array);
    const auto values = runs.values()->Slice(runs.FindPhysicalOffset(), runs.FindPhysicalLength());
    const Words<Value> words(values, request, kept);
    Rows<Value> rows(request, offset, gap, words);
    take_runs(*unwrap(runs.LogicalRunEnds(arrow::system_memory_pool())), rows);
    return rows.missing();
  });
}

}  // namespace tb

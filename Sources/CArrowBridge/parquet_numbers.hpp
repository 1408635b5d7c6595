#pragma once

#include <limits>
#include <memory>
#include <utility>
#include <vector>

#include "parquet_cursor.hpp"

namespace tb {

/// Numbers that are stored as they are wanted.
template <typename Physical>
class NumberCursor final : public DirectCursor<Physical> {
 public:
  using Value = typename Physical::c_type;
  using DirectCursor<Physical>::DirectCursor;

 protected:
  int64_t decode(int64_t rows, int16_t *definition, const Request &request, int64_t begin, int64_t *present) override {
    auto *values = static_cast<Value *>(request.values) + begin;
    if (!this->has_dictionary()) return this->reader().ReadBatch(rows, definition, nullptr, values, present);
    // Arrow's own reader looks values up too, at three times the cost.
    typename DirectCursor<Physical>::Dictionary dictionary;
    const int64_t levels = this->decode_indices(rows, definition, present, dictionary);
    const int32_t *indices = this->indices_.data();
    for (int64_t row = 0; row < *present; row++) values[row] = dictionary.words[indices[row]];
    return levels;
  }

  void spread(const Request &request, int64_t begin, int64_t levels, int64_t present) override {
    const Value gap = std::is_floating_point_v<Value> ? std::numeric_limits<Value>::quiet_NaN() : Value{0};
    this->template spread_values<Value>(request, gap, begin, levels, present);
  }
};

/// Values that are made of the stored ones. Where a page is dictionary-encoded, only the dictionary's words are made.
template <typename Physical, typename Value, typename Make>
class MadeCursor final : public DirectCursor<Physical> {
 public:
  using Stored = typename Physical::c_type;

  MadeCursor(parquet::ParquetFileReader &file, const std::vector<int> &groups, int leaf, Value gap, Make make)
      : DirectCursor<Physical>(file, groups, leaf), gap_(gap), make_(std::move(make)) {}

 protected:
  std::shared_ptr<parquet::ColumnReader> open(parquet::RowGroupReader &group) override {
    words_ = nullptr;
    return DirectCursor<Physical>::open(group);
  }

  int64_t decode(int64_t rows, int16_t *definition, const Request &request, int64_t begin, int64_t *present) override {
    auto *values = static_cast<Value *>(request.values) + begin;
    if (this->has_dictionary()) {
      typename DirectCursor<Physical>::Dictionary dictionary;
      const int64_t levels = this->decode_indices(rows, definition, present, dictionary);
      if (dictionary.words != words_ || dictionary.count != static_cast<int32_t>(made_.size())) {
        made_.resize(dictionary.count);
        for (int32_t word = 0; word < dictionary.count; word++) made_[word] = make_(dictionary.words[word]);
        words_ = dictionary.words;
      }
      const int32_t *indices = this->indices_.data();
      for (int64_t row = 0; row < *present; row++) values[row] = made_[indices[row]];
      return levels;
    }
    stored_.resize(batch_rows);
    const int64_t levels = this->reader().ReadBatch(rows, definition, nullptr, stored_.data(), present);
    for (int64_t row = 0; row < *present; row++) values[row] = make_(stored_[row]);
    return levels;
  }

  void spread(const Request &request, int64_t begin, int64_t levels, int64_t present) override {
    this->template spread_values<Value>(request, gap_, begin, levels, present);
  }

 private:
  const Value gap_;
  Make make_;
  const Stored *words_ = nullptr;
  std::vector<Value> made_;
  std::vector<Stored> stored_;
};

template <typename Physical, typename Value, typename Make>
std::unique_ptr<Cursor> made_cursor(parquet::ParquetFileReader &file, const std::vector<int> &groups, int leaf, Value gap,
                                    Make make) {
  return std::make_unique<MadeCursor<Physical, Value, Make>>(file, groups, leaf, gap, std::move(make));
}

}  // namespace tb

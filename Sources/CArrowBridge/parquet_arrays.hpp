#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include <arrow/chunked_array.h>
#include <parquet/arrow/reader.h>

#include "array_values.hpp"
#include "errors.hpp"
#include "parquet_cursor.hpp"

namespace tb {

/// Any other column, by way of Arrow arrays.
class ArrayCursor final : public Cursor {
 public:
  explicit ArrayCursor(std::unique_ptr<parquet::arrow::ColumnReader> reader) : reader_(std::move(reader)) {}

  int64_t read(int64_t rows, const Request &request) override {
    int64_t missing = 0, done = 0;
    kept_.clear();
    while (done < rows) {
      std::shared_ptr<arrow::ChunkedArray> batch;
      check(reader_->NextBatch(rows - done, &batch));
      if (!batch || batch->length() == 0) ends_early();
      missing = copy_values(batch->chunks(), request, done, missing, kept_);
      done += batch->length();
    }
    return missing;
  }

 private:
  std::unique_ptr<parquet::arrow::ColumnReader> reader_;
  KeptArrays kept_;
};

/// The same of some of the row groups, a group at a time.
class GroupArrayCursor final : public Cursor {
 public:
  GroupArrayCursor(parquet::arrow::FileReader &file, const std::vector<int> &groups, int column)
      : file_(file), groups_(groups), column_(column) {}

  int64_t read(int64_t rows, const Request &request) override {
    int64_t missing = 0, done = 0;
    kept_.clear();
    while (done < rows) {
      if (!group_ || taken_ == group_->length()) {
        if (next_group_ >= groups_.size()) ends_early();
        check(file_.RowGroup(groups_[next_group_++])->Column(column_)->Read(&group_));
        taken_ = 0;
        continue;
      }
      const auto batch = group_->Slice(taken_, std::min(rows - done, group_->length() - taken_));
      missing = copy_values(batch->chunks(), request, done, missing, kept_);
      done += batch->length();
      taken_ += batch->length();
    }
    return missing;
  }

 private:
  parquet::arrow::FileReader &file_;
  const std::vector<int> &groups_;
  const int column_;
  size_t next_group_ = 0;
  std::shared_ptr<arrow::ChunkedArray> group_;
  int64_t taken_ = 0;
  KeptArrays kept_;
};

}  // namespace tb

#pragma once

#include <algorithm>
#include <memory>

#include <arrow/record_batch.h>

#include "array_values.hpp"
#include "table.hpp"

namespace tb {

/// A table that comes as record batches, each with all columns.
class BatchTable : public tb_table {
 public:
  int64_t advance(int64_t rows) override {
    kept_.clear();
    current_.clear();
    int64_t found = 0;
    while (found < rows) {
      if (!rest_ || rest_->num_rows() == 0) rest_ = next();
      if (!rest_) break;
      const int64_t taken = std::min(rows - found, rest_->num_rows());
      if (taken > 0) current_.push_back(rest_->Slice(0, taken));
      rest_ = rest_->Slice(taken);
      found += taken;
    }
    return found;
  }

  int64_t read(const Request &request) override {
    arrow::ArrayVector arrays;
    for (const auto &batch : current_) arrays.push_back(batch->column(request.column));
    return copy_values(arrays, request, 0, 0, kept_);
  }

 protected:
  /// The next batch, of any number of rows; nothing at the end.
  virtual std::shared_ptr<arrow::RecordBatch> next() = 0;

  void describe_columns(const arrow::Schema &schema) {
    for (const auto &field : schema.fields()) columns.push_back(describe(field->name(), *field->type()));
  }

 private:
  std::shared_ptr<arrow::RecordBatch> rest_;
  arrow::RecordBatchVector current_;
  KeptArrays kept_;
};

}  // namespace tb

#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include <parquet/column_reader.h>
#include <parquet/file_reader.h>
#include <parquet/metadata.h>
#include <parquet/schema.h>
#include <parquet/statistics.h>

#include "array_values.hpp"
#include "table.hpp"

namespace tb {

/// Reads one column of a file forward. `read` fills the request's buffers with the next rows and gives the number of
/// missing values among them; every row asked for is there, or it throws.
class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual int64_t read(int64_t rows, const Request &request) = 0;
};

[[noreturn]] inline void ends_early() { throw std::runtime_error("a column ends before the file's last row"); }

/// Rows are decoded so many at a time, for which the levels and the dictionary's indices stay in the nearest cache.
constexpr int64_t batch_rows = 4096;

/// The columns that nearly every file has, decoded straight into the caller's buffers: numbers that are stored as they
/// are wanted, and texts that are classified. Keeps its place across row groups.
template <typename Physical>
class DirectCursor : public Cursor {
 public:
  /// Reads the row groups named, in their order.
  DirectCursor(parquet::ParquetFileReader &file, const std::vector<int> &groups, int leaf)
      : file_(file), groups_(groups), leaf_(leaf) {
    if (file.metadata()->schema()->Column(leaf)->max_definition_level() > 0) levels_.resize(batch_rows);
  }

  int64_t read(int64_t rows, const Request &request) override {
    int64_t missing = 0;
    for (int64_t done = 0; done < rows;) {
      open_next_row_group();
      int64_t present = 0;
      const int64_t levels =
          decode(std::min(rows - done, batch_rows), may_miss_ ? levels_.data() : nullptr, request, done, &present);
      if (levels <= 0 || present > levels) ends_early();
      if (present < levels) {
        if (missing == 0) mark_present(request, 0, done);
        spread(request, done, levels, present);
        missing += levels - present;
      } else if (missing > 0) {
        mark_present(request, done, done + levels);
      }
      done += levels;
    }
    return missing;
  }

 protected:
  using Reader = parquet::TypedColumnReader<Physical>;

  /// Decodes at most `rows` rows from the current page, their present values packed at row `begin`.
  virtual int64_t decode(int64_t rows, int16_t *definition, const Request &request, int64_t begin, int64_t *present) = 0;

  /// Moves packed values to their rows, from the last to the first, and fills the gaps.
  virtual void spread(const Request &request, int64_t begin, int64_t levels, int64_t present) = 0;

  template <typename Value>
  void spread_values(const Request &request, Value gap, int64_t begin, int64_t levels, int64_t present) {
    auto *values = static_cast<Value *>(request.values) + begin;
    for (int64_t row = levels - 1; row >= 0; row--) {
      const bool here = levels_[row] > 0;
      values[row] = here ? values[--present] : gap;
      request.valid[begin + row] = here;
    }
  }

  void open_next_row_group() {
    while (!reader_ || !reader_->HasNext()) {
      if (next_group_ >= groups_.size()) ends_early();
      const int group = groups_[next_group_++];
      may_miss_ = !levels_.empty() && may_miss_values(group);
      reader_ = open(*file_.RowGroup(group));
    }
  }

  /// Whether a row group may miss values of this column. If its statistics say that none is missing, the levels need not
  /// be decoded; if they say so wrongly, a page has fewer values than rows, and reading it fails.
  bool may_miss_values(int group) const {
    const auto chunk = file_.metadata()->RowGroup(group)->ColumnChunk(leaf_);
    const auto statistics = chunk->is_stats_set() ? chunk->statistics() : nullptr;
    return !statistics || !statistics->HasNullCount() || statistics->null_count() != 0;
  }

  /// A reader that gives a dictionary and the indices in it where a whole column chunk is dictionary-encoded.
  virtual std::shared_ptr<parquet::ColumnReader> open(parquet::RowGroupReader &group) {
    return group.ColumnWithExposeEncoding(leaf_, parquet::ExposedEncoding::DICTIONARY);
  }

  bool has_dictionary() { return reader().GetExposedEncoding() == parquet::ExposedEncoding::DICTIONARY; }

  /// The dictionary that the current page refers to.
  struct Dictionary {
    const typename Physical::c_type *words = nullptr;
    int32_t count = 0;
  };

  /// Like `decode`, but leaves the present values as indices in the dictionary, all of them within it.
  int64_t decode_indices(int64_t rows, int16_t *definition, int64_t *present, Dictionary &dictionary) {
    indices_.resize(batch_rows);
    const int64_t levels = reader().ReadBatchWithDictionary(rows, definition, nullptr, indices_.data(), present,
                                                            &dictionary.words, &dictionary.count);
    // Without a branch for each, so that several are compared at a time.
    bool out_of_range = false;
    const int32_t *indices = indices_.data();
    for (int64_t row = 0; row < *present; row++) out_of_range |= (indices[row] < 0) | (indices[row] >= dictionary.count);
    if (out_of_range) throw std::runtime_error("a dictionary index is out of range");
    return levels;
  }

  Reader &reader() { return static_cast<Reader &>(*reader_); }

  parquet::ParquetFileReader &file_;
  const std::vector<int> &groups_;
  const int leaf_;
  bool may_miss_ = false;
  size_t next_group_ = 0;
  std::shared_ptr<parquet::ColumnReader> reader_;
  std::vector<int16_t> levels_;
  std::vector<int32_t> indices_;
};

}  // namespace tb

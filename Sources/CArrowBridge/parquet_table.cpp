#include <algorithm>
#include <cmath>
#include <limits>

#include <arrow/chunked_array.h>
#include <arrow/io/file.h>
#include <arrow/memory_pool.h>
#include <parquet/arrow/reader.h>
#include <parquet/arrow/schema.h>
#include <parquet/column_reader.h>
#include <parquet/exception.h>
#include <parquet/file_reader.h>
#include <parquet/schema.h>
#include <parquet/statistics.h>

#include "array_values.hpp"
#include "errors.hpp"
#include "table.hpp"

namespace {

/// Reads one column of a file forward. `read` fills the request's buffers with the next rows and gives the number of
/// missing values among them; every row asked for is there, or it throws.
class Cursor {
 public:
  virtual ~Cursor() = default;
  virtual int64_t read(int64_t rows, const tb::Request &request) = 0;
};

[[noreturn]] void ends_early() { throw std::runtime_error("a column ends before the file's last row"); }

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

  int64_t read(int64_t rows, const tb::Request &request) override {
    int64_t missing = 0;
    for (int64_t done = 0; done < rows;) {
      open_next_row_group();
      int64_t present = 0;
      const int64_t levels =
          decode(std::min(rows - done, batch_rows), may_miss_ ? levels_.data() : nullptr, request, done, &present);
      if (levels <= 0 || present > levels) ends_early();
      if (present < levels) {
        if (missing == 0) tb::mark_present(request, 0, done);
        spread(request, done, levels, present);
        missing += levels - present;
      } else if (missing > 0) {
        tb::mark_present(request, done, done + levels);
      }
      done += levels;
    }
    return missing;
  }

 protected:
  using Reader = parquet::TypedColumnReader<Physical>;

  /// Decodes at most `rows` rows from the current page, their present values packed at row `begin`.
  virtual int64_t decode(int64_t rows, int16_t *definition, const tb::Request &request, int64_t begin, int64_t *present) = 0;

  /// Moves packed values to their rows, from the last to the first, and fills the gaps.
  virtual void spread(const tb::Request &request, int64_t begin, int64_t levels, int64_t present) = 0;

  template <typename Value>
  void spread_values(const tb::Request &request, Value gap, int64_t begin, int64_t levels, int64_t present) {
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

template <typename Physical>
class NumberCursor final : public DirectCursor<Physical> {
 public:
  using Value = typename Physical::c_type;
  using DirectCursor<Physical>::DirectCursor;

 protected:
  int64_t decode(int64_t rows, int16_t *definition, const tb::Request &request, int64_t begin, int64_t *present) override {
    auto *values = static_cast<Value *>(request.values) + begin;
    if (!this->has_dictionary()) return this->reader().ReadBatch(rows, definition, nullptr, values, present);
    // Arrow's own reader looks values up too, at three times the cost.
    typename DirectCursor<Physical>::Dictionary dictionary;
    const int64_t levels = this->decode_indices(rows, definition, present, dictionary);
    const int32_t *indices = this->indices_.data();
    for (int64_t row = 0; row < *present; row++) values[row] = dictionary.words[indices[row]];
    return levels;
  }

  void spread(const tb::Request &request, int64_t begin, int64_t levels, int64_t present) override {
    const Value gap = std::is_floating_point_v<Value> ? std::numeric_limits<Value>::quiet_NaN() : Value{0};
    this->template spread_values<Value>(request, gap, begin, levels, present);
  }
};

/// Texts as codes, or as the numbers that the caller gives them. Where a page is dictionary-encoded, only the dictionary's
/// words are looked at.
template <typename Code>
class TextCursor final : public DirectCursor<parquet::ByteArrayType> {
 public:
  using DirectCursor::DirectCursor;

 protected:
  std::shared_ptr<parquet::ColumnReader> open(parquet::RowGroupReader &group) override {
    words_ = nullptr;
    return DirectCursor::open(group);
  }

  int64_t decode(int64_t rows, int16_t *definition, const tb::Request &request, int64_t begin, int64_t *present) override {
    auto *codes = static_cast<Code *>(request.values) + begin;
    if (has_dictionary()) {
      Dictionary dictionary;
      const int64_t levels = decode_indices(rows, definition, present, dictionary);
      if (dictionary.words != words_ || dictionary.count != static_cast<int32_t>(word_codes_.size())) {
        word_codes_.resize(dictionary.count);
        for (int32_t word = 0; word < dictionary.count; word++) {
          word_codes_[word] = code(request, dictionary.words[word]);
        }
        words_ = dictionary.words;
      }
      const int64_t count = *present;
      const int32_t *indices = indices_.data();
      const Code *word_codes = word_codes_.data();
      for (int64_t row = 0; row < count; row++) codes[row] = word_codes[indices[row]];
      return levels;
    }
    texts_.resize(batch_rows);
    const int64_t levels = reader().ReadBatch(rows, definition, nullptr, texts_.data(), present);
    for (int64_t row = 0; row < *present; row++) codes[row] = code(request, texts_[row]);
    return levels;
  }

  void spread(const tb::Request &request, int64_t begin, int64_t levels, int64_t present) override {
    spread_values<Code>(request, tb::code_of_nothing<Code>(request), begin, levels, present);
  }

 private:
  static Code code(const tb::Request &request, const parquet::ByteArray &text) {
    return tb::code<Code>(request, reinterpret_cast<const char *>(text.ptr), text.len);
  }

  const parquet::ByteArray *words_ = nullptr;
  std::vector<Code> word_codes_;
  std::vector<parquet::ByteArray> texts_;
};

/// Any other column, by way of Arrow arrays.
class ArrayCursor final : public Cursor {
 public:
  explicit ArrayCursor(std::unique_ptr<parquet::arrow::ColumnReader> reader) : reader_(std::move(reader)) {}

  int64_t read(int64_t rows, const tb::Request &request) override {
    int64_t missing = 0, done = 0;
    kept_.clear();
    while (done < rows) {
      std::shared_ptr<arrow::ChunkedArray> batch;
      tb::check(reader_->NextBatch(rows - done, &batch));
      if (!batch || batch->length() == 0) ends_early();
      missing = tb::copy_values(batch->chunks(), request, done, missing, kept_);
      done += batch->length();
    }
    return missing;
  }

 private:
  std::unique_ptr<parquet::arrow::ColumnReader> reader_;
  tb::KeptArrays kept_;
};

/// The same of some of the row groups, a group at a time.
class GroupArrayCursor final : public Cursor {
 public:
  GroupArrayCursor(parquet::arrow::FileReader &file, const std::vector<int> &groups, int column)
      : file_(file), groups_(groups), column_(column) {}

  int64_t read(int64_t rows, const tb::Request &request) override {
    int64_t missing = 0, done = 0;
    kept_.clear();
    while (done < rows) {
      if (!group_ || taken_ == group_->length()) {
        if (next_group_ >= groups_.size()) ends_early();
        tb::check(file_.RowGroup(groups_[next_group_++])->Column(column_)->Read(&group_));
        taken_ = 0;
        continue;
      }
      const auto batch = group_->Slice(taken_, std::min(rows - done, group_->length() - taken_));
      missing = tb::copy_values(batch->chunks(), request, done, missing, kept_);
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
  tb::KeptArrays kept_;
};

class ParquetTable final : public tb_table {
 public:
  explicit ParquetTable(const char *path) {
    // Pages are read through a small buffer, so that memory does not grow with the size of a row group. The system's pool
    // gives memory back for the next file; Arrow's other pools zero fresh pages.
    parquet::ReaderProperties properties(arrow::system_memory_pool());
    properties.enable_buffered_stream();
    properties.set_buffer_size(1 << 16);
    const auto input = tb::unwrap(arrow::io::ReadableFile::Open(path, arrow::system_memory_pool()));
    reader_ = tb::unwrap(parquet::arrow::FileReader::Make(arrow::system_memory_pool(),
                                                          parquet::ParquetFileReader::Open(input, properties)));
    row_count_ = file_reader().metadata()->num_rows();
    if (row_count_ < 0) throw std::runtime_error("the footer gives a negative number of rows");
    for (const auto &field : reader_->manifest().schema_fields) {
      auto column = tb::describe(field.field->name(), *field.field->type());
      const int leaf = field.is_leaf() ? field.column_index : -1;
      const auto stored = leaf >= 0 ? stored_unit(leaf) : 0;
      // Stored in another unit than the one the file's Arrow schema speaks of (seconds are stored as milliseconds).
      if (column.kind == TB_KIND_TIMESTAMP && stored != 0) column.unit = stored;
      columns.push_back(column);
      leaves_.push_back(leaf);
    }
    cursors_.resize(columns.size());
    for (int group = 0; group < file_reader().metadata()->num_row_groups(); group++) groups_.push_back(group);
  }

  int64_t batch_count() const override { return static_cast<int64_t>(groups_.size()); }

  int64_t batch_rows(int64_t batch) const override {
    return reader_->parquet_reader()->metadata()->RowGroup(groups_[batch])->num_rows();
  }

  void select_batches(const uint8_t *wanted) override {
    std::vector<int> kept;
    row_count_ = 0;
    for (size_t index = 0; index < groups_.size(); index++) {
      if (!wanted[index]) continue;
      row_count_ += batch_rows(static_cast<int64_t>(index));
      kept.push_back(groups_[index]);
    }
    is_selection_ = kept.size() < groups_.size();
    groups_ = std::move(kept);
  }

  double fraction_read() const override { return row_count_ > 0 ? static_cast<double>(begun_) / row_count_ : 1; }

  int64_t advance(int64_t rows) override {
    current_ = std::min(rows, row_count_ - begun_);
    begun_ += current_;
    return current_;
  }

  int64_t read(const tb::Request &request) override {
    auto &cursor = cursors_[request.column];
    if (!cursor) cursor = open(request);
    return cursor->read(current_, request);
  }

 private:
  parquet::ParquetFileReader &file_reader() { return *reader_->parquet_reader(); }

  /// Nanoseconds per count of a timestamp that is stored as 64-bit counts; 0 for any other column.
  int64_t stored_unit(int leaf) {
    const auto *column = file_reader().metadata()->schema()->Column(leaf);
    if (column->physical_type() != parquet::Type::INT64 || !column->logical_type()->is_timestamp()) return 0;
    switch (static_cast<const parquet::TimestampLogicalType &>(*column->logical_type()).time_unit()) {
      case parquet::LogicalType::TimeUnit::MILLIS: return 1'000'000;
      case parquet::LogicalType::TimeUnit::MICROS: return 1'000;
      case parquet::LogicalType::TimeUnit::NANOS: return 1;
      default: return 0;
    }
  }

  std::unique_ptr<Cursor> open(const tb::Request &request) {
    const int leaf = leaves_[request.column];
    const auto &column = columns[request.column];
    if (leaf >= 0) {
      const auto physical = file_reader().metadata()->schema()->Column(leaf)->physical_type();
      const bool is_int64 = column.type_name == "int64" && physical == parquet::Type::INT64;
      if (request.shape == tb::Shape::integer && (is_int64 || stored_unit(leaf) != 0)) {
        return std::make_unique<NumberCursor<parquet::Int64Type>>(file_reader(), groups_, leaf);
      }
      if (request.shape == tb::Shape::real && physical == parquet::Type::DOUBLE) {
        return std::make_unique<NumberCursor<parquet::DoubleType>>(file_reader(), groups_, leaf);
      }
      if (request.shape == tb::Shape::code && column.kind == TB_KIND_TEXT && physical == parquet::Type::BYTE_ARRAY) {
        return std::make_unique<TextCursor<uint8_t>>(file_reader(), groups_, leaf);
      }
      if (request.shape == tb::Shape::word && column.kind == TB_KIND_TEXT && physical == parquet::Type::BYTE_ARRAY) {
        return std::make_unique<TextCursor<int32_t>>(file_reader(), groups_, leaf);
      }
    }
    if (is_selection_) return std::make_unique<GroupArrayCursor>(*reader_, groups_, request.column);
    std::unique_ptr<parquet::arrow::ColumnReader> reader;
    tb::check(reader_->GetColumn(request.column, &reader));
    return std::make_unique<ArrayCursor>(std::move(reader));
  }

  std::unique_ptr<parquet::arrow::FileReader> reader_;
  std::vector<int> leaves_;
  /// The row groups that are read, and whether they are not all.
  std::vector<int> groups_;
  bool is_selection_ = false;
  std::vector<std::unique_ptr<Cursor>> cursors_;
  int64_t row_count_ = 0;
  int64_t begun_ = 0;
  int64_t current_ = 0;
};

}  // namespace

extern "C" tb_table *tb_open_parquet(const char *path, char **error) {
  return tb::guarded(error, static_cast<tb_table *>(nullptr), [&]() -> tb_table * { return new ParquetTable(path); });
}

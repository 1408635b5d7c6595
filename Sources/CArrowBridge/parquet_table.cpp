#include <arrow/io/file.h>
#include <arrow/memory_pool.h>
#include <parquet/arrow/reader.h>
#include <parquet/arrow/schema.h>
#include <parquet/file_reader.h>
#include <parquet/schema.h>

#include "errors.hpp"
#include "exact_numbers.hpp"
#include "parquet_arrays.hpp"
#include "parquet_numbers.hpp"
#include "parquet_texts.hpp"
#include "table.hpp"

namespace {

using tb::Cursor;

class ParquetTable final : public tb_table {
 public:
  explicit ParquetTable(const char *path) {
    // Pages are read through a small buffer, so that memory does not grow with the size of a row group. The system's pool
    // gives memory back for the next file; Arrow's other pools zero fresh pages.
    parquet::ReaderProperties properties(arrow::system_memory_pool());
    properties.enable_buffered_stream();
    properties.set_buffer_size(1 << 16);
    // Of pages that have a checksum. A wrong bit may decode as other ticks.
    properties.set_page_checksum_verification(true);
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
      if (leaf >= 0 && column.clock == TB_CLOCK_WALL) column.clock = clock(leaf);
      if (leaf >= 0 && physical_type(leaf) == parquet::Type::INT96) column.type_name = "int96";
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

  parquet::Type::type physical_type(int leaf) {
    return file_reader().metadata()->schema()->Column(leaf)->physical_type();
  }

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

  /// Whose clock a column's times are of, where its Arrow type does not say.
  tb_clock clock(int leaf) {
    const auto *column = file_reader().metadata()->schema()->Column(leaf);
    const auto &logical = *column->logical_type();
    if (physical_type(leaf) == parquet::Type::INT96) return TB_CLOCK_UNKNOWN;
    // Arrow's libraries up to version 21 mark every time so.
    if (logical.is_time() && static_cast<const parquet::TimeLogicalType &>(logical).is_adjusted_to_utc()) {
      return TB_CLOCK_UNKNOWN;
    }
    return TB_CLOCK_WALL;
  }

  std::unique_ptr<Cursor> open(const tb::Request &request) {
    const int leaf = leaves_[request.column];
    if (leaf >= 0) {
      if (auto cursor = open_direct(request, leaf)) return cursor;
    }
    if (is_selection_) return std::make_unique<tb::GroupArrayCursor>(*reader_, groups_, request.column);
    std::unique_ptr<parquet::arrow::ColumnReader> reader;
    tb::check(reader_->GetColumn(request.column, &reader));
    return std::make_unique<tb::ArrayCursor>(std::move(reader));
  }

  static constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

  static auto decimals(const parquet::ColumnDescriptor &column) {
    const auto &type = static_cast<const parquet::DecimalLogicalType &>(*column.logical_type());
    return [decimals = tb::Decimals(type.scale())](int64_t value) mutable { return decimals.real(tb::Decimals::Wide{value}); };
  }

  static constexpr int wide_bytes = sizeof(tb::Decimals::Wide);

  /// The same of decimals that are stored byte by byte, the highest first.
  static auto wide_decimals(const parquet::ColumnDescriptor &column) {
    const auto &type = static_cast<const parquet::DecimalLogicalType &>(*column.logical_type());
    return [decimals = tb::Decimals(type.scale()), length = column.type_length()](const parquet::FixedLenByteArray &bytes) mutable {
      tb::Decimals::Wide value = static_cast<int8_t>(bytes.ptr[0]);
      for (int index = 1; index < length; index++) value = value << 8 | bytes.ptr[index];
      return decimals.real(value);
    };
  }

  /// A cursor for what nearly every file has; none for anything else.
  std::unique_ptr<Cursor> open_direct(const tb::Request &request, int leaf) {
    const auto &column = columns[request.column];
    const auto *stored = file_reader().metadata()->schema()->Column(leaf);
    const auto physical = stored->physical_type();
    const bool is_decimal = stored->logical_type()->is_decimal();
    switch (request.shape) {
      case tb::Shape::integer:
        if (physical == parquet::Type::INT64 && (column.type_name == "int64" || stored_unit(leaf) != 0)) {
          return std::make_unique<tb::NumberCursor<parquet::Int64Type>>(file_reader(), groups_, leaf);
        }
        if (physical == parquet::Type::INT96) {
          return tb::made_cursor<parquet::Int96Type>(file_reader(), groups_, leaf, int64_t{0}, nanoseconds);
        }
        return nullptr;
      case tb::Shape::real:
        if (physical == parquet::Type::DOUBLE) {
          return std::make_unique<tb::NumberCursor<parquet::DoubleType>>(file_reader(), groups_, leaf);
        }
        if (physical == parquet::Type::FLOAT) {
          return tb::made_cursor<parquet::FloatType>(
              file_reader(), groups_, leaf, no_number, [floats = tb::Floats()](float value) mutable { return floats.real(value); });
        }
        if (is_decimal && physical == parquet::Type::INT32) {
          return tb::made_cursor<parquet::Int32Type>(file_reader(), groups_, leaf, no_number, decimals(*stored));
        }
        if (is_decimal && physical == parquet::Type::INT64) {
          return tb::made_cursor<parquet::Int64Type>(file_reader(), groups_, leaf, no_number, decimals(*stored));
        }
        if (is_decimal && physical == parquet::Type::FIXED_LEN_BYTE_ARRAY && stored->type_length() > 0 &&
            stored->type_length() <= wide_bytes) {
          return tb::made_cursor<parquet::FLBAType>(file_reader(), groups_, leaf, no_number, wide_decimals(*stored));
        }
        return nullptr;
      default:
        if (column.kind != TB_KIND_TEXT || physical != parquet::Type::BYTE_ARRAY) return nullptr;
        switch (request.shape) {
          case tb::Shape::code: return std::make_unique<tb::TextCursor<uint8_t>>(file_reader(), groups_, leaf);
          case tb::Shape::word: return std::make_unique<tb::TextCursor<int32_t>>(file_reader(), groups_, leaf);
          case tb::Shape::text: return std::make_unique<tb::WholeTextCursor>(file_reader(), groups_, leaf);
          default: return nullptr;
        }
    }
  }

  /// The stamp of a Julian day and the nanoseconds since its midnight, beyond all stamps where 64 bits do not hold it.
  static int64_t nanoseconds(const parquet::Int96 &stamp) {
    constexpr int64_t day_of_1970 = 2'440'588;
    const auto time = static_cast<int64_t>(static_cast<uint64_t>(stamp.value[1]) << 32 | stamp.value[0]);
    const int64_t day = static_cast<int64_t>(stamp.value[2]) - day_of_1970;
    int64_t midnight = 0, sum = 0;
    const bool is_beyond = __builtin_mul_overflow(day, int64_t{86'400'000'000'000}, &midnight) ||
                           __builtin_add_overflow(midnight, time, &sum);
    return is_beyond ? std::numeric_limits<int64_t>::max() : sum;
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

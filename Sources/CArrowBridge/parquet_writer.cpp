#include <algorithm>
#include <vector>

#include <arrow/util/compression.h>
#include <parquet/arrow/schema.h>
#include <parquet/column_writer.h>
#include <parquet/file_writer.h>
#include <parquet/properties.h>
#include <parquet/schema.h>

#include "errors.hpp"
#include "tick_writer.hpp"

namespace {

/// Rows are encoded so many at a time; a row group has as many as a worker should keep in memory.
constexpr int64_t batch_rows = 8192;
constexpr int64_t rows_per_group = 1 << 20;

/// Values go to Parquet's column writers from where the caller has them, without arrays in between: texts as views of
/// the words, which the writer's dictionary takes in.
class ParquetWriter final : public tb_writer {
 public:
  ParquetWriter(std::shared_ptr<arrow::io::FileOutputStream> to, tb_compression compression, bool checksums) {
    file = std::move(to);
    // Differences of stamps and volumes are small numbers: faster to write and to read than a dictionary, and smaller.
    parquet::WriterProperties::Builder builder;
    builder.compression(tb::codec(compression))
        ->disable_dictionary("timestamp")
        ->encoding("timestamp", parquet::Encoding::DELTA_BINARY_PACKED)
        ->disable_dictionary("volume")
        ->encoding("volume", parquet::Encoding::DELTA_BINARY_PACKED);
    if (checksums) builder.enable_page_checksum();
    const auto properties = builder.build();
    std::shared_ptr<parquet::SchemaDescriptor> schema;
    tb::check(parquet::arrow::ToParquetSchema(tb::tick_schema().get(), *properties, &schema));
    const auto root = std::static_pointer_cast<parquet::schema::GroupNode>(schema->schema_root());
    writer_ = parquet::ParquetFileWriter::Open(file, root, properties);
    present_.assign(batch_rows, 1);
  }

  void write(const tb::Ticks &ticks) override {
    for (int64_t done = 0; done < ticks.rows;) {
      if (!group_ || rows_in_group_ == rows_per_group) {
        group_ = writer_->AppendBufferedRowGroup();
        rows_in_group_ = 0;
      }
      const int64_t rows = std::min({ticks.rows - done, batch_rows, rows_per_group - rows_in_group_});
      write_numbers<parquet::Int64Writer>(0, ticks.time + done, ticks.time_valid, done, rows);
      write_types(ticks, done, rows);
      write_numbers<parquet::DoubleWriter>(2, ticks.price + done, ticks.price_valid, done, rows);
      write_numbers<parquet::Int64Writer>(3, ticks.volume + done, ticks.volume_valid, done, rows);
      rows_in_group_ += rows;
      done += rows;
    }
  }

  void finish() override { writer_->Close(); }

 private:
  template <typename Writer, typename Value>
  void write_numbers(int column, const Value *values, const uint8_t *valid, int64_t begin, int64_t rows) {
    auto &writer = static_cast<Writer &>(*group_->column(column));
    if (!valid) {
      writer.WriteBatch(rows, present_.data(), nullptr, values);
      return;
    }
    // Present values are packed; the levels tell where they belong.
    std::vector<Value> packed;
    packed.reserve(rows);
    levels_.resize(rows);
    for (int64_t row = 0; row < rows; row++) {
      levels_[row] = valid[begin + row] != 0;
      if (levels_[row]) packed.push_back(values[row]);
    }
    writer.WriteBatch(rows, levels_.data(), nullptr, packed.data());
  }

  void write_types(const tb::Ticks &ticks, int64_t begin, int64_t rows) {
    auto &writer = static_cast<parquet::ByteArrayWriter &>(*group_->column(1));
    texts_.clear();
    levels_.resize(rows);
    for (int64_t row = 0; row < rows; row++) {
      levels_[row] = ticks.has_type(begin + row);
      if (levels_[row]) texts_.emplace_back(ticks.words[ticks.type[begin + row]]);
    }
    writer.WriteBatch(rows, levels_.data(), nullptr, texts_.data());
  }

  std::unique_ptr<parquet::ParquetFileWriter> writer_;
  parquet::RowGroupWriter *group_ = nullptr;
  int64_t rows_in_group_ = 0;
  std::vector<int16_t> present_;
  std::vector<int16_t> levels_;
  std::vector<parquet::ByteArray> texts_;
};

}  // namespace

std::unique_ptr<tb_writer> tb::parquet_writer(std::shared_ptr<arrow::io::FileOutputStream> file,
                                              tb_compression compression, bool checksums) {
  return std::make_unique<ParquetWriter>(std::move(file), compression, checksums);
}

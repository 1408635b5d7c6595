#include <memory>

#include <arrow/builder.h>
#include <arrow/csv/writer.h>
#include <arrow/io/file.h>
#include <arrow/ipc/writer.h>
#include <arrow/record_batch.h>
#include <arrow/type.h>
#include <arrow/util/compression.h>
#include <parquet/arrow/writer.h>
#include <parquet/properties.h>

#include "CArrowBridge.h"
#include "errors.hpp"

struct tb_writer {
  std::shared_ptr<arrow::io::FileOutputStream> file;
  virtual ~tb_writer() = default;
  virtual void write(const arrow::RecordBatch &batch) = 0;
  virtual void finish() = 0;
};

namespace {

constexpr int64_t rows_per_group = 1 << 20;

std::shared_ptr<arrow::Schema> tick_schema() {
  return arrow::schema({arrow::field("timestamp", arrow::timestamp(arrow::TimeUnit::NANO)),
                        arrow::field("type", arrow::utf8()), arrow::field("price", arrow::float64()),
                        arrow::field("volume", arrow::int64())});
}

template <typename Builder, typename Value>
std::shared_ptr<arrow::Array> array_of(Builder &&builder, const Value *values, int64_t rows, const uint8_t *valid) {
  tb::check(builder.AppendValues(values, rows, valid));
  return tb::unwrap(builder.Finish());
}

std::shared_ptr<arrow::Array> types_of(const tb_ticks &ticks) {
  arrow::StringBuilder builder;
  for (int64_t row = 0; row < ticks.rows; row++) {
    const int32_t type = ticks.type[row];
    tb::check(type < 0 || type >= ticks.type_count ? builder.AppendNull() : builder.Append(ticks.types[type]));
  }
  return tb::unwrap(builder.Finish());
}

arrow::Compression::type codec(tb_compression compression) {
  switch (compression) {
    case TB_SNAPPY: return arrow::Compression::SNAPPY;
    case TB_ZSTD: return arrow::Compression::ZSTD;
    case TB_UNCOMPRESSED: return arrow::Compression::UNCOMPRESSED;
  }
  return arrow::Compression::SNAPPY;
}

struct ParquetWriter final : tb_writer {
  std::unique_ptr<parquet::arrow::FileWriter> writer;

  ParquetWriter(std::shared_ptr<arrow::io::FileOutputStream> to, tb_compression compression) {
    file = std::move(to);
    const auto properties = parquet::WriterProperties::Builder()
                                .compression(codec(compression))
                                ->max_row_group_length(rows_per_group)
                                ->build();
    const auto arrow_properties = parquet::ArrowWriterProperties::Builder().store_schema()->build();
    writer = tb::unwrap(parquet::arrow::FileWriter::Open(*tick_schema(), arrow::default_memory_pool(), file,
                                                         properties, arrow_properties));
  }
  void write(const arrow::RecordBatch &batch) override { tb::check(writer->WriteRecordBatch(batch)); }
  void finish() override { tb::check(writer->Close()); }
};

/// Arrow IPC and CSV, which have one interface.
struct BatchWriter final : tb_writer {
  std::shared_ptr<arrow::ipc::RecordBatchWriter> writer;

  BatchWriter(std::shared_ptr<arrow::io::FileOutputStream> to, tb_format format, tb_compression compression) {
    file = std::move(to);
    if (format == TB_CSV) {
      auto options = arrow::csv::WriteOptions::Defaults();
      options.quoting_style = arrow::csv::QuotingStyle::Needed;
      writer = tb::unwrap(arrow::csv::MakeCSVWriter(file, tick_schema(), options));
    } else {
      auto options = arrow::ipc::IpcWriteOptions::Defaults();
      const auto type = compression == TB_SNAPPY ? arrow::Compression::LZ4_FRAME : codec(compression);
      if (compression != TB_UNCOMPRESSED) options.codec = tb::unwrap(arrow::util::Codec::Create(type));
      writer = tb::unwrap(arrow::ipc::MakeFileWriter(file, tick_schema(), options));
    }
  }
  void write(const arrow::RecordBatch &batch) override { tb::check(writer->WriteRecordBatch(batch)); }
  void finish() override { tb::check(writer->Close()); }
};

}  // namespace

extern "C" {

tb_writer *tb_create(const char *path, tb_format format, tb_compression compression, char **error) {
  return tb::guarded(error, static_cast<tb_writer *>(nullptr), [&]() -> tb_writer * {
    auto file = tb::unwrap(arrow::io::FileOutputStream::Open(path));
    if (format == TB_PARQUET) return new ParquetWriter(file, compression);
    return new BatchWriter(file, format, compression);
  });
}

int tb_write(tb_writer *writer, const tb_ticks *ticks, char **error) {
  return tb::guarded(error, -1, [&] {
    const int64_t rows = ticks->rows;
    const auto time = array_of(
        arrow::TimestampBuilder(arrow::timestamp(arrow::TimeUnit::NANO), arrow::default_memory_pool()), ticks->time,
        rows, ticks->time_valid);
    const auto price = array_of(arrow::DoubleBuilder(), ticks->price, rows, ticks->price_valid);
    const auto volume = array_of(arrow::Int64Builder(), ticks->volume, rows, ticks->volume_valid);
    writer->write(*arrow::RecordBatch::Make(tick_schema(), rows, {time, types_of(*ticks), price, volume}));
    return 0;
  });
}

int tb_finish(tb_writer *writer, char **error) {
  return tb::guarded(error, -1, [&] {
    writer->finish();
    tb::check(writer->file->Close());
    return 0;
  });
}

void tb_release_writer(tb_writer *writer) { delete writer; }

}  // extern "C"

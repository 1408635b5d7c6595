#include <memory>

#include <arrow/builder.h>
#include <arrow/io/file.h>
#include <arrow/record_batch.h>
#include <arrow/type.h>
#include <parquet/arrow/writer.h>
#include <parquet/properties.h>

#include "CArrowBridge.h"
#include "errors.hpp"

struct tb_writer {
  std::shared_ptr<arrow::Schema> schema;
  std::shared_ptr<arrow::io::FileOutputStream> file;
  std::unique_ptr<parquet::arrow::FileWriter> parquet;
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

parquet::Compression::type codec(tb_compression compression) {
  switch (compression) {
    case TB_SNAPPY: return parquet::Compression::SNAPPY;
    case TB_ZSTD: return parquet::Compression::ZSTD;
    case TB_UNCOMPRESSED: return parquet::Compression::UNCOMPRESSED;
  }
  return parquet::Compression::SNAPPY;
}

}  // namespace

extern "C" {

tb_writer *tb_create_parquet(const char *path, tb_compression compression, char **error) {
  return tb::guarded(error, static_cast<tb_writer *>(nullptr), [&]() -> tb_writer * {
    auto writer = std::make_unique<tb_writer>();
    writer->schema = tick_schema();
    writer->file = tb::unwrap(arrow::io::FileOutputStream::Open(path));
    const auto properties = parquet::WriterProperties::Builder()
                                .compression(codec(compression))
                                ->max_row_group_length(rows_per_group)
                                ->build();
    const auto arrow_properties = parquet::ArrowWriterProperties::Builder().store_schema()->build();
    writer->parquet = tb::unwrap(parquet::arrow::FileWriter::Open(*writer->schema, arrow::default_memory_pool(),
                                                                  writer->file, properties, arrow_properties));
    return writer.release();
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
    const auto batch = arrow::RecordBatch::Make(writer->schema, rows, {time, types_of(*ticks), price, volume});
    tb::check(writer->parquet->WriteRecordBatch(*batch));
    return 0;
  });
}

int tb_finish(tb_writer *writer, char **error) {
  return tb::guarded(error, -1, [&] {
    tb::check(writer->parquet->Close());
    tb::check(writer->file->Close());
    return 0;
  });
}

void tb_release_writer(tb_writer *writer) { delete writer; }

}  // extern "C"

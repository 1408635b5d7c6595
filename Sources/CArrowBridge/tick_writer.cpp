#include "tick_writer.hpp"

#include <arrow/util/compression.h>

#include "errors.hpp"

namespace tb {

std::shared_ptr<arrow::Schema> tick_schema() {
  return arrow::schema({arrow::field("timestamp", arrow::timestamp(arrow::TimeUnit::NANO)),
                        arrow::field("type", arrow::utf8()), arrow::field("price", arrow::float64()),
                        arrow::field("volume", arrow::int64())});
}

arrow::Compression::type codec(tb_compression compression) {
  switch (compression) {
    case TB_SNAPPY: return arrow::Compression::SNAPPY;
    case TB_ZSTD: return arrow::Compression::ZSTD;
    case TB_GZIP: return arrow::Compression::GZIP;
    case TB_UNCOMPRESSED: return arrow::Compression::UNCOMPRESSED;
  }
  return arrow::Compression::SNAPPY;
}

}  // namespace tb

extern "C" {

tb_writer *tb_create(int descriptor, tb_format format, tb_compression compression, bool checksums, char **error) {
  return tb::guarded(error, static_cast<tb_writer *>(nullptr), [&]() -> tb_writer * {
    auto file = tb::unwrap(arrow::io::FileOutputStream::Open(descriptor));
    auto writer = format == TB_PARQUET ? tb::parquet_writer(std::move(file), compression, checksums)
                                       : tb::batch_writer(std::move(file), format, compression);
    return writer.release();
  });
}

int tb_write(tb_writer *writer, int64_t rows, const int64_t *time, const uint8_t *time_valid, const int32_t *type,
             const uint8_t *letters, const int64_t *word_ends, int32_t word_count, const double *price,
             const uint8_t *price_valid, const int64_t *volume, const uint8_t *volume_valid, char **error) {
  return tb::guarded(error, -1, [&] {
    std::vector<std::string_view> words;
    for (int64_t word = 0, begin = 0; word < word_count; begin = word_ends[word++]) {
      words.emplace_back(reinterpret_cast<const char *>(letters) + begin, word_ends[word] - begin);
    }
    writer->write({rows, time, time_valid, type, std::move(words), price, price_valid, volume, volume_valid});
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

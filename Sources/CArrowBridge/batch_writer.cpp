#include <cstring>
#include <limits>

#include <arrow/array.h>
#include <arrow/buffer.h>
#include <arrow/csv/writer.h>
#include <arrow/ipc/writer.h>
#include <arrow/record_batch.h>
#include <arrow/util/bit_util.h>
#include <arrow/util/compression.h>

#include "errors.hpp"
#include "tick_writer.hpp"

namespace {

using Buffer = std::shared_ptr<arrow::Buffer>;

Buffer room(int64_t bytes) { return tb::unwrap(arrow::AllocateBuffer(bytes)); }

/// Which rows are there, a bit for each.
template <typename IsThere>
Buffer bits(int64_t rows, IsThere is_there) {
  Buffer buffer = room(arrow::bit_util::BytesForBits(rows));
  std::memset(buffer->mutable_data(), 0, buffer->size());
  for (int64_t row = 0; row < rows; row++) {
    if (is_there(row)) arrow::bit_util::SetBit(buffer->mutable_data(), row);
  }
  return buffer;
}

/// A column where the caller has it, lent for as long as the batch is written.
std::shared_ptr<arrow::Array> numbers(const std::shared_ptr<arrow::DataType> &type, const void *values, int64_t rows,
                                      const uint8_t *valid) {
  const auto lent = std::make_shared<arrow::Buffer>(static_cast<const uint8_t *>(values), rows * 8);
  const auto there = valid ? bits(rows, [&](int64_t row) { return valid[row] != 0; }) : nullptr;
  return arrow::MakeArray(arrow::ArrayData::Make(type, rows, {there, lent}));
}

std::shared_ptr<arrow::Array> types(const tb::Ticks &ticks) {
  int64_t bytes = 0;
  bool is_any_missing = false;
  for (int64_t row = 0; row < ticks.rows; row++) {
    if (ticks.has_type(row)) {
      bytes += static_cast<int64_t>(ticks.words[ticks.type[row]].size());
    } else {
      is_any_missing = true;
    }
  }
  if (bytes > std::numeric_limits<int32_t>::max()) throw std::runtime_error("the types are too long for one batch");
  Buffer ends = room((ticks.rows + 1) * static_cast<int64_t>(sizeof(int32_t)));
  Buffer letters = room(bytes);
  auto *end = reinterpret_cast<int32_t *>(ends->mutable_data());
  auto *place = letters->mutable_data();
  end[0] = 0;
  for (int64_t row = 0; row < ticks.rows; row++) {
    const auto word = ticks.has_type(row) ? ticks.words[ticks.type[row]] : std::string_view();
    if (!word.empty()) std::memcpy(place, word.data(), word.size());
    place += word.size();
    end[row + 1] = end[row] + static_cast<int32_t>(word.size());
  }
  const auto there = is_any_missing ? bits(ticks.rows, [&](int64_t row) { return ticks.has_type(row); }) : nullptr;
  return arrow::MakeArray(arrow::ArrayData::Make(arrow::utf8(), ticks.rows, {there, ends, letters}));
}

class BatchWriter final : public tb_writer {
 public:
  BatchWriter(std::shared_ptr<arrow::io::FileOutputStream> to, tb_format format, tb_compression compression) {
    file = std::move(to);
    schema_ = tb::tick_schema();
    if (format == TB_CSV) {
      auto options = arrow::csv::WriteOptions::Defaults();
      options.quoting_style = arrow::csv::QuotingStyle::Needed;
      writer_ = tb::unwrap(arrow::csv::MakeCSVWriter(file, schema_, options));
    } else {
      auto options = arrow::ipc::IpcWriteOptions::Defaults();
      options.use_threads = false;
      const auto type = compression == TB_SNAPPY ? arrow::Compression::LZ4_FRAME : tb::codec(compression);
      if (compression != TB_UNCOMPRESSED) options.codec = tb::unwrap(arrow::util::Codec::Create(type));
      writer_ = tb::unwrap(arrow::ipc::MakeFileWriter(file, schema_, options));
    }
  }

  void write(const tb::Ticks &ticks) override {
    const auto &fields = schema_->fields();
    const auto batch = arrow::RecordBatch::Make(
        schema_, ticks.rows,
        {numbers(fields[0]->type(), ticks.time, ticks.rows, ticks.time_valid), types(ticks),
         numbers(fields[2]->type(), ticks.price, ticks.rows, ticks.price_valid),
         numbers(fields[3]->type(), ticks.volume, ticks.rows, ticks.volume_valid)});
    tb::check(writer_->WriteRecordBatch(*batch));
  }

  void finish() override { tb::check(writer_->Close()); }

 private:
  std::shared_ptr<arrow::Schema> schema_;
  std::shared_ptr<arrow::ipc::RecordBatchWriter> writer_;
};

}  // namespace

std::unique_ptr<tb_writer> tb::batch_writer(std::shared_ptr<arrow::io::FileOutputStream> file, tb_format format,
                                            tb_compression compression) {
  return std::make_unique<BatchWriter>(std::move(file), format, compression);
}

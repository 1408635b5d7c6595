#include <string_view>

#include <arrow/io/file.h>
#include <arrow/ipc/reader.h>
#include <arrow/memory_pool.h>

#include "batch_table.hpp"
#include "errors.hpp"

namespace {

using File = std::shared_ptr<arrow::io::ReadableFile>;

arrow::ipc::IpcReadOptions options() {
  auto options = arrow::ipc::IpcReadOptions::Defaults();
  // It gives memory back for the next batch; Arrow's other pools zero fresh pages.
  options.memory_pool = arrow::system_memory_pool();
  return options;
}

std::shared_ptr<arrow::RecordBatch> checked(std::shared_ptr<arrow::RecordBatch> batch) {
  if (batch) tb::check(batch->ValidateFull());
  return batch;
}

/// An Arrow IPC file, read batch by batch.
class ArrowFile final : public tb::BatchTable {
 public:
  explicit ArrowFile(const File &file) {
    reader_ = tb::unwrap(arrow::ipc::RecordBatchFileReader::Open(file, options()));
    describe_columns(*reader_->schema());
  }

  double fraction_read() const override {
    return reader_->num_record_batches() > 0 ? static_cast<double>(next_batch_) / reader_->num_record_batches() : 1;
  }

 protected:
  std::shared_ptr<arrow::RecordBatch> next() override {
    if (next_batch_ >= reader_->num_record_batches()) return nullptr;
    return checked(tb::unwrap(reader_->ReadRecordBatch(next_batch_++)));
  }

 private:
  std::shared_ptr<arrow::ipc::RecordBatchFileReader> reader_;
  int next_batch_ = 0;
};

/// The same batches one after the other, without the table of contents that a file has at its end.
class ArrowStream final : public tb::BatchTable {
 public:
  explicit ArrowStream(const File &file) : file_(file), size_(tb::unwrap(file->GetSize())) {
    reader_ = tb::unwrap(arrow::ipc::RecordBatchStreamReader::Open(file, options()));
    describe_columns(*reader_->schema());
  }

  double fraction_read() const override {
    const auto position = file_->Tell();
    return size_ > 0 && position.ok() ? static_cast<double>(*position) / size_ : 1;
  }

 protected:
  std::shared_ptr<arrow::RecordBatch> next() override {
    std::shared_ptr<arrow::RecordBatch> batch;
    if (is_at_end_) return batch;
    const auto begin = tb::unwrap(file_->Tell());
    tb::check(reader_->ReadNext(&batch));
    if (!batch) check_end(begin);
    return checked(batch);
  }

 private:
  /// The reader takes the end of the file for the end of the stream. Programs write a mark there, so that a stream without it
  /// has been cut short; and what comes behind the mark would be passed over.
  ///
  /// - Parameter begin: where what follows the last batch begins.
  void check_end(int64_t begin) {
    constexpr int64_t mark_bytes = 8;
    is_at_end_ = true;
    const auto end = tb::unwrap(file_->Tell());
    if (end - begin < mark_bytes) {
      throw tb::Problem("ends without the mark of a stream's end, so that it is cut short: copy or write it anew");
    }
    if (end < size_) throw tb::Problem("goes on behind the end of its stream: write each stream as a file of its own");
  }

  const File file_;
  const int64_t size_;
  std::shared_ptr<arrow::ipc::RecordBatchReader> reader_;
  bool is_at_end_ = false;
};

tb_table *open(const char *path) {
  const auto file = tb::unwrap(arrow::io::ReadableFile::Open(path, arrow::system_memory_pool()));
  const auto start = tb::unwrap(file->ReadAt(0, 8));
  const auto begins_with = [&](std::string_view mark) {
    return std::string_view(reinterpret_cast<const char *>(start->data()), start->size()).starts_with(mark);
  };
  if (begins_with("FEA1")) {
    throw tb::Problem("is in Feather V1, which is not read: write it as Feather V2, Arrow or Parquet");
  }
  if (begins_with("\xFF\xFF\xFF\xFF")) {
    tb::check(file->Seek(0));
    return new ArrowStream(file);
  }
  return new ArrowFile(file);
}

}  // namespace

extern "C" tb_table *tb_open_arrow(const char *path, char **error) {
  return tb::guarded(error, static_cast<tb_table *>(nullptr), [&] { return open(path); });
}

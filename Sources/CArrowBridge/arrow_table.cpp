#include <arrow/io/file.h>
#include <arrow/ipc/reader.h>

#include "batch_table.hpp"
#include "errors.hpp"

namespace {

/// An Arrow IPC file, whose columns are used where the file is mapped; compressed ones are decompressed batch by batch.
class ArrowTable final : public tb::BatchTable {
 public:
  explicit ArrowTable(const char *path) {
    const auto file = tb::unwrap(arrow::io::MemoryMappedFile::Open(path, arrow::io::FileMode::READ));
    reader_ = tb::unwrap(arrow::ipc::RecordBatchFileReader::Open(file));
    describe_columns(*reader_->schema());
  }

  double fraction_read() const override {
    return reader_->num_record_batches() > 0 ? static_cast<double>(next_batch_) / reader_->num_record_batches() : 1;
  }

 protected:
  std::shared_ptr<arrow::RecordBatch> next() override {
    if (next_batch_ >= reader_->num_record_batches()) return nullptr;
    const auto batch = tb::unwrap(reader_->ReadRecordBatch(next_batch_++));
    tb::check(batch->ValidateFull());
    return batch;
  }

 private:
  std::shared_ptr<arrow::ipc::RecordBatchFileReader> reader_;
  int next_batch_ = 0;
};

}  // namespace

extern "C" tb_table *tb_open_arrow(const char *path, char **error) {
  return tb::guarded(error, static_cast<tb_table *>(nullptr), [&]() -> tb_table * { return new ArrowTable(path); });
}

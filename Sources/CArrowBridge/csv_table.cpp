#include <arrow/csv/api.h>
#include <arrow/io/file.h>
#include <arrow/memory_pool.h>
#include <arrow/type.h>

#include "batch_table.hpp"
#include "errors.hpp"

namespace {

/// Comma-separated values. Every column is read as text, since a reader that guesses a column's type from its first rows
/// fails at a later one.
class CsvTable final : public tb::BatchTable {
 public:
  explicit CsvTable(const char *path) {
    const auto names = open(path, arrow::csv::ConvertOptions::Defaults())->schema()->field_names();
    auto convert = arrow::csv::ConvertOptions::Defaults();
    for (const auto &name : names) convert.column_types[name] = arrow::utf8();
    convert.null_values = {""};
    convert.strings_can_be_null = true;
    convert.quoted_strings_can_be_null = true;
    reader_ = open(path, convert);
    describe_columns(*reader_->schema());
  }

  double fraction_read() const override {
    return size_ > 0 ? std::min(1.0, static_cast<double>(reader_->bytes_read()) / size_) : 1;
  }

 protected:
  std::shared_ptr<arrow::RecordBatch> next() override {
    std::shared_ptr<arrow::RecordBatch> batch;
    tb::check(reader_->ReadNext(&batch));
    return batch;
  }

 private:
  std::shared_ptr<arrow::csv::StreamingReader> open(const char *path, const arrow::csv::ConvertOptions &convert) {
    auto options = arrow::csv::ReadOptions::Defaults();
    options.use_threads = false;
    const auto file = tb::unwrap(arrow::io::ReadableFile::Open(path));
    size_ = tb::unwrap(file->GetSize());
    return tb::unwrap(arrow::csv::StreamingReader::Make(arrow::io::default_io_context(), file, options,
                                                        arrow::csv::ParseOptions::Defaults(), convert));
  }

  std::shared_ptr<arrow::csv::StreamingReader> reader_;
  int64_t size_ = 0;
};

}  // namespace

extern "C" tb_table *tb_open_csv(const char *path, char **error) {
  return tb::guarded(error, static_cast<tb_table *>(nullptr), [&]() -> tb_table * { return new CsvTable(path); });
}

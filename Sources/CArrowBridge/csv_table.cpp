#include <algorithm>
#include <string>

#include <arrow/csv/api.h>
#include <arrow/csv/invalid_row.h>
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
    check(reader_->ReadNext(&batch));
    return batch;
  }

 private:
  /// What a failure means, in the words of the face where it is about a row.
  void check(const arrow::Status &status) {
    if (status.ok()) return;
    if (ragged_.number > 0) {
      throw std::runtime_error(row(ragged_.number) + "has " + count(ragged_.actual) + ", but the header has " +
                               count(ragged_.expected));
    }
    const std::string text = tb::message(status);
    const auto place = text.find("Row #");
    if (text.find("invalid UTF8") != std::string::npos && place != std::string::npos) {
      throw std::runtime_error(row(std::atoll(text.c_str() + place + 5)) + "is not in UTF-8; save the file as UTF-8");
    }
    if (text.find("straddl") != std::string::npos) {
      throw std::runtime_error("a row has more than " + std::to_string(block_bytes) + " bytes");
    }
    if (text.find("Empty CSV file") != std::string::npos) throw std::runtime_error("it holds no rows");
    throw std::runtime_error(text);
  }

  static std::string row(int64_t number) { return "Row #" + std::to_string(number) + ": "; }
  static std::string count(int64_t cells) { return std::to_string(cells) + (cells == 1 ? " cell" : " cells"); }

  std::shared_ptr<arrow::csv::StreamingReader> open(const char *path, const arrow::csv::ConvertOptions &convert) {
    auto options = arrow::csv::ReadOptions::Defaults();
    options.use_threads = false;
    options.block_size = block_bytes;
    auto parse = arrow::csv::ParseOptions::Defaults();
    // A cell in quotes may go over several lines.
    parse.newlines_in_values = true;
    parse.invalid_row_handler = [this](const arrow::csv::InvalidRow &row) {
      ragged_ = {row.number, row.expected_columns, row.actual_columns};
      return arrow::csv::InvalidRowResult::Error;
    };
    const auto file = tb::unwrap(arrow::io::ReadableFile::Open(path));
    size_ = tb::unwrap(file->GetSize());
    refuse_wide_characters(*file);
    tb::check(file->Seek(0));
    auto reader =
        arrow::csv::StreamingReader::Make(arrow::io::default_io_context(), file, options, parse, convert);
    check(reader.status());
    return std::move(reader).ValueUnsafe();
  }

  /// UTF-16 would pass for a table of one odd column.
  static void refuse_wide_characters(arrow::io::RandomAccessFile &file) {
    const auto start = tb::unwrap(file.ReadAt(0, 2))->ToString();
    if (start == "\xFF\xFE" || start == "\xFE\xFF") throw std::runtime_error("it is in UTF-16; save it as UTF-8");
  }

  static constexpr int32_t block_bytes = 1 << 20;

  struct RaggedRow {
    int64_t number = 0;
    int64_t expected = 0;
    int64_t actual = 0;
  };

  RaggedRow ragged_;
  std::shared_ptr<arrow::csv::StreamingReader> reader_;
  int64_t size_ = 0;
};

}  // namespace

extern "C" tb_table *tb_open_csv(const char *path, char **error) {
  return tb::guarded(error, static_cast<tb_table *>(nullptr), [&]() -> tb_table * { return new CsvTable(path); });
}

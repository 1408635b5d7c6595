#include <cstdlib>
#include <string>

#include <arrow/csv/api.h>
#include <arrow/csv/invalid_row.h>
#include <arrow/type.h>

#include "batch_table.hpp"
#include "csv_input.hpp"
#include "errors.hpp"

namespace {

/// Values between separators. Every column is read as text, since a reader that guesses a column's type from its first rows
/// fails at a later one.
class CsvTable final : public tb::BatchTable {
 public:
  CsvTable(const char *path, const tb_csv &csv)
      : path_(path), csv_(csv), input_(std::make_shared<tb::CsvInput>(path, csv)) {
    auto options = arrow::csv::ReadOptions::Defaults();
    options.use_threads = false;
    options.block_size = block_bytes;
    auto parse = arrow::csv::ParseOptions::Defaults();
    parse.delimiter = csv.separator;
    // A cell in quotes may go over several lines.
    parse.newlines_in_values = true;
    parse.invalid_row_handler = [this](const arrow::csv::InvalidRow &row) {
      ragged_ = {row.number, row.expected_columns, row.actual_columns};
      return arrow::csv::InvalidRowResult::Error;
    };
    auto convert = arrow::csv::ConvertOptions::Defaults();
    convert.default_column_type = arrow::utf8();
    convert.null_values = {""};
    convert.strings_can_be_null = true;
    convert.quoted_strings_can_be_null = true;
    auto reader =
        arrow::csv::StreamingReader::Make(arrow::io::default_io_context(), input_, options, parse, convert);
    check(reader.status());
    reader_ = std::move(reader).ValueUnsafe();
    describe_columns(*reader_->schema());
  }

  double fraction_read() const override { return input_->fraction_read(reader_->bytes_read()); }

 protected:
  std::shared_ptr<arrow::RecordBatch> next() override {
    std::shared_ptr<arrow::RecordBatch> batch;
    check(reader_->ReadNext(&batch));
    // To Arrow the end of the file closes a cell, too.
    if (!batch && (input_->quotes().is_open() || input_->quotes().is_torn())) refuse_stray_quote();
    return batch;
  }

 private:
  /// What a failure means, in the words of the face where it is about a row.
  void check(const arrow::Status &status) {
    if (status.ok()) return;
    const std::string text = tb::message(status);
    const auto place = text.find("Row #");
    const int64_t number =
        ragged_.number > 0 ? ragged_.number : place != std::string::npos ? std::atoll(text.c_str() + place + 5) : 0;
    // Of a stray quote this may be all that shows.
    if (status.IsInvalid()) refuse_stray_quote(number > 0 ? number : INT64_MAX);
    if (ragged_.number > 0) {
      throw std::runtime_error(row(ragged_.number) + "has " + count(ragged_.actual) + ", but the header has " +
                               count(ragged_.expected));
    }
    if (text.find("invalid UTF8") != std::string::npos && number > 0) {
      throw std::runtime_error(row(number) + "is not in UTF-8; save the file as UTF-8");
    }
    if (text.find("straddl") != std::string::npos) {
      throw std::runtime_error("a row has more than " + std::to_string(block_bytes) + " bytes");
    }
    if (text.find("Empty CSV file") != std::string::npos) throw std::runtime_error("it holds no rows");
    throw std::runtime_error(text);
  }

  /// Throws if there is a quote too many, up to a row.
  void refuse_stray_quote(int64_t last_row = INT64_MAX) const {
    const auto quote = tb::find_stray_quote(path_.c_str(), csv_);
    if (!quote || quote->row > last_row) return;
    throw std::runtime_error(row(quote->row) + (quote->is_open
      ? "a quote opens a cell here and is never closed: close it, or double it if it is part of the text"
      : "a quote opens a cell here that runs over several lines, and text follows the closing quote: close it on its own line, "
        "or double it if it is part of the text"));
  }

  static std::string row(int64_t number) { return "Row #" + std::to_string(number) + ": "; }
  static std::string count(int64_t cells) { return std::to_string(cells) + (cells == 1 ? " cell" : " cells"); }

  static constexpr int32_t block_bytes = 1 << 20;

  struct RaggedRow {
    int64_t number = 0;
    int64_t expected = 0;
    int64_t actual = 0;
  };

  const std::string path_;
  const tb_csv csv_;
  RaggedRow ragged_;
  std::shared_ptr<tb::CsvInput> input_;
  std::shared_ptr<arrow::csv::StreamingReader> reader_;
};

}  // namespace

extern "C" tb_table *tb_open_csv(const char *path, const tb_csv *csv, char **error) {
  return tb::guarded(error, static_cast<tb_table *>(nullptr),
                     [&]() -> tb_table * { return new CsvTable(path, *csv); });
}

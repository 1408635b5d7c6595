#pragma once

#include <atomic>
#include <memory>
#include <optional>

#include <arrow/io/file.h>
#include <arrow/io/interfaces.h>
#include <arrow/util/compression.h>

#include "CArrowBridge.h"
#include "csv_quotes.hpp"

namespace tb {

/// A file of text, plain or compressed, read forward.
class TextFile {
 public:
  TextFile(const char *path, tb_compression compression);

  /// Reads the next bytes of the text; gives their number, fewer than asked for only where it ends.
  arrow::Result<int64_t> read(void *bytes, int64_t count);

  /// Passes the next bytes of the text.
  void skip(int64_t count);

  bool is_compressed() const { return codec_ != nullptr; }
  /// The bytes of the file, and how many of them have been read.
  int64_t size() const { return size_; }
  arrow::Result<int64_t> position() const { return file_->Tell(); }

 private:
  std::shared_ptr<arrow::io::ReadableFile> file_;
  /// The stream does not own it.
  std::unique_ptr<arrow::util::Codec> codec_;
  std::shared_ptr<arrow::io::InputStream> text_;
  int64_t size_ = 0;
};

/// A table's text from its line of names on, as Arrow's reader takes it: quotes are followed as it goes by.
///
/// Arrow reads on a thread of its own. What has been seen is safe to ask for once it has reached the end.
class CsvInput final : public arrow::io::InputStream {
 public:
  CsvInput(const char *path, const tb_csv &csv);

  arrow::Result<int64_t> Read(int64_t count, void *bytes) override;
  arrow::Result<std::shared_ptr<arrow::Buffer>> Read(int64_t count) override;
  arrow::Result<int64_t> Tell() const override { return told_; }
  arrow::Status Close() override;
  bool closed() const override { return is_closed_; }

  /// The quotes, once all of the text has gone by.
  const QuoteWatch &quotes() const { return quotes_; }

  /// How much of the file has been read, from 0 to 1, `taken` being the bytes of the text that were used.
  double fraction_read(int64_t taken) const;

 private:
  TextFile file_;
  const int64_t begin_;
  QuoteWatch quotes_;
  int64_t told_ = 0;
  std::atomic<int64_t> position_ = 0;
  bool is_closed_ = false;
};

/// A quote that opens a cell and is one too many.
struct StrayQuote {
  /// The row in which it stands, the line of names being row 1.
  int64_t row;
  /// Whether no other follows; if not, text follows the next.
  bool is_open;
};

/// The first such quote of a table, which is read once more for it.
std::optional<StrayQuote> find_stray_quote(const char *path, const tb_csv &csv);

}  // namespace tb

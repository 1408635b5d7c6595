#include "csv_input.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <arrow/buffer.h>
#include <arrow/io/compressed.h>
#include <arrow/memory_pool.h>

#include "errors.hpp"
#include "tick_writer.hpp"

namespace tb {

TextFile::TextFile(const char *path, tb_compression compression)
    : file_(unwrap(arrow::io::ReadableFile::Open(path))), text_(file_), size_(unwrap(file_->GetSize())) {
  if (compression == TB_UNCOMPRESSED) return;
  codec_ = unwrap(arrow::util::Codec::Create(codec(compression)));
  text_ = unwrap(arrow::io::CompressedInputStream::Make(codec_.get(), file_));
}

arrow::Result<int64_t> TextFile::read(void *bytes, int64_t count) {
  auto length = text_->Read(count, bytes);
  if (length.ok() || !is_compressed() || length.status().IsOutOfMemory()) return length;
  // The decompressor's own words say nothing that helps.
  const bool is_cut = message(length.status()).find("Truncated") != std::string::npos;
  return arrow::Status::IOError("its compressed data ", is_cut ? "is cut short" : "is damaged",
                                ": copy the file again");
}

void TextFile::skip(int64_t count) {
  if (!is_compressed()) return check(file_->Seek(count));
  std::vector<uint8_t> passed(std::min<int64_t>(count, 1 << 16));
  while (count > 0) {
    const int64_t length = unwrap(read(passed.data(), std::min<int64_t>(count, passed.size())));
    if (length == 0) return;
    count -= length;
  }
}

CsvInput::CsvInput(const char *path, const tb_csv &csv)
    : file_(path, csv.compression), begin_(csv.begin), quotes_(csv.separator) {
  file_.skip(begin_);
}

arrow::Result<int64_t> CsvInput::Read(int64_t count, void *bytes) {
  ARROW_ASSIGN_OR_RAISE(const int64_t length, file_.read(bytes, count));
  quotes_.take(static_cast<const char *>(bytes), length);
  told_ += length;
  if (file_.is_compressed()) {
    ARROW_ASSIGN_OR_RAISE(position_, file_.position());
  }
  return length;
}

arrow::Result<std::shared_ptr<arrow::Buffer>> CsvInput::Read(int64_t count) {
  ARROW_ASSIGN_OR_RAISE(auto buffer, arrow::AllocateResizableBuffer(count));
  ARROW_ASSIGN_OR_RAISE(const int64_t length, Read(count, buffer->mutable_data()));
  ARROW_RETURN_NOT_OK(buffer->Resize(length));
  return std::shared_ptr<arrow::Buffer>(std::move(buffer));
}

arrow::Status CsvInput::Close() {
  is_closed_ = true;
  return arrow::Status::OK();
}

double CsvInput::fraction_read(int64_t taken) const {
  const auto read = static_cast<double>(file_.is_compressed() ? position_.load() : begin_ + taken);
  return file_.size() > 0 ? std::min(1.0, read / static_cast<double>(file_.size())) : 1;
}

std::optional<StrayQuote> find_stray_quote(const char *path, const tb_csv &csv) {
  TextFile file(path, csv.compression);
  file.skip(csv.begin);
  // What QuoteWatch does, byte by byte, since rows are counted, too.
  enum class Place { cell_start, bare, quoted, behind_quote };
  auto place = Place::cell_start;
  int64_t row = 1, opened = 1;
  bool is_line_empty = true, has_lines = false;
  std::vector<char> block(1 << 20);
  while (const int64_t length = unwrap(file.read(block.data(), block.size()))) {
    for (int64_t index = 0; index < length; index++) {
      const char byte = block[index];
      const bool is_line_end = byte == '\n' || byte == '\r';
      if (place == Place::quoted) {
        if (byte == '"') place = Place::behind_quote;
        has_lines |= is_line_end;
        continue;
      }
      if (place == Place::behind_quote) {
        place = byte == '"' ? Place::quoted : Place::bare;
        if (byte == '"') continue;
        if (has_lines && !is_line_end && byte != csv.separator && byte != ' ' && byte != '\t') {
          return StrayQuote{opened, false};
        }
      }
      if (is_line_end) {
        // Empty lines are no rows.
        if (!is_line_empty) row++;
        is_line_empty = true;
        place = Place::cell_start;
      } else {
        is_line_empty = false;
        if (byte == '"' && place == Place::cell_start) {
          place = Place::quoted;
          opened = row;
          has_lines = false;
        } else {
          place = byte == csv.separator ? Place::cell_start : Place::bare;
        }
      }
    }
  }
  if (place == Place::quoted) return StrayQuote{opened, true};
  return std::nullopt;
}

}  // namespace tb

extern "C" int64_t tb_read_start(const char *path, tb_compression compression, uint8_t *bytes, int64_t count,
                                 char **error) {
  return tb::guarded(error, int64_t{-1}, [&] { return tb::unwrap(tb::TextFile(path, compression).read(bytes, count)); });
}

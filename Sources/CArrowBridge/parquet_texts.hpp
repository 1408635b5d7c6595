#pragma once

#include <algorithm>
#include <memory>
#include <vector>

#include "parquet_cursor.hpp"

namespace tb {

/// Texts as codes, or as the numbers that the caller gives them. Where a page is dictionary-encoded, only the dictionary's
/// words are looked at.
template <typename Code>
class TextCursor final : public DirectCursor<parquet::ByteArrayType> {
 public:
  using DirectCursor::DirectCursor;

 protected:
  std::shared_ptr<parquet::ColumnReader> open(parquet::RowGroupReader &group) override {
    words_ = nullptr;
    return DirectCursor::open(group);
  }

  int64_t decode(int64_t rows, int16_t *definition, const Request &request, int64_t begin, int64_t *present) override {
    auto *codes = static_cast<Code *>(request.values) + begin;
    if (has_dictionary()) {
      Dictionary dictionary;
      const int64_t levels = decode_indices(rows, definition, present, dictionary);
      if (dictionary.words != words_ || dictionary.count != static_cast<int32_t>(word_codes_.size())) {
        word_codes_.resize(dictionary.count);
        for (int32_t word = 0; word < dictionary.count; word++) {
          word_codes_[word] = code(request, dictionary.words[word]);
        }
        words_ = dictionary.words;
      }
      const int64_t count = *present;
      const int32_t *indices = indices_.data();
      const Code *word_codes = word_codes_.data();
      for (int64_t row = 0; row < count; row++) codes[row] = word_codes[indices[row]];
      return levels;
    }
    texts_.resize(batch_rows);
    const int64_t levels = reader().ReadBatch(rows, definition, nullptr, texts_.data(), present);
    // Arrow often decodes a dictionary itself, so that equal words are at the same address while their page is in memory,
    // which is at least until the next batch.
    int64_t row = 0;
    // In a sorted column all words of a batch may be the same one.
    while (row < *present && texts_[row].ptr == texts_[0].ptr && texts_[row].len == texts_[0].len) row++;
    if (row > 0) {
      const auto first = cache_.code(request, reinterpret_cast<const char *>(texts_[0].ptr), texts_[0].len);
      std::fill_n(codes, row, first);
    }
    Place places[64] = {};
    for (; row < *present; row++) {
      const auto [count, bytes] = texts_[row];
      Place &place = places[(reinterpret_cast<uintptr_t>(bytes) * 0x9E3779B97F4A7C15) >> 58];
      if (place.bytes != bytes || place.count != count || !bytes) {
        place = {bytes, count, cache_.code(request, reinterpret_cast<const char *>(bytes), count)};
      }
      codes[row] = place.code;
    }
    return levels;
  }

  void spread(const Request &request, int64_t begin, int64_t levels, int64_t present) override {
    spread_values<Code>(request, code_of_nothing<Code>(request), begin, levels, present);
  }

 private:
  static Code code(const Request &request, const parquet::ByteArray &text) {
    return tb::code<Code>(request, reinterpret_cast<const char *>(text.ptr), text.len);
  }

  /// Where a text lies, and its code.
  struct Place {
    const uint8_t *bytes;
    uint32_t count;
    Code code;
  };

  const parquet::ByteArray *words_ = nullptr;
  std::vector<Code> word_codes_;
  std::vector<parquet::ByteArray> texts_;
  CodeCache<Code> cache_;
};

/// Texts themselves. A page goes when the next one is opened, so that they are copied, a dictionary's once.
class WholeTextCursor final : public DirectCursor<parquet::ByteArrayType> {
 public:
  using DirectCursor::DirectCursor;

  int64_t read(int64_t rows, const Request &request) override {
    kept_.clear();
    kept_bytes_ = 0;
    return DirectCursor::read(rows, request);
  }

 protected:
  std::shared_ptr<parquet::ColumnReader> open(parquet::RowGroupReader &group) override {
    words_ = nullptr;
    return DirectCursor::open(group);
  }

  int64_t decode(int64_t rows, int16_t *definition, const Request &request, int64_t begin, int64_t *present) override {
    auto *values = static_cast<tb_text *>(request.values) + begin;
    if (has_dictionary()) {
      Dictionary dictionary;
      const int64_t levels = decode_indices(rows, definition, present, dictionary);
      if (dictionary.words != words_ || dictionary.count != static_cast<int32_t>(word_texts_.size())) {
        word_texts_.resize(dictionary.count);
        letters_ = copy(dictionary.words, dictionary.count, word_texts_.data());
        words_ = dictionary.words;
      }
      keep(letters_);
      for (int64_t row = 0; row < *present; row++) values[row] = word_texts_[indices_[row]];
      return levels;
    }
    stored_.resize(batch_rows);
    const int64_t levels = reader().ReadBatch(rows, definition, nullptr, stored_.data(), present);
    keep(copy(stored_.data(), *present, values));
    return levels;
  }

  void spread(const Request &request, int64_t begin, int64_t levels, int64_t present) override {
    spread_values<tb_text>(request, {nullptr, 0}, begin, levels, present);
  }

 private:
  using Letters = std::shared_ptr<std::vector<char>>;

  /// Copies texts, and says where the copies are.
  static Letters copy(const parquet::ByteArray *texts, int64_t count, tb_text *places) {
    size_t bytes = 0;
    for (int64_t index = 0; index < count; index++) {
      check_length(texts[index].len);
      bytes += texts[index].len;
    }
    // One more, so that the place of an empty text is one, too.
    auto letters = std::make_shared<std::vector<char>>(bytes + 1);
    char *place = letters->data();
    for (int64_t index = 0; index < count; index++) {
      places[index] = {place, static_cast<int64_t>(texts[index].len)};
      place = std::copy_n(reinterpret_cast<const char *>(texts[index].ptr), texts[index].len, place);
    }
    return letters;
  }

  void keep(const Letters &letters) {
    if (!kept_.empty() && kept_.back() == letters) return;
    kept_.push_back(letters);
    kept_bytes_ += letters->size();
    if (kept_bytes_ > most_bytes) throw std::runtime_error("its texts take more than 256 MiB in a few thousand rows");
  }

  static constexpr size_t most_bytes = 1 << 28;

  const parquet::ByteArray *words_ = nullptr;
  Letters letters_;
  std::vector<tb_text> word_texts_;
  std::vector<parquet::ByteArray> stored_;
  /// What the texts of the current rows point into.
  std::vector<Letters> kept_;
  size_t kept_bytes_ = 0;
};

}  // namespace tb

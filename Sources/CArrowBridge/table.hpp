#pragma once

#include <cstdint>
#include <cstring>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <arrow/type.h>

#include "CArrowBridge.h"
#include "errors.hpp"

namespace tb {

/// As what a column is read.
enum class Shape { integer, real, whole, code, word, text };

/// A column to read, and the buffers that its values go to.
struct Request {
  int32_t column;
  Shape shape;
  tb_classifier classifier;
  const void *context;
  void *values;
  uint8_t *valid;
  tb_interner intern = nullptr;
  void *words = nullptr;

  /// The code of a text.
  uint8_t classify(const char *bytes, int64_t count) const { return classifier(context, bytes, count); }
};

}  // namespace tb

/// An open columnar file, whatever its format.
struct tb_table {
  struct Column {
    std::string name;
    std::string type_name;
    tb_kind kind = TB_KIND_OTHER;
    int64_t unit = 1;
    tb_clock clock = TB_CLOCK_WALL;
    int32_t float_bits = 0;
    bool is_decimal = false;
  };

  std::vector<Column> columns;

  virtual ~tb_table() = default;

  /// How much has been read, from 0 to 1.
  virtual double fraction_read() const = 0;

  /// Parts of the table that can be left out, and their rows: row groups of Parquet; 0 where nothing can.
  virtual int64_t batch_count() const { return 0; }
  virtual int64_t batch_rows(int64_t) const { return 0; }

  /// Reads only the batches that are marked with 1. Before the first row is read.
  virtual void select_batches(const uint8_t *) {}

  /// Goes on to the next rows, at most `rows`; gives their number, 0 at the end.
  virtual int64_t advance(int64_t rows) = 0;

  /// Reads a column of the current rows, all of them, or throws; gives the number of missing values.
  virtual int64_t read(const tb::Request &request) = 0;
};

namespace tb {

/// A text longer than this is refused: a type is a word or two, and a number or a stamp no more.
constexpr int64_t longest_text = 1 << 16;

inline void check_length(int64_t count) {
  if (count > longest_text) throw LongText(count);
}

/// The code of a text, or the number that the caller gives it; and that of a missing one.
template <typename Code>
Code code(const Request &request, const char *bytes, int64_t count) {
  check_length(count);
  if constexpr (sizeof(Code) == 1) return request.classify(bytes, count);
  else return request.intern(request.words, bytes, count);
}

/// Remembers the codes of short texts, of which a column of types or names has a few.
template <typename Code>
class CodeCache {
 public:
  Code code(const Request &request, const char *bytes, size_t count) {
    if (count > 16) return tb::code<Code>(request, bytes, static_cast<int64_t>(count));
    const auto [first, last] = words(bytes, count);
    const uint64_t hash = (first ^ (last * 0x9E3779B97F4A7C15) ^ count) * 0x9E3779B97F4A7C15;
    Slot &slot = slots_[hash >> 58];
    if (slot.first != first || slot.last != last || slot.count != count) {
      slot = {first, last, static_cast<uint32_t>(count), tb::code<Code>(request, bytes, static_cast<int64_t>(count))};
    }
    return slot.code;
  }

 private:
  struct Slot {
    uint64_t first = 0;
    uint64_t last = 0;
    /// More than any text has: the slot is free.
    uint32_t count = 255;
    Code code{};
  };

  template <typename Word>
  static uint64_t load(const char *bytes) {
    Word word;
    std::memcpy(&word, bytes, sizeof(word));
    return word;
  }

  /// The first and the last bytes of a text of at most 16, which together are all of them.
  static std::pair<uint64_t, uint64_t> words(const char *bytes, size_t count) {
    if (count >= 8) return {load<uint64_t>(bytes), load<uint64_t>(bytes + count - 8)};
    if (count >= 4) return {load<uint32_t>(bytes), load<uint32_t>(bytes + count - 4)};
    if (count >= 2) return {load<uint16_t>(bytes), load<uint16_t>(bytes + count - 2)};
    return {count == 1 ? load<uint8_t>(bytes) : 0, 0};
  }

  Slot slots_[64];
};

template <typename Code>
Code code_of_nothing(const Request &request) {
  if constexpr (sizeof(Code) == 1) return request.classify("", 0);
  else return -1;
}

/// Calls with that which stands for a missing value, of the type of the request's values.
template <typename Body>
int64_t with_values(const Request &request, Body body) {
  switch (request.shape) {
    case Shape::integer: return body(int64_t{0});
    case Shape::real: return body(std::numeric_limits<double>::quiet_NaN());
    case Shape::whole: return body(tb_whole{0, false});
    case Shape::code: return body(code_of_nothing<uint8_t>(request));
    case Shape::word: return body(code_of_nothing<int32_t>(request));
    case Shape::text: return body(tb_text{nullptr, 0});
  }
  return 0;
}

/// What a column of an Arrow type holds.
tb_table::Column describe(const std::string &name, const arrow::DataType &type);

}  // namespace tb

#pragma once

#include <cstdint>
#include <cstring>

namespace tb {

/// Follows the quotes of a table as its bytes go by. A quote opens a cell only where the cell starts, and closes it unless
/// another one follows, which is how Arrow's parser takes them, too.
///
/// That parser ends a cell which is still open where the file does, and goes on after a closing quote as if the cell had
/// none. Both are legal to it, and both are what one quote too many looks like: it takes all rows up to the next quote, or
/// to the end, for its cell.
class QuoteWatch {
 public:
  explicit QuoteWatch(char separator) : separator_(separator) {}

  /// Goes on over the next bytes. They are searched for quotes only, of which most tables have none.
  void take(const char *bytes, int64_t count) {
    const char *const end = bytes + count;
    // Where the quoted cell begins, as far as it is in these bytes.
    const char *cell = bytes;
    for (const char *here = bytes; here < end;) {
      if (place_ == Place::behind_quote) {
        place_ = *here == '"' ? Place::quoted : Place::bare;
        if (place_ == Place::quoted) {
          here++;
        } else if (!ends_cell(*here)) {
          is_torn_ |= has_lines_ || holds_line_end(cell, here);
        }
        continue;
      }
      const auto *quote = static_cast<const char *>(std::memchr(here, '"', end - here));
      if (quote && place_ == Place::quoted) {
        place_ = Place::behind_quote;
      } else if (quote && starts_cell(quote > bytes ? quote[-1] : last_)) {
        place_ = Place::quoted;
        has_lines_ = false;
        cell = quote + 1;
      }
      here = quote ? quote + 1 : end;
    }
    if (place_ != Place::bare) has_lines_ = has_lines_ || holds_line_end(cell, end);
    if (count > 0) last_ = end[-1];
  }

  /// Whether the last cell so far is quoted and not closed.
  bool is_open() const { return place_ == Place::quoted; }

  /// Whether there was text behind the closing quote of a cell that goes over several lines.
  bool is_torn() const { return is_torn_; }

 private:
  enum class Place { bare, quoted, behind_quote };

  bool starts_cell(char before) const { return before == separator_ || before == '\n' || before == '\r'; }

  /// White space between the quote and the separator takes nothing.
  bool ends_cell(char next) const { return starts_cell(next) || next == ' ' || next == '\t'; }

  static bool holds_line_end(const char *begin, const char *end) {
    return std::memchr(begin, '\n', end - begin) || std::memchr(begin, '\r', end - begin);
  }

  const char separator_;
  Place place_ = Place::bare;
  /// Whether the quoted cell has a line end, as far as it was not in the bytes that are being taken.
  bool has_lines_ = false;
  bool is_torn_ = false;
  /// The byte before the next.
  char last_ = '\n';
};

}  // namespace tb

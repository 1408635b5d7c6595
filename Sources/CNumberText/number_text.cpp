#include "CNumberText.h"

#include <charconv>

extern "C" size_t tb_write_decimal(double number, char *text, size_t room) {
  const auto [end, problem] = std::to_chars(text, text + room, number, std::chars_format::fixed);
  return problem == std::errc() ? static_cast<size_t>(end - text) : 0;
}

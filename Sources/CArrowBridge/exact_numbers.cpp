#include "exact_numbers.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>
#include <string>

#include <arrow/util/float16.h>

namespace tb {

namespace {

using Wide = Decimals::Wide;

/// The double nearest to a number written in decimal, such as `132e-1`.
double nearest(const char *begin, const char *end) {
  double value = 0;
  const auto result = std::from_chars(begin, end, value);
  if (result.ec != std::errc::result_out_of_range) return value;
  // Too small, or too large for any double: which, the exponent's sign tells.
  const bool is_small = std::find(begin, end, 'e') + 1 != end && *(std::find(begin, end, 'e') + 1) == '-';
  return std::copysign(is_small ? 0 : std::numeric_limits<double>::infinity(), *begin == '-' ? -1.0 : 1.0);
}

double nearest(const std::string &digits, int32_t scale) {
  const std::string text = digits + "e" + std::to_string(-static_cast<int64_t>(scale));
  return nearest(text.data(), text.data() + text.size());
}

std::string digits(Wide value) {
  if (value == 0) return "0";
  std::string text;
  auto rest = value < 0 ? -static_cast<unsigned __int128>(value) : static_cast<unsigned __int128>(value);
  for (; rest > 0; rest /= 10) text.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  if (value < 0) text.push_back('-');
  std::reverse(text.begin(), text.end());
  return text;
}

/// Powers of ten that are doubles.
constexpr int32_t exact_powers = 22;
constexpr double powers[exact_powers + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                             1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
/// Whole numbers up to this are doubles.
constexpr int64_t exact_wholes = int64_t{1} << 53;

/// A power of ten above this has more than 127 bits.
constexpr int32_t most_digits = 38;

constexpr int64_t most_shares = int64_t{1} << 62;

tb_whole limited(Wide value, bool is_cut) {
  if (value > most_shares) return {most_shares, true};
  if (value < -most_shares) return {-most_shares, true};
  return {static_cast<int64_t>(value), is_cut};
}

/// The number in 128 bits, if it fits.
std::optional<Wide> narrow(const arrow::Decimal256 &value) {
  const auto &parts = value.native_endian_array();
  static_assert(std::endian::native == std::endian::little);
  const auto low = static_cast<Wide>(static_cast<unsigned __int128>(parts[1]) << 64 | parts[0]);
  const uint64_t sign = low < 0 ? ~uint64_t{0} : 0;
  if (parts[2] != sign || parts[3] != sign) return std::nullopt;
  return low;
}

}  // namespace

double Floats::real(float value) {
  if (!std::isfinite(value)) return value;
  return remembered_.value(std::bit_cast<uint32_t>(value), [](uint32_t bits) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, std::bit_cast<float>(bits)).ptr;
    return nearest(text, end);
  });
}

namespace {

double shortest_of_half(uint16_t bits) {
  using Half = arrow::util::Float16;
  const auto half = Half::FromBits(bits);
  const double value = half.ToDouble();
  if (!std::isfinite(value) || value == 0) return value;
  // Five digits tell all halves apart. Of the decimals with the fewest digits that read back as this one, the nearest.
  for (int digits = 1; digits <= 5; digits++) {
    const int exponent = static_cast<int>(std::floor(std::log10(std::abs(value)))) - digits + 1;
    const double nearest_count = std::round(value * std::pow(10.0, -exponent));
    double best = std::numeric_limits<double>::quiet_NaN();
    for (const double count : {nearest_count, nearest_count - 1, nearest_count + 1}) {
      const double decimal = nearest(std::to_string(static_cast<int64_t>(count)), -exponent);
      if (Half::FromDouble(decimal).bits() != bits) continue;
      if (std::isnan(best) || std::abs(decimal - value) < std::abs(best - value)) best = decimal;
    }
    if (!std::isnan(best)) return best;
  }
  return value;
}

}  // namespace

double Halves::real(uint16_t bits) {
  return remembered_.value(bits, [](uint32_t bits) { return shortest_of_half(static_cast<uint16_t>(bits)); });
}

Decimals::Decimals(int32_t scale) : scale_(scale) {
  for (int32_t digits = 0; digits < std::min(scale, most_digits); digits++) power_ *= 10;
}

double Decimals::real(Wide value) {
  if (-exact_wholes <= value && value <= exact_wholes && -exact_powers <= scale_ && scale_ <= exact_powers) {
    // Both are doubles, so that their quotient or product is rounded once.
    const auto whole = static_cast<double>(static_cast<int64_t>(value));
    return scale_ >= 0 ? whole / powers[scale_] : whole * powers[-scale_];
  }
  return remembered_.value(static_cast<unsigned __int128>(value), [&](unsigned __int128 value) {
    return nearest(digits(static_cast<Wide>(value)), scale_);
  });
}

double Decimals::real(const arrow::Decimal256 &value) {
  if (const auto narrowed = narrow(value)) return real(*narrowed);
  return nearest(value.ToIntegerString(), scale_);
}

tb_whole Decimals::whole(Wide value) const {
  if (value == 0) return {0, false};
  if (scale_ > most_digits) return {0, true};
  if (scale_ >= 0) {
    const auto [whole, power] = std::pair(static_cast<int64_t>(value), static_cast<int64_t>(power_));
    if (whole == value && power == power_) return limited(whole / power, whole % power != 0);
    return limited(value / power_, value % power_ != 0);
  }
  for (int32_t scale = scale_; scale < 0; scale++) {
    if (value > most_shares || value < -most_shares) break;
    value *= 10;
  }
  return limited(value, false);
}

tb_whole Decimals::whole(const arrow::Decimal256 &value) const {
  if (const auto narrowed = narrow(value)) return whole(*narrowed);
  // Of more than 128 bits: without a scale it is beyond all volumes, and with one of 76 nothing is left.
  if (scale_ <= 0) return limited(value.IsNegative() ? -Wide{most_shares} - 1 : Wide{most_shares} + 1, true);
  if (scale_ > arrow::Decimal256::kMaxScale) return {0, true};
  arrow::BasicDecimal256 quotient, remainder;
  const arrow::BasicDecimal256 &basic = value;
  basic.Divide(arrow::BasicDecimal256::GetScaleMultiplier(scale_), &quotient, &remainder);
  const bool is_cut = remainder != arrow::BasicDecimal256(0);
  if (const auto narrowed = narrow(arrow::Decimal256(quotient))) return limited(*narrowed, is_cut);
  return limited(value.IsNegative() ? -Wide{most_shares} - 1 : Wide{most_shares} + 1, true);
}

}  // namespace tb

#pragma once

#include <array>
#include <cstdint>

#include <arrow/util/decimal.h>

#include "CArrowBridge.h"

namespace tb {

/// What was made of the numbers that came last. A security has a few hundred prices, and the way through a text takes as
/// long as decoding dozens of rows.
template <typename Key>
class Remembered {
 public:
  /// The double of a number, made by `make` unless it is remembered.
  template <typename Make>
  double value(Key key, Make make) {
    auto &slot = slots_[static_cast<uint64_t>(key ^ (key >> (sizeof(Key) * 4))) * 0x9E3779B97F4A7C15u >> (64 - bits)];
    if (slot.key != key) slot = {key, make(key)};
    return slot.value;
  }

 private:
  static constexpr int bits = 10;

  /// Of nothing comes nothing, so that an empty slot is right, too.
  struct Slot {
    Key key = 0;
    double value = 0;
  };

  std::array<Slot, 1 << bits> slots_{};
};

/// Reads floats as the decimals that they were made of: the double nearest to the shortest decimal that reads back as the
/// float.
class Floats {
 public:
  double real(float value);

 private:
  Remembered<uint32_t> remembered_;
};

/// The same of half-precision floats, given by their bits.
class Halves {
 public:
  double real(uint16_t bits);

 private:
  Remembered<uint32_t> remembered_;
};

/// Reads the decimals of a column: a whole number over a power of ten.
class Decimals {
 public:
  using Wide = __int128;

  /// - Parameter scale: the power of ten, which may be negative.
  explicit Decimals(int32_t scale);

  /// The double nearest to the decimal.
  double real(Wide value);
  double real(const arrow::Decimal256 &value);

  /// The part before the point, at most 2^62 either way.
  tb_whole whole(Wide value) const;
  tb_whole whole(const arrow::Decimal256 &value) const;

 private:
  const int32_t scale_;
  /// What wholes are divided by, where the scale is positive.
  Wide power_ = 1;
  Remembered<unsigned __int128> remembered_;
};

}  // namespace tb

#include "array_values.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <string_view>
#include <vector>

#include <arrow/array.h>
#include <arrow/type.h>

#include "encoded_values.hpp"
#include "errors.hpp"
#include "exact_numbers.hpp"
#include "table.hpp"

namespace tb {

namespace {

[[noreturn]] void refuse(const arrow::Array &array) {
  throw std::runtime_error("values of the type " + array.type()->ToString() + " are not read");
}

/// Makes a value of each of an array's numbers, which are stored as `Stored`; what stands in the place of a missing one is
/// made, too.
template <typename Stored, typename Value, typename Make>
void copy_numbers(const arrow::Array &array, Value *out, Make make) {
  const auto *stored = array.data()->GetValues<Stored>(1);
  for (int64_t row = 0; row < array.length(); row++) out[row] = make(stored[row]);
}

template <typename Stored>
void copy_wholes(const arrow::Array &array, int64_t *out) {
  copy_numbers<Stored>(array, out, [](Stored value) { return static_cast<int64_t>(value); });
}

void copy_integers(const arrow::Array &array, int64_t *out) {
  switch (array.type_id()) {
    case arrow::Type::INT8: return copy_wholes<int8_t>(array, out);
    case arrow::Type::UINT8: return copy_wholes<uint8_t>(array, out);
    case arrow::Type::INT16: return copy_wholes<int16_t>(array, out);
    case arrow::Type::UINT16: return copy_wholes<uint16_t>(array, out);
    case arrow::Type::UINT32: return copy_wholes<uint32_t>(array, out);
    // Counts of time are the integers that they are stored as.
    case arrow::Type::INT32:
    case arrow::Type::DATE32:
    case arrow::Type::TIME32: return copy_wholes<int32_t>(array, out);
    case arrow::Type::INT64:
    case arrow::Type::DATE64:
    case arrow::Type::TIME64:
    case arrow::Type::TIMESTAMP: return copy_wholes<int64_t>(array, out);
    case arrow::Type::UINT64: {
      const auto *values = array.data()->GetValues<uint64_t>(1);
      for (int64_t row = 0; row < array.length(); row++) {
        if (values[row] > static_cast<uint64_t>(std::numeric_limits<int64_t>::max()) && array.IsValid(row)) {
          throw std::runtime_error(std::to_string(values[row]) + " is too large");
        }
        out[row] = static_cast<int64_t>(values[row]);
      }
      return;
    }
    default: refuse(array);
  }
}

/// Makes a value of each of an array's decimals.
template <typename Value, typename Make>
void copy_decimals(const arrow::Array &array, Value *out, Make make) {
  const auto &type = static_cast<const arrow::DecimalType &>(*array.type());
  Decimals decimals(type.scale());
  switch (array.type_id()) {
    case arrow::Type::DECIMAL32:
      return copy_numbers<int32_t>(array, out, [&](int32_t value) { return make(decimals, Decimals::Wide{value}); });
    case arrow::Type::DECIMAL64:
      return copy_numbers<int64_t>(array, out, [&](int64_t value) { return make(decimals, Decimals::Wide{value}); });
    default: break;
  }
  const int width = type.byte_width();
  // Not aligned for wider numbers, where a file is.
  const auto *bytes = array.data()->GetValues<uint8_t>(1, array.offset() * width);
  for (int64_t row = 0; row < array.length(); row++, bytes += width) {
    if (width == sizeof(Decimals::Wide)) {
      Decimals::Wide value;
      std::memcpy(&value, bytes, sizeof value);
      out[row] = make(decimals, value);
    } else {
      out[row] = make(decimals, arrow::Decimal256(bytes));
    }
  }
}

void copy_reals(const arrow::Array &array, double *out) {
  switch (array.type_id()) {
    case arrow::Type::DOUBLE: return copy_numbers<double>(array, out, [](double value) { return value; });
    case arrow::Type::FLOAT: {
      Floats floats;
      return copy_numbers<float>(array, out, [&](float value) { return floats.real(value); });
    }
    case arrow::Type::HALF_FLOAT: {
      Halves halves;
      return copy_numbers<uint16_t>(array, out, [&](uint16_t bits) { return halves.real(bits); });
    }
    case arrow::Type::DECIMAL32:
    case arrow::Type::DECIMAL64:
    case arrow::Type::DECIMAL128:
    case arrow::Type::DECIMAL256:
      return copy_decimals(array, out, [](Decimals &decimals, const auto &value) { return decimals.real(value); });
    case arrow::Type::UINT64:
      return copy_numbers<uint64_t>(array, out, [](uint64_t value) { return static_cast<double>(value); });
    default: break;
  }
  std::vector<int64_t> wholes(array.length());
  copy_integers(array, wholes.data());
  for (int64_t row = 0; row < array.length(); row++) out[row] = static_cast<double>(wholes[row]);
}

void copy_whole_parts(const arrow::Array &array, tb_whole *out) {
  switch (array.type_id()) {
    case arrow::Type::DECIMAL32:
    case arrow::Type::DECIMAL64:
    case arrow::Type::DECIMAL128:
    case arrow::Type::DECIMAL256:
      return copy_decimals(array, out, [](Decimals &decimals, const auto &value) { return decimals.whole(value); });
    default: refuse(array);
  }
}

/// Makes a value of each of an array's texts, and of a missing one that which stands for it.
template <typename Array, typename Value, typename Make>
void copy_views(const arrow::Array &array, Value *out, Value gap, Make make) {
  const auto &texts = static_cast<const Array &>(array);
  for (int64_t row = 0; row < array.length(); row++) out[row] = array.IsNull(row) ? gap : make(texts.GetView(row));
}

template <typename Value, typename Make>
void copy_texts(const arrow::Array &array, Value *out, Value gap, Make make) {
  const auto checked = [&](std::string_view text) {
    check_length(static_cast<int64_t>(text.size()));
    return make(text);
  };
  switch (array.type_id()) {
    case arrow::Type::NA: std::fill_n(out, array.length(), gap); return;
    case arrow::Type::STRING:
    case arrow::Type::BINARY: return copy_views<arrow::BinaryArray>(array, out, gap, checked);
    case arrow::Type::LARGE_STRING:
    case arrow::Type::LARGE_BINARY: return copy_views<arrow::LargeBinaryArray>(array, out, gap, checked);
    case arrow::Type::STRING_VIEW:
    case arrow::Type::BINARY_VIEW: return copy_views<arrow::BinaryViewArray>(array, out, gap, checked);
    // Of one length, and filled up with zeros.
    case arrow::Type::FIXED_SIZE_BINARY:
      return copy_views<arrow::FixedSizeBinaryArray>(array, out, gap, [&](std::string_view text) {
        return checked(text.substr(0, text.find_last_not_of('\0') + 1));
      });
    default: refuse(array);
  }
}

template <typename Code>
void copy_codes(const arrow::Array &array, const Request &request, Code *out) {
  CodeCache<Code> cache;
  copy_texts(array, out, code_of_nothing<Code>(request),
             [&](std::string_view text) { return cache.code(request, text.data(), text.size()); });
}

/// Marks which values are there, and puts that which stands for a missing one in its place.
template <typename Value>
int64_t mark(const arrow::Array &array, const Request &request, int64_t offset, Value gap) {
  if (array.null_count() == 0) return 0;
  auto *out = static_cast<Value *>(request.values) + offset;
  for (int64_t row = 0; row < array.length(); row++) {
    const bool is_there = array.IsValid(row);
    request.valid[offset + row] = is_there;
    if (!is_there) out[row] = gap;
  }
  return array.null_count();
}

}  // namespace

int64_t copy_values(const std::shared_ptr<arrow::Array> &array, const Request &request, int64_t offset,
                    KeptArrays &kept) {
  if (is_encoded(*array)) return copy_encoded(array, request, offset, kept);
  return with_values(request, [&]<typename Value>(Value gap) {
    auto *out = static_cast<Value *>(request.values) + offset;
    if constexpr (std::is_same_v<Value, double>) {
      copy_reals(*array, out);
    } else if constexpr (std::is_same_v<Value, tb_text>) {
      copy_texts(*array, out, gap, [](std::string_view text) {
        return tb_text{text.data(), static_cast<int64_t>(text.size())};
      });
      kept.push_back(array);
    } else if constexpr (std::is_same_v<Value, tb_whole>) {
      copy_whole_parts(*array, out);
    } else if constexpr (std::is_same_v<Value, int64_t>) {
      copy_integers(*array, out);
    } else {
      copy_codes(*array, request, out);
    }
    return mark(*array, request, offset, gap);
  });
}

int64_t copy_values(const arrow::ArrayVector &arrays, const Request &request, int64_t offset, int64_t missing_before,
                    KeptArrays &kept) {
  int64_t missing = missing_before;
  for (const auto &array : arrays) {
    const int64_t gaps = copy_values(array, request, offset, kept);
    if (gaps > 0 && missing == 0) mark_present(request, 0, offset);
    if (gaps == 0 && missing > 0) mark_present(request, offset, offset + array->length());
    missing += gaps;
    offset += array->length();
  }
  return missing;
}

void mark_present(const Request &request, int64_t from, int64_t to) {
  if (to > from) std::memset(request.valid + from, 1, to - from);
}

}  // namespace tb

#include "array_values.hpp"

#include <cmath>
#include <cstring>
#include <limits>
#include <vector>

#include <arrow/compute/cast.h>
#include <arrow/type.h>

#include "errors.hpp"
#include "table.hpp"

namespace tb {

namespace {

int64_t nanoseconds(arrow::TimeUnit::type unit) {
  switch (unit) {
    case arrow::TimeUnit::SECOND: return 1'000'000'000;
    case arrow::TimeUnit::MILLI: return 1'000'000;
    case arrow::TimeUnit::MICRO: return 1'000;
    case arrow::TimeUnit::NANO: return 1;
  }
  return 1;
}

bool is_text(const arrow::DataType &type) {
  switch (type.id()) {
    // A column of which every value is missing has no type.
    case arrow::Type::NA:
    case arrow::Type::STRING:
    case arrow::Type::LARGE_STRING:
    case arrow::Type::STRING_VIEW:
    case arrow::Type::BINARY:
    case arrow::Type::LARGE_BINARY:
    case arrow::Type::BINARY_VIEW: return true;
    case arrow::Type::DICTIONARY: return is_text(*static_cast<const arrow::DictionaryType &>(type).value_type());
    default: return false;
  }
}

std::shared_ptr<arrow::Array> cast(const std::shared_ptr<arrow::Array> &array,
                                   const std::shared_ptr<arrow::DataType> &type) {
  if (array->type()->Equals(*type)) return array;
  // Counts of time are read as the integers that they are stored as.
  std::shared_ptr<arrow::Array> source = array;
  switch (array->type_id()) {
    case arrow::Type::TIMESTAMP:
    case arrow::Type::TIME64:
    case arrow::Type::DATE64: return unwrap(array->View(arrow::int64()));
    case arrow::Type::TIME32:
    case arrow::Type::DATE32: source = unwrap(array->View(arrow::int32())); break;
    default: break;
  }
  return unwrap(arrow::compute::Cast(*source, type));
}

void mark(const arrow::Array &array, const Request &request, int64_t offset) {
  for (int64_t row = 0; row < array.length(); row++) request.valid[offset + row] = array.IsValid(row);
}

/// The codes of texts; of a dictionary's, each word is looked at once.
template <typename Code>
int64_t copy_codes(const std::shared_ptr<arrow::Array> &array, const Request &request, int64_t offset) {
  auto *out = static_cast<Code *>(request.values) + offset;
  const Code none = code_of_nothing<Code>(request);
  const auto code_at = [&](const arrow::LargeStringArray &words, int64_t row) {
    if (words.IsNull(row)) return none;
    const auto text = words.GetView(row);
    return code<Code>(request, text.data(), static_cast<int64_t>(text.size()));
  };
  if (array->type_id() == arrow::Type::DICTIONARY) {
    const auto &coded = static_cast<const arrow::DictionaryArray &>(*array);
    const auto words = std::static_pointer_cast<arrow::LargeStringArray>(cast(coded.dictionary(), arrow::large_utf8()));
    std::vector<Code> codes(words->length());
    for (int64_t word = 0; word < words->length(); word++) codes[word] = code_at(*words, word);
    for (int64_t row = 0; row < array->length(); row++) out[row] = coded.IsNull(row) ? none : codes[coded.GetValueIndex(row)];
  } else {
    const auto words = std::static_pointer_cast<arrow::LargeStringArray>(cast(array, arrow::large_utf8()));
    for (int64_t row = 0; row < array->length(); row++) out[row] = code_at(*words, row);
  }
  if (array->null_count() > 0) mark(*array, request, offset);
  return array->null_count();
}

}  // namespace

tb_table::Column describe(const std::string &name, const arrow::DataType &type) {
  tb_table::Column column;
  column.name = name;
  column.type_name = type.ToString();
  switch (type.id()) {
    case arrow::Type::INT8:
    case arrow::Type::INT16:
    case arrow::Type::INT32:
    case arrow::Type::INT64:
    case arrow::Type::UINT8:
    case arrow::Type::UINT16:
    case arrow::Type::UINT32:
    case arrow::Type::UINT64: column.kind = TB_KIND_INTEGER; break;
    case arrow::Type::HALF_FLOAT:
    case arrow::Type::FLOAT:
    case arrow::Type::DOUBLE:
    case arrow::Type::DECIMAL32:
    case arrow::Type::DECIMAL64:
    case arrow::Type::DECIMAL128:
    case arrow::Type::DECIMAL256: column.kind = TB_KIND_REAL; break;
    case arrow::Type::TIMESTAMP: {
      const auto &timestamp = static_cast<const arrow::TimestampType &>(type);
      column.kind = TB_KIND_TIMESTAMP;
      column.unit = nanoseconds(timestamp.unit());
      column.has_zone = !timestamp.timezone().empty();
      break;
    }
    case arrow::Type::DATE32:
      column.kind = TB_KIND_DATE;
      column.unit = 86'400'000'000'000;
      break;
    case arrow::Type::DATE64:
      column.kind = TB_KIND_DATE;
      column.unit = 1'000'000;
      break;
    case arrow::Type::TIME32:
    case arrow::Type::TIME64:
      column.kind = TB_KIND_TIME;
      column.unit = nanoseconds(static_cast<const arrow::TimeType &>(type).unit());
      break;
    default:
      if (is_text(type)) column.kind = TB_KIND_TEXT;
      break;
  }
  return column;
}

int64_t copy_values(const std::shared_ptr<arrow::Array> &array, const Request &request, int64_t offset,
                    KeptArrays &kept) {
  const int64_t rows = array->length();
  const int64_t missing = array->null_count();
  switch (request.shape) {
    case Shape::integer: {
      const auto values = std::static_pointer_cast<arrow::Int64Array>(cast(array, arrow::int64()));
      auto *out = static_cast<int64_t *>(request.values) + offset;
      std::memcpy(out, values->raw_values(), rows * sizeof(int64_t));
      if (missing > 0) {
        for (int64_t row = 0; row < rows; row++) {
          if (values->IsNull(row)) out[row] = 0;
        }
        mark(*values, request, offset);
      }
      return missing;
    }
    case Shape::real: {
      const auto values = std::static_pointer_cast<arrow::DoubleArray>(cast(array, arrow::float64()));
      auto *out = static_cast<double *>(request.values) + offset;
      std::memcpy(out, values->raw_values(), rows * sizeof(double));
      if (missing > 0) {
        for (int64_t row = 0; row < rows; row++) {
          if (values->IsNull(row)) out[row] = std::numeric_limits<double>::quiet_NaN();
        }
        mark(*values, request, offset);
      }
      return missing;
    }
    case Shape::code: return copy_codes<uint8_t>(array, request, offset);
    case Shape::word: return copy_codes<int32_t>(array, request, offset);
    case Shape::text: {
      const auto words = std::static_pointer_cast<arrow::LargeStringArray>(cast(array, arrow::large_utf8()));
      auto *out = static_cast<tb_text *>(request.values) + offset;
      for (int64_t row = 0; row < rows; row++) {
        const auto text = words->GetView(row);
        out[row] = words->IsNull(row) ? tb_text{nullptr, 0} : tb_text{text.data(), static_cast<int64_t>(text.size())};
      }
      kept.push_back(words);
      if (missing > 0) mark(*words, request, offset);
      return missing;
    }
  }
  return 0;
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

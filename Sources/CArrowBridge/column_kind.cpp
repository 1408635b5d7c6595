#include <arrow/type.h>

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

/// The type of the values behind indices and runs.
const arrow::DataType &value_type(const arrow::DataType &type) {
  switch (type.id()) {
    case arrow::Type::DICTIONARY: return value_type(*static_cast<const arrow::DictionaryType &>(type).value_type());
    case arrow::Type::RUN_END_ENCODED: return value_type(*static_cast<const arrow::RunEndEncodedType &>(type).value_type());
    default: return type;
  }
}

}  // namespace

tb_table::Column describe(const std::string &name, const arrow::DataType &type) {
  tb_table::Column column;
  column.name = name;
  column.type_name = type.ToString();
  const auto &values = value_type(type);
  switch (values.id()) {
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
      column.kind = TB_KIND_REAL;
      column.float_bits = 8 * static_cast<const arrow::FixedWidthType &>(values).byte_width();
      break;
    case arrow::Type::DECIMAL32:
    case arrow::Type::DECIMAL64:
    case arrow::Type::DECIMAL128:
    case arrow::Type::DECIMAL256:
      column.kind = TB_KIND_REAL;
      column.is_decimal = true;
      break;
    case arrow::Type::TIMESTAMP: {
      const auto &timestamp = static_cast<const arrow::TimestampType &>(values);
      column.kind = TB_KIND_TIMESTAMP;
      column.unit = nanoseconds(timestamp.unit());
      if (!timestamp.timezone().empty()) column.clock = TB_CLOCK_UTC;
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
      column.unit = nanoseconds(static_cast<const arrow::TimeType &>(values).unit());
      break;
    // A column of which every value is missing has no type.
    case arrow::Type::NA:
    case arrow::Type::STRING:
    case arrow::Type::LARGE_STRING:
    case arrow::Type::STRING_VIEW:
    case arrow::Type::BINARY:
    case arrow::Type::LARGE_BINARY:
    case arrow::Type::BINARY_VIEW:
    case arrow::Type::FIXED_SIZE_BINARY: column.kind = TB_KIND_TEXT; break;
    default: break;
  }
  return column;
}

}  // namespace tb

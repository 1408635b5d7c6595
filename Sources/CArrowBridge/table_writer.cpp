#include <string>
#include <vector>

#include <arrow/array.h>
#include <arrow/builder.h>
#include <arrow/io/file.h>
#include <arrow/table.h>
#include <arrow/type.h>
#include <parquet/arrow/writer.h>
#include <parquet/properties.h>

#include "CArrowBridge.h"
#include "errors.hpp"

namespace {

template <typename Builder, typename Append>
std::shared_ptr<arrow::Array> build(Builder &&builder, int64_t rows, const uint8_t *valid, Append append) {
  tb::check(builder.Reserve(rows));
  for (int64_t row = 0; row < rows; row++) {
    tb::check(!valid || valid[row] ? append(builder, row) : builder.AppendNull());
  }
  return tb::unwrap(builder.Finish());
}

std::shared_ptr<arrow::Array> array(const tb_output_column &column, int64_t rows) {
  switch (column.kind) {
    case TB_KIND_INTEGER:
      return build(arrow::Int64Builder(), rows, column.valid,
                   [&](auto &builder, int64_t row) { return builder.Append(column.integers[row]); });
    case TB_KIND_REAL:
      return build(arrow::DoubleBuilder(), rows, column.valid,
                   [&](auto &builder, int64_t row) { return builder.Append(column.reals[row]); });
    case TB_KIND_TEXT:
      return build(arrow::StringBuilder(), rows, column.valid, [&](auto &builder, int64_t row) {
        const int64_t begin = row > 0 ? column.text_ends[row - 1] : 0;
        return builder.Append(column.letters + begin, static_cast<int32_t>(column.text_ends[row] - begin));
      });
    default: throw std::runtime_error("a table has columns of integers, reals and texts");
  }
}

}  // namespace

extern "C" int tb_write_table(int descriptor, int32_t column_count, const tb_output_column *columns, int64_t rows,
                              char **error) {
  return tb::guarded(error, -1, [&] {
    const auto file = tb::unwrap(arrow::io::FileOutputStream::Open(descriptor));
    std::vector<std::shared_ptr<arrow::Field>> fields;
    std::vector<std::shared_ptr<arrow::Array>> arrays;
    for (int32_t index = 0; index < column_count; index++) {
      arrays.push_back(array(columns[index], rows));
      fields.push_back(arrow::field(columns[index].name, arrays.back()->type()));
    }
    const auto table = arrow::Table::Make(arrow::schema(fields), arrays, rows);
    const auto properties = parquet::WriterProperties::Builder().compression(arrow::Compression::SNAPPY)->build();
    tb::check(parquet::arrow::WriteTable(*table, arrow::default_memory_pool(), file, 1 << 20, properties));
    tb::check(file->Close());
    return 0;
  });
}

#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <arrow/type.h>

#include "CArrowBridge.h"

namespace tb {

/// As what a column is read.
enum class Shape { integer, real, code, text };

/// A column to read, and the buffers that its values go to.
struct Request {
  int32_t column;
  Shape shape;
  tb_classifier classifier;
  const void *context;
  void *values;
  uint8_t *valid;

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
    bool has_zone = false;
  };

  std::vector<Column> columns;

  virtual ~tb_table() = default;

  /// How much has been read, from 0 to 1.
  virtual double fraction_read() const = 0;

  /// Goes on to the next rows, at most `rows`; gives their number, 0 at the end.
  virtual int64_t advance(int64_t rows) = 0;

  /// Reads a column of the current rows, all of them, or throws; gives the number of missing values.
  virtual int64_t read(const tb::Request &request) = 0;
};

namespace tb {

/// What a column of an Arrow type holds.
tb_table::Column describe(const std::string &name, const arrow::DataType &type);

}  // namespace tb

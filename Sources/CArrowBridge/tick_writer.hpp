#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <arrow/io/file.h>
#include <arrow/type.h>
#include <arrow/util/type_fwd.h>

#include "CArrowBridge.h"

namespace tb {

/// Rows to write, see `tb_write`.
struct Ticks {
  int64_t rows;
  const int64_t *time;
  const uint8_t *time_valid;
  const int32_t *type;
  std::vector<std::string_view> words;
  const double *price;
  const uint8_t *price_valid;
  const int64_t *volume;
  const uint8_t *volume_valid;

  /// Whether the type of a row is there.
  bool has_type(int64_t row) const { return type[row] >= 0 && type[row] < static_cast<int32_t>(words.size()); }
};

}  // namespace tb

/// A file of ticks that is being written, whatever its format.
struct tb_writer {
  std::shared_ptr<arrow::io::FileOutputStream> file;

  virtual ~tb_writer() = default;

  /// Appends rows.
  virtual void write(const tb::Ticks &ticks) = 0;

  /// Completes the file, but does not close it.
  virtual void finish() = 0;
};

namespace tb {

/// The columns of a file of ticks.
std::shared_ptr<arrow::Schema> tick_schema();

arrow::Compression::type codec(tb_compression compression);

std::unique_ptr<tb_writer> parquet_writer(std::shared_ptr<arrow::io::FileOutputStream> file, tb_compression compression,
                                          bool checksums);

/// Arrow IPC and CSV, which have one interface.
std::unique_ptr<tb_writer> batch_writer(std::shared_ptr<arrow::io::FileOutputStream> file, tb_format format,
                                        tb_compression compression);

}  // namespace tb

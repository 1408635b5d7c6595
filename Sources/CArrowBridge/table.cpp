#include "table.hpp"

#include <algorithm>
#include <cstdlib>

#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include "errors.hpp"

namespace {

int64_t read(tb_table *table, const tb::Request &request, char **error) {
  return tb::guarded(error, int64_t{-1}, [&] {
    try {
      return table->read(request);
    } catch (const tb::LongText &text) {
      throw tb::Problem("column " + table->columns[request.column].name + " has a text of " + std::to_string(text.bytes) +
                        " bytes, and 65536 are the most that are read: leave the row or the file out");
    }
  });
}

}  // namespace

extern "C" {

void tb_free_text(char *text) { std::free(text); }

void tb_keep_freed_memory(void) {
  mallopt(M_MMAP_THRESHOLD, 1 << 25);
  mallopt(M_TRIM_THRESHOLD, 1 << 28);
  // One heap for all threads, which grows in large steps: memory of one that is done serves another.
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TOP_PAD, 1 << 26);
  // The first step is taken now, and made of huge pages where the system has them. Untouched it costs no memory.
  constexpr uintptr_t huge_page = 1 << 21;
  void *block = std::malloc(huge_page);
  const auto begin = (reinterpret_cast<uintptr_t>(block) + huge_page - 1) & ~(huge_page - 1);
  const auto end = reinterpret_cast<uintptr_t>(sbrk(0));
  if (block && begin < end) madvise(reinterpret_cast<void *>(begin), end - begin, MADV_HUGEPAGE);
  std::free(block);
}

void tb_close(tb_table *table) { delete table; }

double tb_fraction_read(const tb_table *table) { return table->fraction_read(); }

int32_t tb_column_count(const tb_table *table) { return static_cast<int32_t>(table->columns.size()); }

tb_column_info tb_describe_column(const tb_table *table, int32_t column) {
  const auto &described = table->columns[column];
  return {described.name.c_str(), described.type_name.c_str(), described.kind, described.unit,
          described.clock,        described.float_bits,        described.is_decimal};
}

int64_t tb_batch_count(const tb_table *table) { return table->batch_count(); }

int64_t tb_batch_rows(const tb_table *table, int64_t batch) { return table->batch_rows(batch); }

void tb_select_batches(tb_table *table, const uint8_t *wanted) { table->select_batches(wanted); }

int64_t tb_advance(tb_table *table, int64_t rows, char **error) {
  return tb::guarded(error, int64_t{-1}, [&] { return table->advance(rows); });
}

int64_t tb_read_integers(tb_table *table, int32_t column, int64_t *values, uint8_t *valid, char **error) {
  return read(table, {column, tb::Shape::integer, nullptr, nullptr, values, valid}, error);
}

int64_t tb_read_reals(tb_table *table, int32_t column, double *values, uint8_t *valid, char **error) {
  return read(table, {column, tb::Shape::real, nullptr, nullptr, values, valid}, error);
}

int64_t tb_read_wholes(tb_table *table, int32_t column, tb_whole *values, uint8_t *valid, char **error) {
  return read(table, {column, tb::Shape::whole, nullptr, nullptr, values, valid}, error);
}

int64_t tb_read_codes(tb_table *table, int32_t column, tb_classifier classify, const void *context, uint8_t *values,
                      uint8_t *valid, char **error) {
  return read(table, {column, tb::Shape::code, classify, context, values, valid}, error);
}

int64_t tb_read_words(tb_table *table, int32_t column, tb_interner intern, void *context, int32_t *values,
                      uint8_t *valid, char **error) {
  return read(table, {column, tb::Shape::word, nullptr, nullptr, values, valid, intern, context}, error);
}

int64_t tb_read_texts(tb_table *table, int32_t column, tb_text *values, uint8_t *valid, char **error) {
  return read(table, {column, tb::Shape::text, nullptr, nullptr, values, valid}, error);
}

}  // extern "C"

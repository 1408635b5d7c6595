// A thin C face of Apache Arrow C++: columnar files in, chunk by chunk, and out.
//
// No policy lives here: which columns are read, as what, and what their values mean is the caller's business.
// A function that can fail takes `char **error`: on failure it sets it to a text that the caller frees with
// `tb_free_text`, and returns NULL or -1. A text that starts with `Row #812: ` is about that row, the header being row 1; one
// that starts with `Problem: ` says all there is to say about the file.

#ifndef TICK_BACKTEST_CARROWBRIDGE_H
#define TICK_BACKTEST_CARROWBRIDGE_H

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

void tb_free_text(char *text);

// Has the allocator keep large blocks that are freed, for the whole process.
void tb_keep_freed_memory(void);

// ---- Reading ----

// What a column of a file holds.
typedef enum {
  TB_KIND_INTEGER,    // whole numbers of any width
  TB_KIND_REAL,       // floats, decimals
  TB_KIND_TEXT,       // strings of any kind
  TB_KIND_TIMESTAMP,  // counts of `unit` since 1970-01-01
  TB_KIND_DATE,       // counts of `unit` since 1970-01-01, whole days
  TB_KIND_TIME,       // counts of `unit` since midnight
  TB_KIND_OTHER
} tb_kind;

// Whose clock shows the times of a column.
typedef enum {
  TB_CLOCK_WALL,     // a clock on a wall
  TB_CLOCK_UTC,      // they are instants and say so, by a time zone or another mark
  TB_CLOCK_UNKNOWN   // the format has no room to say it (INT96), or programs are known to say it wrongly (times of day)
} tb_clock;

// Values of any kind may stand in dictionaries or in runs.
typedef struct {
  const char *name;
  const char *type_name;  // as Arrow prints it
  tb_kind kind;
  int64_t unit;        // nanoseconds per count of a timestamp, date or time
  tb_clock clock;      // of a timestamp or time
  int32_t float_bits;  // of a float; 0 for anything else
  bool is_decimal;
} tb_column_info;

// Bytes of a file's, not ended by a zero.
typedef struct {
  const char *bytes;
  int64_t count;
} tb_text;

// The part of a number before its decimal point, at most 2^62 either way, and whether something was cut off.
typedef struct {
  int64_t value;
  bool is_cut;
} tb_whole;

// Makes a code of a text.
typedef uint8_t (*tb_classifier)(const void *context, const char *bytes, int64_t count);

// How a file is compressed.
typedef enum { TB_SNAPPY, TB_ZSTD, TB_UNCOMPRESSED, TB_GZIP } tb_compression;

// How a table of values between separators is written. `begin` is where its line of names starts, or its first row where it
// has no names, in bytes of the decompressed text.
typedef struct {
  tb_compression compression;
  char separator;
  bool has_names;
  int64_t begin;
} tb_csv;

// Gives a text a number, the same each time.
typedef int32_t (*tb_interner)(void *context, const char *bytes, int64_t count);

// An open file, read from its first row to its last.
typedef struct tb_table tb_table;

tb_table *tb_open_parquet(const char *path, char **error);
// Arrow IPC, a file, also known as Feather, or a stream. A file is not mapped into memory, which would end the process where
// another cuts it short meanwhile.
tb_table *tb_open_arrow(const char *path, char **error);
// Values between separators with a line of names; every column is text. The file is plain, gzip or zstd.
tb_table *tb_open_csv(const char *path, const tb_csv *csv, char **error);
// The first bytes of such a file, decompressed. Gives their number, or -1; there are fewer than asked for only where the
// text ends.
int64_t tb_read_start(const char *path, tb_compression compression, uint8_t *bytes, int64_t count, char **error);
void tb_close(tb_table *table);

// How much has been read, from 0 to 1.
double tb_fraction_read(const tb_table *table);
int32_t tb_column_count(const tb_table *table);
tb_column_info tb_describe_column(const tb_table *table, int32_t column);

// The parts of a table that can be left out, row groups of Parquet, and the rows of one; 0 where nothing can be left out.
int64_t tb_batch_count(const tb_table *table);
int64_t tb_batch_rows(const tb_table *table, int64_t batch);
// Reads only the batches that are marked with 1. Before the first row is read.
void tb_select_batches(tb_table *table, const uint8_t *wanted);

// Goes on to the next rows, at most `rows` of them; gives their number, 0 at the end. Then each column that is wanted is
// read once, always as the same.
int64_t tb_advance(tb_table *table, int64_t rows, char **error);

// Reads the current rows of a column. A text of more than 64 KiB is an error. `values` and `valid` have room for them; `valid` becomes 1, or 0 for a missing
// value, and is written only if there is a missing one. Gives the number of missing values, or -1.
//
// Whole numbers and counts of time; a missing one is 0.
int64_t tb_read_integers(tb_table *table, int32_t column, int64_t *values, uint8_t *valid, char **error);
// The nearest doubles; of a float narrower than a double that of the shortest decimal that reads back as the float. A missing
// one is NaN.
int64_t tb_read_reals(tb_table *table, int32_t column, double *values, uint8_t *valid, char **error);
// Decimals, exactly; a missing one is 0.
int64_t tb_read_wholes(tb_table *table, int32_t column, tb_whole *values, uint8_t *valid, char **error);
// What `classify` makes of each text; a missing one is what it makes of no text.
int64_t tb_read_codes(tb_table *table, int32_t column, tb_classifier classify, const void *context, uint8_t *values,
                      uint8_t *valid, char **error);

// The number that `intern` gives each text; -1 for a missing one. Of texts that a dictionary holds, only the dictionary's
// words are asked about.
int64_t tb_read_words(tb_table *table, int32_t column, tb_interner intern, void *context, int32_t *values,
                      uint8_t *valid, char **error);

// The texts themselves, which stay where they are until the next call of tb_advance; a missing one has no bytes.
int64_t tb_read_texts(tb_table *table, int32_t column, tb_text *values, uint8_t *valid, char **error);

// ---- Writing ticks ----

typedef enum { TB_PARQUET, TB_ARROW, TB_CSV } tb_format;

typedef struct tb_writer tb_writer;

// A new file with the columns timestamp (ns, no zone), type (text), price, volume, each of which may have missing values.
// Arrow files know no Snappy and take LZ4 for it; CSV is never compressed. Only Parquet has checksums, of each page. The
// file is open and empty; it is closed with the writer, also if this fails.
tb_writer *tb_create(int descriptor, tb_format format, tb_compression compression, bool checksums, char **error);

// Appends rows. Validity: 1, or 0 for a missing value; NULL where nothing is missing. `type` is the index of a word, or -1
// for a missing one; the words' letters, in UTF-8, stand behind each other, and `word_ends` tells where each ends.
int tb_write(tb_writer *writer, int64_t rows, const int64_t *time, const uint8_t *time_valid, const int32_t *type,
             const uint8_t *letters, const int64_t *word_ends, int32_t word_count, const double *price,
             const uint8_t *price_valid, const int64_t *volume, const uint8_t *volume_valid, char **error);

// Completes the file. The writer is to be released even if this fails.
int tb_finish(tb_writer *writer, char **error);
void tb_release_writer(tb_writer *writer);

// ---- Writing tables ----

// A column of a table. The kind says which of the values are there: integers, reals, or texts, whose letters, in UTF-8,
// stand behind each other, and `text_ends` tells where each ends. Validity: 1, or 0 for a missing value; NULL where
// nothing is missing.
typedef struct {
  const char *name;
  tb_kind kind;
  const int64_t *integers;
  const double *reals;
  const char *letters;
  const int64_t *text_ends;
  const uint8_t *valid;
} tb_output_column;

// Writes a table as a whole Parquet file, which is open and empty, and closes it. The same table makes the same bytes.
int tb_write_table(int descriptor, int32_t column_count, const tb_output_column *columns, int64_t rows, char **error);

#ifdef __cplusplus
}
#endif
#endif

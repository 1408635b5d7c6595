// The shortest decimals of floating-point numbers, by the C++ library's std::to_chars.

#ifndef TICK_BACKTEST_CNUMBERTEXT_H
#define TICK_BACKTEST_CNUMBERTEXT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// Writes the shortest decimal that reads back as the number, without an exponent, and without a point where there is no
// fraction. Gives the number of bytes; 0 where there is no room for them.
size_t tb_write_decimal(double number, char *text, size_t room);

#ifdef __cplusplus
}
#endif

#endif

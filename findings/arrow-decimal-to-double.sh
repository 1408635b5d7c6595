#!/usr/bin/env bash
# Arrow casts decimals to doubles that are not the nearest ones.
#
# Arrow C++ 26.0.1 (pyarrow), seen on 2026-11-28: the cast of DECIMAL(18, 4) to float64 is off by one unit in the last place for
# 6,169 of the 20,000 prices from 0.000 to 19.999, and that of DECIMAL(18, 3) for 2,674 of them. 13.2 becomes
# 13.200000000000001. A decimal is a whole number over a power of ten, and one division of the two, which are doubles up to 2^53
# and 10^22, gives the nearest double. Prices that go through this cast no longer equal those of a CSV file.
#
# Exits 0 when the cast is as described, 1 when it has changed.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1
cd "$scratch"
venv/bin/python -W ignore - <<'PYTHON'
import decimal
import sys

import pyarrow as pa

print("pyarrow", pa.__version__)
count = 20_000
prices = [decimal.Decimal(k) / 1000 for k in range(count)]
seen = []
for scale in [4, 3]:
    cast = pa.array(prices, pa.decimal128(18, scale)).cast(pa.float64()).to_pylist()
    off = [k for k in range(count) if cast[k] != float(prices[k])]
    print(f"DECIMAL(18, {scale}): {len(off)} of {count} are not the nearest double; 13.2 becomes {cast[13_200]!r}")
    seen.append(len(off))
sys.exit(0 if all(seen) else 1)
PYTHON

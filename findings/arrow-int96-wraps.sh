#!/usr/bin/env bash
# INT96 stamps that nanoseconds do not hold come out of Arrow as stamps of another century.
#
# Arrow C++ 26.0.1 (pyarrow), seen on 2026-11-28: a Parquet file with INT96 stamps of 9999-12-31 and 0001-01-01, which are usual
# for "no end" and "missing", is read as timestamp[ns] with 1816-03-29 05:56:08 and 1754-08-30 22:43:41. There is no error and no
# null. With coerce_int96_timestamp_unit="us" the stamps are right.
#
# Exits 0 when the stamps wrap as described, 1 when that has changed.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1
cd "$scratch"
venv/bin/python -W ignore - <<'PYTHON'
import datetime
import sys

import pyarrow as pa
import pyarrow.parquet as pq

print("pyarrow", pa.__version__)
far = [datetime.datetime(9999, 12, 31), datetime.datetime(1, 1, 1)]
pq.write_table(pa.table({"timestamp": pa.array(far, pa.timestamp("us"))}), "far.parquet", use_deprecated_int96_timestamps=True)
column = pq.read_table("far.parquet")["timestamp"]
read = [str(stamp) for stamp in column.cast(pa.timestamp("us"), safe=False).to_pylist()]
right = pq.read_table("far.parquet", coerce_int96_timestamp_unit="us")["timestamp"].to_pylist()
print("written:", [str(stamp) for stamp in far])
print(f"read as {column.type}:", read)
print("read as microseconds:", [str(stamp) for stamp in right])
sys.exit(0 if read[0].startswith("1816-03-29") and read[1].startswith("1754-08-30") and right == far else 1)
PYTHON

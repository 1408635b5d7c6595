#!/usr/bin/env bash
# Up to version 21 Arrow marks every time of day in Parquet as UTC.
#
# Arrow C++ 21.0.0 (pyarrow), seen on 2026-11-28: a time64 column, which has no zone in Arrow, is written with
# isAdjustedToUTC=true; 22.0.0 and later write false. So the mark says nothing in files of Arrow, pandas or whatever else is
# made with it, while DuckDB 2.0.1 keeps to it: TIME is written with false, TIMETZ with true.
#
# Exits 0 when the marks are as described, 1 when that has changed.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
cd "$scratch"
for version in 21.0.0 22.0.0; do
  venv/bin/pip install --quiet --disable-pip-version-check "pyarrow==$version"
  venv/bin/python - <<'PYTHON' | tee -a seen
import datetime

import pyarrow as pa
import pyarrow.parquet as pq

pq.write_table(pa.table({"time": pa.array([datetime.time(9, 30)], pa.time64("us"))}), "time.parquet")
print("pyarrow", pa.__version__, pq.ParquetFile("time.parquet").schema.column(0).logical_type)
PYTHON
done
grep -q "21.0.0 Time(isAdjustedToUTC=true" seen && grep -q "22.0.0 Time(isAdjustedToUTC=false" seen

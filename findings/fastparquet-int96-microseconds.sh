#!/usr/bin/env bash
# fastparquet writes the stamps of pandas 3 as INT96 a thousand times too early.
#
# pandas 3.1.1 makes datetime64[us] columns, and fastparquet 2026.9.0 with times="int96" takes their counts for nanoseconds, seen
# on 2026-11-28: 2025-04-14 10:00:00 is stored as 1970-01-21 04:37:04.800, without an error. fastparquet itself and pyarrow read
# it back so. A column cast to datetime64[ns] first is written rightly, and so is times="int64", the default.
#
# Exits 0 when the stamps are as described, 1 when that has changed.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 fastparquet==2026.9.0 pyarrow==26.0.1
cd "$scratch"
venv/bin/python -W ignore - <<'PYTHON'
import sys

import fastparquet
import pandas as pd
import pyarrow.parquet as pq

print("pandas", pd.__version__, "fastparquet", fastparquet.__version__)
ticks = pd.DataFrame({"timestamp": pd.to_datetime(["2025-04-14 10:00:00"]).astype("datetime64[us]")})
fastparquet.write("us.parquet", ticks, times="int96")
fastparquet.write("ns.parquet", ticks.astype("datetime64[ns]"), times="int96")
read = {}
for unit in ["us", "ns"]:
    by_pyarrow = pq.read_table(f"{unit}.parquet")["timestamp"].to_pylist()[0]
    by_fastparquet = fastparquet.ParquetFile(f"{unit}.parquet").to_pandas().timestamp[0]
    read[unit] = [str(by_pyarrow), str(by_fastparquet)]
    print(f"of datetime64[{unit}]: pyarrow {by_pyarrow}, fastparquet {by_fastparquet}")
wrong = all(stamp.startswith("1970-01-21 04:37:04.8") for stamp in read["us"])
right = all(stamp.startswith("2025-04-14 10:00:00") for stamp in read["ns"])
sys.exit(0 if wrong and right else 1)
PYTHON

#!/usr/bin/env bash
# Sums of whole numbers come out of DuckDB as doubles in Parquet, and large ones lose their last digits.
#
# DuckDB 2.0.1, seen on 2026-11-28: sum() of a BIGINT column is a HUGEINT, and "copy ... (format parquet)" writes a HUGEINT as
# DOUBLE, without a word. 9007199254740993 shares become 9007199254740992.
#
# Exits 0 when the column is as described, 1 when that has changed.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 pyarrow==26.0.1
cd "$scratch"
venv/bin/python -W ignore - <<'PYTHON'
import sys

import duckdb
import pyarrow.parquet as pq

print("duckdb", duckdb.__version__)
base = duckdb.connect()
table = "(values (9007199254740993::bigint)) ticks(volume)"
print(base.execute(f"select typeof(sum(volume)), sum(volume) from {table}").fetchall())
base.execute(f"copy (select sum(volume) as volume from {table}) to \x27volumes.parquet\x27 (format parquet)")
column = pq.read_table("volumes.parquet")["volume"]
print("in Parquet:", column.type, int(column[0].as_py()))
sys.exit(0 if str(column.type) == "double" and int(column[0].as_py()) == 9007199254740992 else 1)
PYTHON

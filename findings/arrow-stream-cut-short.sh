#!/usr/bin/env bash
# An Arrow stream that is cut short behind a batch is read as if it were whole.
#
# The stream format ends with eight bytes, FF FF FF FF 00 00 00 00, or by the end of the file. Arrow C++ 26.0.1 (pyarrow) and
# polars 2.1.0, seen on 2026-11-28: of three batches, of which the last and the mark are missing, both read two and say nothing.
# Both always write the mark, so that a file without it has lost its end.
#
# Exits 0 when both read the rest without an error, 1 when one of them refuses it.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1 polars==2.1.0
cd "$scratch"
venv/bin/python -W ignore - <<'PYTHON'
import io
import sys

import polars as pl
import pyarrow as pa

print("pyarrow", pa.__version__, "polars", pl.__version__)
stream = io.BytesIO()
ends = []
with pa.ipc.new_stream(stream, pa.schema([("price", pa.float64())])) as writer:
    for batch in range(3):
        writer.write_batch(pa.record_batch({"price": [float(batch)]}))
        ends.append(stream.tell())
whole = stream.getvalue()
print("3 rows end with", whole[-8:].hex(" "))
cut = whole[: ends[1]]
rows = []
for name, read in [
    ("pyarrow", lambda: pa.ipc.open_stream(cut).read_all().num_rows),
    ("polars", lambda: pl.read_ipc_stream(io.BytesIO(cut)).height),
]:
    try:
        rows.append(read())
        print(f"{name}: {rows[-1]} rows of the stream without its end")
    except Exception as error:
        print(f"{name}: {error}")
sys.exit(0 if rows == [2, 2] else 1)
PYTHON

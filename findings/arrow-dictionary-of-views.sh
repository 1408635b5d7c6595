#!/usr/bin/env bash
# Arrow files with a Categorical or an Enum of polars open in Arrow, but nothing there can decode them.
#
# polars 2.1.0 writes both as a dictionary of string views. Arrow C++ 26.0.1 (pyarrow), seen on 2026-11-28: the file opens and
# validates; dictionary_decode and a cast to string or string_view raise ArrowNotImplementedError, the first with
# "Function array_take has no kernel matching input types (string_view, uint32)". The indices and the words can be taken apart by hand.
# With compat_level=oldest polars writes a dictionary of large_string, which Arrow decodes.
#
# Exits 0 when Arrow is as described, 1 when it can decode such a column.
set -euo pipefail

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 pyarrow==26.0.1
cd "$scratch"
venv/bin/python -W ignore - <<'PYTHON'
import sys

import polars as pl
import pyarrow as pa

print("polars", pl.__version__, "pyarrow", pa.__version__)
pl.DataFrame({"type": ["BID", "ASK", "BID"]}, schema={"type": pl.Categorical}).write_ipc("ticks.arrow")
column = pa.ipc.open_file("ticks.arrow").read_all()["type"].combine_chunks()
column.validate(full=True)
print("read as", column.type)
tries = {
    "dictionary_decode": lambda: column.dictionary_decode(),
    "cast to string": lambda: column.cast(pa.string()),
    "cast to string_view": lambda: column.cast(pa.string_view()),
}
failures = 0
for name, attempt in tries.items():
    try:
        attempt()
        print(f"{name}: works")
    except pa.ArrowNotImplementedError as error:
        failures += 1
        print(f"{name}: {error}")
words = column.dictionary.to_pylist()
print("by hand:", [words[index] for index in column.indices.to_pylist()])
sys.exit(0 if failures == len(tries) else 1)
PYTHON

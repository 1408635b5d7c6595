"""Times the conversion of a workbook's sheets beside polars' reading of them.

    bench-xlsx.py TICKBT WORKBOOK

A conversion is the whole process: start, reading, writing the Parquet files. polars' figure is the reading alone with
its calamine engine, all sheets in one call, in a process that has polars loaded, the best of all rounds. Rounds
alternate.
"""

import subprocess
import sys
import tempfile
import time

import polars

tickbt, workbook = sys.argv[1:3]
rounds = 8


def read():
    start = time.perf_counter()
    sheets = polars.read_excel(workbook, sheet_id=0, engine="calamine", read_options={"header_row": 2})
    return time.perf_counter() - start, sum(sheet.height for sheet in sheets.values())


def command(workers, folder):
    return [tickbt, "convert", workbook, "--output", folder, "--force", "--quiet", "--workers", str(workers)]


def convert(workers, folder):
    start = time.perf_counter()
    subprocess.run(command(workers, folder), check=True)
    return time.perf_counter() - start


def peak_megabytes(command):
    """A process inherits its parent's peak when it starts: a small parent measures, not this one with polars in it."""
    parent = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
    parent += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    output = subprocess.run([sys.executable, "-S", "-c", parent, *command], check=True, capture_output=True)
    return int(output.stdout) / 1024


reads, ones, twos = [], [], []
with tempfile.TemporaryDirectory() as folder:
    for _ in range(rounds):
        seconds, rows = read()
        reads.append(seconds)
        ones.append(convert(1, folder))
        twos.append(convert(2, folder))
    peak = max(peak_megabytes(command(2, folder)) for _ in range(5))

best_read, one, two = min(reads), min(ones), min(twos)
print(f"polars reads {rows:,} rows:      {best_read * 1e3:.0f} ms")
print(f"tickbt converts, 2 workers:  {two * 1e3:.0f} ms ({best_read / two:.2f} times as fast)")
print(f"tickbt converts, 1 worker:   {one * 1e3:.0f} ms")
print(f"2 workers against 1:         {one / two:.2f} times as fast")
print(f"peak memory with 2 workers:  {peak:.0f} MB")

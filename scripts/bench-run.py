"""Times a whole V1 run over the real files beside pyarrow's loading of them.

    bench-run.py TICKBT DATA

A run is the whole process: start, decoding, hashing, replaying, writing the trade logs. pyarrow's figure is the loading
alone, in one thread, once in a new process and then warm, the best of all rounds. Rounds alternate.
"""

import glob
import json
import subprocess
import sys
import tempfile
import time

import pyarrow.parquet

tickbt, data = sys.argv[1:3]
files = sorted(glob.glob(f"{data}/ticks/*.parquet"))
rounds = 15


def load():
    start = time.perf_counter()
    for file in files:
        pyarrow.parquet.read_table(file, use_threads=False, read_dictionary=["type"])
    return time.perf_counter() - start


def run(workers, folder):
    command = [tickbt, "run", "--strategy", "v1_baseline", "--data", f"{data}/ticks", "--quiet"]
    command += ["--config", f"{data}/configs/v1_baseline_config.json", "--workers", str(workers), "--output-dir", folder]
    start = time.perf_counter()
    subprocess.run(command, check=True)
    elapsed = time.perf_counter() - start
    with open(f"{folder}/run.json") as record:
        return elapsed, json.load(record)["seconds"], command


def peak_megabytes(command):
    """A process inherits its parent's peak when it starts: a small parent measures, not this one with pyarrow in it."""
    parent = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True); "
    parent += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    output = subprocess.run([sys.executable, "-S", "-c", parent, *command], check=True, capture_output=True)
    return int(output.stdout) / 1024


first_load = load()
loads, ones, twos = [], [], []
with tempfile.TemporaryDirectory() as folder:
    for _ in range(rounds):
        loads.append(load())
        ones.append(run(1, folder))
        twos.append(run(2, folder))
    peak = max(peak_megabytes(twos[0][2]) for _ in range(5))

best_load = min(loads)
one, two = min(ones)[0], min(twos)[0]
print(f"pyarrow loads the {len(files)} files: {first_load * 1e3:.1f} ms at first, {best_load * 1e3:.1f} ms warm")
print(f"tickbt runs V1, 2 workers:    {two * 1e3:.1f} ms ({two / best_load:.2f} of warm loading)")
print(f"tickbt runs V1, 1 worker:     {one * 1e3:.1f} ms")
inner = min(o[1] for o in ones) / min(t[1] for t in twos)
print(f"2 workers against 1:          {one / two:.2f} times as fast; without the process's start and end {inner:.2f}")
print(f"peak memory with 2 workers:   {peak:.0f} MB")
starts = []
for _ in range(rounds):
    start = time.perf_counter()
    subprocess.run([tickbt, "--help"], stdout=subprocess.DEVNULL, check=True)
    starts.append(time.perf_counter() - start)
print(f"tickbt --help:                {min(starts) * 1e3:.1f} ms")

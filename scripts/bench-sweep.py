"""Times a sweep of 64 intervals of V2 over the real files, as a whole process, beside 64 single runs.

    bench-sweep.py TICKBT DATA
"""

import json
import subprocess
import sys
import tempfile
import time

tickbt, data = sys.argv[1:3]
strategy = "v2_price_follow_qty_cooldown"
intervals = [str(5 * step) for step in range(1, 65)]
workers = 2
rounds = 5
common = ["--strategy", strategy, "--data", f"{data}/ticks", "--workers", str(workers), "--quiet"]
common += ["--config", f"{data}/configs/{strategy}_config.json"]


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def peak_megabytes(command):
    """A process inherits its parent's peak when it starts: a small parent measures."""
    parent = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, stderr=subprocess.DEVNULL); "
    parent += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    output = subprocess.run([sys.executable, "-S", "-c", parent, *command], check=True, capture_output=True)
    return int(output.stdout) / 1024


with tempfile.TemporaryDirectory() as folder:
    sweep = [tickbt, "sweep", *common, "--fresh", "--save-trades", "none", "--output-dir", f"{folder}/sweep", "--intervals", *intervals]
    sweeps = [timed(sweep) for _ in range(rounds)]
    peak = peak_megabytes(sweep)
    singles = 0.0
    for interval in intervals:
        run = [tickbt, "run", *common, "--output-dir", f"{folder}/run", "--set", f"refill_interval_sec={interval}"]
        singles += timed(run)
    with open(f"{folder}/run/run.json") as record:
        ticks = sum(entry["rows"] for entry in json.load(record)["inputs"])

best = min(sweeps)
each = best * workers / ticks / len(intervals) * 1e9
print(f"a sweep of {len(intervals)} intervals over {ticks} ticks, {workers} workers: {best:.3f} s")
print(f"a tick and configuration costs {each:.2f} ns on a core (limit 8, and one decode)")
print(f"{len(intervals)} single runs: {singles:.2f} s; the sweep takes {best / singles:.2f} of that (limit 0.25)")
print(f"peak memory: {peak:.0f} MB (limit 300)")

"""What it costs to wait for the disk: a run, a conversion and a sweep with and without --no-sync.

    bench-sync.py TICKBT DATA

Both ways alternate; each figure is the best of all rounds, and the median of the differences of a round is what waiting cost.
The results go to BENCH_FOLDER, else to the system's temporary folder: say where the disk is that is meant.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time

tickbt, data = sys.argv[1:3]
rounds = 15
of_ticks = ["--data", f"{data}/ticks", "--config", f"{data}/configs/v1_baseline_config.json", "--quiet"]
commands = {
    "run V1": ["run", "-s", "v1_baseline", *of_ticks, "--output-dir"],
    "sweep of 4 cells": ["sweep", "-s", "v1_baseline", *of_ticks, "--intervals", "15", "30", "60", "120", "--fresh", "--output-dir"],
    "convert": ["convert", f"{data}/ticks", "--force", "--quiet", "--output"],
}


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


with tempfile.TemporaryDirectory(dir=os.environ.get("BENCH_FOLDER")) as folder:
    for name, command in commands.items():
        waiting, not_waiting = [], []
        for number in range(rounds):
            output = f"{folder}/{name} {number}"
            ways = [(waiting, []), (not_waiting, ["--no-sync"])]
            for times, option in ways if number % 2 else reversed(ways):
                times.append(seconds([tickbt, *command, f"{output}{''.join(option)}", *option]))
        cost = statistics.median(one - other for one, other in zip(waiting, not_waiting))
        print(
            f"{name + ':':20}{min(waiting) * 1e3:8.1f} ms, with --no-sync {min(not_waiting) * 1e3:8.1f} ms "
            f"({min(waiting) / min(not_waiting):.2f}); waiting costs {cost * 1e3:.1f} ms")

"""What is left on the disk when something fails, in every command that writes.

    test-faults.py TICKBT INJECT.so CONFIG.json

Each trial is a fresh folder, the command with a fault, and the command once more without one. The first must end with success
and all files, or with exit code 1 and a line for each failure. After the second nothing may be left over, and all must be the
same bytes as without a fault. How much is tried, by environment variables:

    FAULT_SECONDS  how long it may take (290); of its time each kind of trial has a share, and says what it leaves out
    FAULT_KILLS    how often each command is killed at random moments (60)
    FAULT_MOST     of how many calls of a kind, sizes of a disk and so on each is tried; of more, so many, evenly spread (36)
    FAULT_ONLY     the names of some kinds, separated by commas
"""

import os
import pathlib
import shutil
import sys
import tempfile
import time

import calls
import kills
import limits
import pairs
import power
from commands import SEED, OutOfTime, Trials


def number(name, usual):
    return int(os.environ.get(name) or usual)


def main():
    begin = time.monotonic()
    seconds, most, deaths = number("FAULT_SECONDS", 290), number("FAULT_MOST", 36), number("FAULT_KILLS", 60)
    # Each kind of trial, and its share of the time that is left when it begins.
    kinds = {
        "locks": (0.10, lambda trials: calls.without_locks(trials)),
        "power": (0.15, lambda trials: power.power_failures(trials, min(30, max(2, most // 6)))),
        "pairs": (0.10, lambda trials: pairs.pairs(trials, min(12, max(1, most // 8)))),
        "open": (0.15, lambda trials: limits.open_files(trials)),
        "sizes": (0.15, lambda trials: limits.file_sizes(trials, min(100, most // 2))),
        "disks": (0.25, lambda trials: limits.full_disks(trials, min(200, most // 2))),
        "moments": (0.25, lambda trials: kills.every_call(trials, 4 * most)),
        "kills": (0.40, lambda trials: kills.random_kills(trials, deaths)),
        "calls": (1.00, lambda trials: calls.failing_calls(trials, most)),
    }
    only = [kind for kind in os.environ.get("FAULT_ONLY", "").split(",") if kind]
    root = tempfile.mkdtemp()
    trials = None
    try:
        trials = Trials(*(str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:4]), root)
        for kind, (share, attempt) in kinds.items():
            if only and kind not in only:
                continue
            left = seconds - (time.monotonic() - begin)
            trials.deadline = time.monotonic() + (left if only else share * left)
            try:
                attempt(trials)
            except OutOfTime as place:
                trials.remarks.append(f"STOPPED for want of time: {place}, {share * left:.0f} s")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for (what, name), count in trials.counts.items():
        print(f"{what:52}{name:10}{count:6}")
    for remark in trials.remarks:
        print(f"({remark})")
    print(f"test-faults: {sum(trials.counts.values())} trials (seed {SEED}), {len(trials.problems)} problems, "
          f"{time.monotonic() - begin:.0f} s")
    for problem in trials.problems[:60]:
        print(problem)
    return 1 if trials.problems else 0


sys.exit(main())

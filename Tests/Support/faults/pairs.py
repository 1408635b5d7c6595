"""Two commands on one folder, in all pairs."""

import itertools
import random
import time

from commands import SEED, files, kept, leftovers


def pairs(trials, times):
    moments = random.Random(f"{SEED} pairs")
    refused = 0
    for one, other in itertools.combinations_with_replacement(trials.commands, 2):
        for number in range(1, times + 1):
            place = f"{one} and {other}: {number} of {times}"
            trials.check_time(place)
            trials.fresh()
            delay = moments.uniform(-0.015, 0.015)
            first, second = (one, other) if delay > 0 else (other, one)
            running = [(first, trials.start(trials.commands[first]))]
            time.sleep(abs(delay))
            running.append((second, trials.start(trials.commands[second])))
            done = [(name, process, process.communicate(timeout=60)[1]) for name, process in running]
            left = files(trials.work)
            for name, process, errors in done:
                lines = errors.splitlines()
                if process.returncode == 1 and all(line.startswith(("Error: ", "Note: ")) for line in lines) and any(
                        reason in errors for reason in ("is at work in this folder", "it is the folder of a")):
                    refused += 1
                elif process.returncode != 0:
                    trials.problem(f"{place}: {name} ended with {process.returncode}: {errors!r}")
                elif missing := dict(kept(trials.good[name]).items() - left.items()):
                    trials.problem(f"{place}: {name} ended well, without {sorted(missing)}")
            if not any(process.returncode == 0 for _, process, _ in done):
                trials.problem(f"{place}: nobody got the folder")
            if over := leftovers(left):
                trials.problem(f"{place}: left {over}")
            trials.counts["two commands on one folder", ""] += 1
    trials.remarks.append(f"of those, {refused} were refused with a line that says why; the others waited their turn")

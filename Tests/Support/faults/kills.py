"""kill -9 at random moments of every command, and before each call of the file layer that a sweep makes."""

import random
import time

from commands import SEED, files, same, spread


def random_kills(trials, kills):
    for name, command in trials.commands.items():
        moments = random.Random(f"{SEED} {name}")
        trials.fresh()
        started = time.monotonic()
        trials.run(command)
        duration = time.monotonic() - started
        # A run is killed over an earlier one's results, of which it may leave all or nothing where there is a record.
        earlier = command + ["--set", "quote_size=700"] if name == "run" else None
        if earlier:
            trials.fresh()
            trials.must(name, earlier, trials.work)
            before = files(trials.work)
        for number in range(1, kills + 1):
            place = f"{name}: kill {number} of {kills}"
            trials.check_time(place)
            trials.fresh()
            if earlier:
                trials.must(name, earlier, trials.work)
            process = trials.start(command)
            time.sleep(moments.uniform(0, 1.1 * duration))
            process.kill()
            process.communicate()
            left = {path: value for path, value in files(trials.work).items()
                    if not path.endswith((".partial", ".incomplete.json"))}
            if earlier and "out/run.json" in left and not same(left, before) and not same(left, trials.good[name]):
                trials.problem(f"{place}: a record beside {sorted(left)}")
            trials.check_next(place, name)
            trials.counts["kill -9 at a random moment", name] += 1


def every_call(trials, most):
    command = trials.commands["sweep"]
    trials.fresh()
    trials.faulty(command, "any", 0, 0)
    total = len(trials.marks())
    trials.remarks.append(f"a sweep makes {total} calls of the file layer")
    for at in spread(total, most):
        place = f"sweep: killed before call {at} of {total}"
        trials.check_time(place)
        trials.fresh()
        first = trials.faulty(command, "any", at, "kill")
        if first.returncode != -9:
            trials.problem(f"{place}: ended with {first.returncode}: {first.stderr!r}")
        status = trials.run(["sweep", "status", "out"])
        if status.returncode not in (0, 1) or len(status.stderr.splitlines()) > 1:
            trials.problem(f"{place}: status {status.returncode}: {status.stderr!r}")
        trials.check_next(place, "sweep")
        trials.counts["kill -9 before a call of the file layer", "sweep"] += 1

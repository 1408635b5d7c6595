"""Every call of the file layer fails once, in every command."""

import errno

from commands import ERRORS, files, spread


def failing_calls(trials, most):
    for name, command in trials.commands.items():
        for call, error in ERRORS.items():
            trials.fresh()
            trials.faulty(command, call, 0, error)
            total = len(trials.marks())
            for at in spread(total, most):
                place = f"{name}: {call} {at} of {total}"
                trials.check_time(place)
                trials.fresh()
                first = trials.faulty(command, call, at, error)
                if b"X" not in trials.marks():
                    trials.problem(f"{place}: the fault was not met")
                trials.check_first(place, first, files(trials.work), trials.good[name])
                trials.check_next(place, name, first=first.stderr)
                trials.counts["a call fails", name] += 1


def without_locks(trials):
    """A disk that has no locks, as some over a network: every command goes on with a notice."""
    for name, command in trials.commands.items():
        for error in (errno.ENOLCK, errno.EOPNOTSUPP):
            trials.fresh()
            place = f"{name}: no locks, {errno.errorcode[error]}"
            first = trials.faulty(command, "lock", "all", error)
            if name != "compare" and "Note: out: the disk has no file locks" not in first.stderr:
                trials.problem(f"{place}: no notice, but {first.stderr!r}")
            if first.returncode != 0:
                trials.problem(f"{place}: ended with {first.returncode}: {first.stderr!r}")
            trials.check_first(place, first, files(trials.work), trials.good[name])
            trials.check_next(place, name, first=first.stderr)
            trials.counts["a disk without locks", name] += 1

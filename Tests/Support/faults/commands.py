"""The commands that write, what they leave, and what a trial counts."""

import collections
import errno
import hashlib
import os
import pathlib
import shutil
import subprocess
import time

SEED = 17

# What may differ from run to run: times, and a journal's pages.
NEVER_THE_SAME = {"run.json", "sweep.json", "journal.sqlite"}

ERRORS = {"open": errno.EACCES, "read": errno.EIO, "write": errno.ENOSPC, "sync": errno.EIO, "rename": errno.EIO,
          "unlink": errno.EACCES, "mkdir": errno.ENOSPC, "map": errno.ENOMEM}


class OutOfTime(Exception):
    pass


class Trials:
    """A folder of ticks and results that every trial has a fresh copy of, the commands, and what was counted."""

    def __init__(self, tickbt, shim, configuration, root):
        self.tickbt, self.shim, self.root = tickbt, shim, pathlib.Path(root).resolve()
        of_ticks = ["-s", "v2_price_follow_qty_cooldown", "--data", "ticks", "--config", configuration, "--workers", "1", "-q"]
        self.commands = {
            "run": ["run", *of_ticks, "--output-dir", "out"],
            "convert": ["convert", "ticks", "--output", "out", "--format", "arrow", "--workers", "1", "-q"],
            "generate": ["generate", "--securities", "2", "--days", "1", "--output", "out", "--force"],
            "sweep": ["sweep", *of_ticks, "--intervals", "5", "30", "-o", "out"],
            "compare": ["compare", "result", "result", "--output", "out/table.csv"],
        }
        self.counts, self.problems, self.remarks = collections.Counter(), [], []
        self.deadline = None
        self.work, self.log, self.template = self.root / "work", self.root / "log", self.root / "template"
        self.template.mkdir()
        self.must("generate", ["generate", "--securities", "2", "--days", "1", "--output", "ticks"])
        self.must("run", ["run", *of_ticks, "--output-dir", "result"])
        self.good = {}
        for name, command in self.commands.items():
            self.fresh()
            self.must(name, command, self.work)
            self.good[name] = files(self.work)

    def must(self, name, command, folder=None):
        done = self.run(command, folder or self.template)
        assert done.returncode == 0, f"{name}: {done.stderr}"

    def fresh(self):
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.template, self.work)

    def start(self, command, folder=None, **more):
        return subprocess.Popen([self.tickbt, *command], cwd=folder or self.work, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, **more)

    def run(self, command, folder=None, environment=None, **more):
        environment = {**os.environ, **environment} if environment else None
        return subprocess.run([self.tickbt, *command], cwd=folder or self.work, env=environment, capture_output=True, text=True,
                              timeout=60, **more)

    def faulty(self, command, call, at, error):
        """Runs a command whose call fails, or which is killed there."""
        self.log.unlink(missing_ok=True)
        environment = {"FAULT_CALL": call, "FAULT_AT": str(at), "FAULT_ERROR": str(error), "FAULT_UNDER": str(self.work),
                       "FAULT_LOG": str(self.log), "LD_PRELOAD": self.shim}
        return self.run(command, environment=environment)

    def marks(self):
        return self.log.read_bytes() if self.log.exists() else b""

    def problem(self, text):
        self.problems.append(text)

    def check_time(self, place):
        if time.monotonic() > self.deadline:
            raise OutOfTime(place)

    def check_first(self, place, first, left, good):
        """A command that met a fault: success with all files, or exit code 1 and a line for each failure."""
        lines = first.stderr.splitlines()
        if first.returncode not in (0, 1):
            self.problem(f"{place}: ended with {first.returncode}: {first.stderr!r}")
        elif first.returncode == 0 and not same(without_journal(left), good):
            self.problem(f"{place}: success, but {sorted(set(left) ^ set(good)) or 'other bytes'}")
        elif first.returncode == 1 and not any(line.startswith("Error: ") for line in lines):
            self.problem(f"{place}: no error, but {first.stderr!r}")
        elif first.returncode == 1 and not all(line.startswith(("Error: ", "Note: ")) for line in lines):
            self.problem(f"{place}: more than lines: {first.stderr!r}")
        elif first.returncode == 1 and "disk I/O error" in first.stderr:
            self.problem(f"{place}: without the system's reason: {first.stderr!r}")

    def check_next(self, place, name, folder=None, first=""):
        """The same command without a fault: all is as ever, and nothing is left over."""
        folder = folder or self.work
        second = self.run(self.commands[name], folder)
        last, good = files(folder), self.good[name]
        if second.returncode != 0:
            self.problem(f"{place}: then {second.returncode}: {second.stderr!r}; first {first!r}")
        elif not same(last, good) or leftovers(last):
            self.problem(f"{place}: then {sorted(set(last) ^ set(good)) or 'other bytes'}; first {first!r}")


def files(folder, below="out"):
    found = {}
    for path in sorted((folder / below).rglob("*")):
        if path.is_file() and path.parent.name != "lost+found":
            found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def same(one, other):
    """Whether the files are the same, but for those that never are."""
    return set(one) == set(other) and kept(one) == kept(other)


def kept(found):
    return {name: value for name, value in found.items() if pathlib.Path(name).name not in NEVER_THE_SAME}


def without_journal(found):
    """A journal that could not be made one file at the end is whole all the same."""
    return {name: value for name, value in found.items() if not name.endswith(("-wal", "-shm", "-journal"))}


def leftovers(found):
    return [name for name in found if name.endswith((".partial", "-wal", "-shm", "-journal", ".incomplete.json"))]


def spread(total, most):
    """At most so many of the numbers from 1 to a total, evenly spread."""
    step = max(1, -(-total // most))
    return range(1, total + 1, step)

"""Lets every call of the file layer fail once, in every command that writes, kills each at random moments, and looks at what is
left.

    test-faults.py TICKBT INJECT.so CONFIG.json [SECONDS [KILLS]]

For each command, each kind of call and each n: a fresh folder, the command with its n-th such call failing, then the command
once more without a fault. The first must end with success and all files, or with exit code 1 and a line for each failure. After
the second nothing may be left over, and all must be the same bytes as without a fault. The same holds after kill -9; a run is
killed over an earlier run's results, of which it may leave all or nothing where there is a record.
"""

import collections
import errno
import hashlib
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

TICKBT, INJECT, CONFIG = (str(pathlib.Path(argument).resolve()) for argument in sys.argv[1:4])
SECONDS = float(sys.argv[4]) if len(sys.argv) > 4 else 240
KILLS = int(sys.argv[5]) if len(sys.argv) > 5 else 60
SEED = 17

# What may differ from run to run: times, and a journal's pages.
NEVER_THE_SAME = {"run.json", "sweep.json", "journal.sqlite"}

RUN = ["run", "-s", "v2_price_follow_qty_cooldown", "--data", "ticks", "--config", CONFIG, "--workers", "1", "-q"]
COMMANDS = {
    "run": RUN + ["--output-dir", "out"],
    "convert": ["convert", "ticks", "--output", "out", "--format", "arrow", "--workers", "1", "-q"],
    "generate": ["generate", "--securities", "2", "--days", "1", "--output", "out", "--force"],
    "sweep": ["sweep", "-s", "v2_price_follow_qty_cooldown", "--intervals", "5", "30", "--data", "ticks", "--config", CONFIG,
              "--workers", "1", "-q", "-o", "out"],
    "compare": ["compare", "result", "result", "--output", "out/table.csv"],
}
ERRORS = {"open": errno.EACCES, "read": errno.EIO, "write": errno.ENOSPC, "sync": errno.EIO, "rename": errno.EIO,
          "unlink": errno.EACCES, "mkdir": errno.ENOSPC, "map": errno.ENOMEM}


def run(folder, command, fault=None, at=0, log=None):
    environment = dict(os.environ)
    if fault:
        environment |= {"FAULT_CALL": fault, "FAULT_AT": str(at), "FAULT_ERROR": str(ERRORS[fault]), "FAULT_UNDER": str(folder),
                        "FAULT_LOG": str(log), "LD_PRELOAD": INJECT}
    return subprocess.run([TICKBT, *command], cwd=folder, env=environment, capture_output=True, text=True, timeout=60)


def files(folder):
    found = {}
    for path in sorted((folder / "out").rglob("*")):
        if path.is_file():
            found[str(path.relative_to(folder))] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def same(one, other):
    """Whether the files are the same, but for those that never are."""
    def kept(found):
        return {name: value for name, value in found.items() if pathlib.Path(name).name not in NEVER_THE_SAME}
    return set(one) == set(other) and kept(one) == kept(other)


def without_journal(found):
    """A journal that could not be made one file at the end is whole all the same."""
    return {name: value for name, value in found.items() if not name.endswith(("-wal", "-shm", "-journal"))}


def leftovers(found):
    return [name for name in found if name.endswith((".partial", "-wal", "-shm", "-journal", ".incomplete.json"))]


def kill(folder, command, after):
    process = subprocess.Popen([TICKBT, *command], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    process.kill()
    process.wait()


def main():
    begin = time.monotonic()
    root = pathlib.Path(tempfile.mkdtemp()).resolve()
    counts = collections.Counter()
    problems = []
    try:
        template = root / "template"
        template.mkdir()
        for command in (["generate", "--securities", "2", "--days", "1", "--output", "ticks"], RUN + ["--output-dir", "result"]):
            assert run(template, command).returncode == 0, run(template, command).stderr
        work, log = root / "work", root / "log"

        def fresh():
            shutil.rmtree(work, ignore_errors=True)
            shutil.copytree(template, work)

        for name, command in COMMANDS.items():
            fresh()
            assert run(work, command).returncode == 0, run(work, command).stderr
            good = files(work)
            for fault in ERRORS:
                fresh()
                log.unlink(missing_ok=True)
                run(work, command, fault, 0, log)
                total = log.stat().st_size if log.exists() else 0
                # Of very many calls, as many as there is time for, spread evenly.
                step = max(1, total // 60)
                for at in range(1, total + 1, step):
                    if time.monotonic() - begin > SECONDS:
                        raise TimeoutError(f"{name}, {fault} {at} of {total}: more than {SECONDS} s")
                    fresh()
                    log.unlink(missing_ok=True)
                    first = run(work, command, fault, at, log)
                    left = files(work)
                    second = run(work, command)
                    last = files(work)
                    counts[name, fault] += 1
                    lines = first.stderr.splitlines()
                    place = f"{name}: {fault} {at} of {total}"
                    if b"X" not in (log.read_bytes() if log.exists() else b""):
                        problems.append(f"{place}: the fault was not met")
                    if first.returncode not in (0, 1):
                        problems.append(f"{place}: ended with {first.returncode}: {first.stderr!r}")
                    elif first.returncode == 0 and not same(without_journal(left), good):
                        problems.append(f"{place}: success, but {sorted(set(left) ^ set(good)) or 'other bytes'}")
                    elif first.returncode == 1 and not any(line.startswith("Error: ") for line in lines):
                        problems.append(f"{place}: no error, but {first.stderr!r}")
                    elif first.returncode == 1 and not all(line.startswith(("Error: ", "Note: ")) for line in lines):
                        problems.append(f"{place}: more than lines: {first.stderr!r}")
                    if second.returncode != 0:
                        problems.append(f"{place}: then {second.returncode}: {second.stderr!r}; first {first.stderr!r}")
                    elif not same(last, good) or leftovers(last):
                        problems.append(f"{place}: then {sorted(set(last) ^ set(good)) or 'other bytes'}; first {first.stderr!r}")
            moments = random.Random(SEED)
            fresh()
            started = time.monotonic()
            run(work, command)
            duration = time.monotonic() - started
            earlier = command + ["--set", "quote_size=700"] if name == "run" else None
            for number in range(KILLS):
                if time.monotonic() - begin > SECONDS:
                    raise TimeoutError(f"{name}, kill {number}: more than {SECONDS} s")
                fresh()
                before = None
                if earlier:
                    assert run(work, earlier).returncode == 0
                    before = files(work)
                kill(work, command, moments.uniform(0, 1.1 * duration))
                left = {path: value for path, value in files(work).items() if not path.endswith((".partial", ".incomplete.json"))}
                second = run(work, command)
                last = files(work)
                counts[name, "kill"] += 1
                if before and "out/run.json" in left and not same(left, before) and not same(left, good):
                    problems.append(f"{name}: kill {number}: a record beside {sorted(left)}")
                if second.returncode != 0 or not same(last, good) or leftovers(last):
                    problems.append(
                        f"{name}: kill {number}: then {second.returncode} {second.stderr!r}, {sorted(set(last) ^ set(good))}")
    except TimeoutError as problem:
        # A slow machine has tried less, and says so.
        print(f"test-faults: stopped, {problem}", file=sys.stderr)
    finally:
        shutil.rmtree(root, ignore_errors=True)
        for (name, fault), count in counts.items():
            print(f"{name:9}{fault:7}{count:5}")
        print(
            f"test-faults: {sum(counts.values())} faults and kills (seed {SEED}), {len(problems)} problems, "
            f"{time.monotonic() - begin:.0f} s")
        for problem in problems[:60]:
            print(problem)
    return 1 if problems else 0


sys.exit(main())

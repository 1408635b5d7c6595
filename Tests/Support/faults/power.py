"""Power failures: a copy of a disk's image, taken while it is mounted, has what had reached the disk."""

import os
import random
import shutil
import signal
import subprocess
import time

from commands import SEED, files, kept, leftovers, same
from limits import mounts


def attempt(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    return None if done.returncode == 0 else done.stderr.strip() or f"{command[0]} fails"


class Disk:
    """A file system in a file."""

    def __init__(self, image, place):
        self.image, self.place = image, place
        place.mkdir(exist_ok=True)

    def make(self):
        self.image.unlink(missing_ok=True)
        with open(self.image, "wb") as file:
            file.truncate(24 << 20)
        path = "/usr/sbin:/sbin:" + os.environ.get("PATH", "")
        return attempt(shutil.which("mkfs.ext4", path=path) or "mkfs.ext4", "-q", "-F", str(self.image)) or self.mount()

    def mount(self):
        return attempt("mount", "-o", "loop", str(self.image), str(self.place))

    def unmount(self):
        subprocess.run(["umount", str(self.place)], check=True)

    def after_a_failure(self, image, place):
        """The disk as it is found when the power is back. The system is not asked to write anything."""
        shutil.copyfile(self.image, image)
        disk = Disk(image, place)
        problem = disk.mount()
        assert problem is None, problem
        return disk


def whole(trials, name, left):
    """Whether the files under final names are those of the command, all or none where there is a record."""
    good = kept(trials.good[name])
    if name in ("run", "sweep") and f"out/{name}.json" not in left:
        # Until there is a record, its files are nobody's.
        return True
    found = finished(left)
    if name in ("run", "sweep"):
        return found == good
    return all(good.get(path) == value for path, value in found.items())


def finished(left):
    """Without what may be there again beside a record: the marker of a run, which has no meaning then."""
    return {path: value for path, value in kept(left).items() if path not in leftovers(left)}


def power_failures(trials, times):
    missing = mounts()
    disk = Disk(trials.root / "disk.image", trials.root / "disk")
    if missing := missing or disk.make():
        trials.remarks.append(f"NOT TRIED: a power failure ({missing})")
        return
    disk.unmount()
    moments = random.Random(f"{SEED} power")
    lost = 0
    for name, command in trials.commands.items():
        if name == "compare":
            # Its table is made again in a moment, and not waited for.
            continue
        durations = []
        for number in range(0, times + 1):
            # The first is cut off after the command, the next too, but without syncing; the others while it is at work.
            place = f"{name}: power failure {number} of {times}"
            trials.check_time(place)
            assert disk.make() is None
            work = disk.place / "work"
            shutil.copytree(trials.template, work)
            os.sync()
            after = None
            try:
                begin = time.monotonic()
                process = trials.start(command + (["--no-sync"] if number == 1 else []), folder=work)
                if number < 2:
                    errors = process.communicate()[1]
                    durations.append(time.monotonic() - begin)
                    if process.returncode != 0:
                        trials.problem(f"{place}: ended with {process.returncode}: {errors!r}")
                else:
                    time.sleep(moments.uniform(0, 1.1 * durations[0]))
                    process.send_signal(signal.SIGSTOP)
                after = disk.after_a_failure(trials.root / "after.image", trials.root / "after")
                process.kill()
                process.communicate()
                left = files(after.place / "work")
                if number == 1:
                    # It may have lost anything, by which one sees that the others could have, too.
                    lost += not same(kept(left), kept(trials.good[name]))
                elif number == 0 and (set(left) - set(trials.good[name]) - {"out/run.incomplete.json"}
                                      or finished(left) != kept(trials.good[name])):
                    trials.problem(f"{place}: finished, but {sorted(set(left) ^ set(trials.good[name])) or 'other bytes'}")
                elif not whole(trials, name, left):
                    trials.problem(f"{place}: not whole: {sorted(left)}")
                if number == 1 and name == "convert":
                    check_kept(trials, place, after.place / "work", left)
                else:
                    trials.check_next(place, name, after.place / "work")
            finally:
                if after:
                    after.unmount()
                disk.unmount()
            trials.counts["a power failure", name] += 1
    trials.remarks.append(f"with --no-sync, {lost} of 4 commands had lost something that way")


def check_kept(trials, place, work, left):
    """A file of 0 bytes or one that is cut is not kept, but said."""
    cut = [path for path, value in kept(left).items() if trials.good["convert"].get(path) not in (None, value)]
    second = trials.run(trials.commands["convert"], work)
    if cut and (second.returncode != 1 or "is not a whole arrow file" not in second.stderr):
        trials.problem(f"{place}: {cut} are cut, then {second.returncode}: {second.stderr!r}")
    if not cut and second.returncode != 0:
        trials.problem(f"{place}: then {second.returncode}: {second.stderr!r}")

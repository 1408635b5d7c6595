"""Disks that are full, files that may not grow, and few open files."""

import os
import resource
import subprocess

from commands import files, spread


def mounts():
    """Why nothing can be mounted here; nil where it can."""
    if os.geteuid() != 0:
        return "only root can mount"
    import tempfile
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, text=True)
        if done.returncode == 0:
            subprocess.run(["umount", folder], check=True)
        return None if done.returncode == 0 else done.stderr.strip()


def full_disks(trials, most):
    """A disk of every size from one page to more than is needed, so that it is full at every write."""
    if reason := mounts():
        trials.remarks.append(f"NOT TRIED: a full disk ({reason})")
        return
    page = 4096
    for name, command in trials.commands.items():
        out = trials.work / "out"
        trials.fresh()
        trials.run(command)
        used = sum(-(-path.stat().st_size // page) for path in out.rglob("*") if path.is_file())
        # Besides the files there are folders, temporary files and a journal's companions.
        total = 2 * used + 16
        for pages in spread(total, most):
            place = f"{name}: a disk of {pages} pages"
            trials.check_time(place)
            trials.fresh()
            out.mkdir()
            subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={pages * page}", "tmpfs", str(out)], check=True)
            try:
                first = trials.run(command)
                left = files(trials.work)
                trials.check_first(place, first, left, trials.good[name])
                if [path for path in left if path.endswith(".partial")]:
                    trials.problem(f"{place}: left {sorted(left)}")
                subprocess.run(["mount", "-o", "remount,size=64m", str(out)], check=True)
                trials.check_next(place, name, first=first.stderr)
            finally:
                subprocess.run(["umount", "-l", str(out)], check=True)
            trials.counts["a full disk", name] += 1


def limited(trials, what, limit, name, value):
    place = f"{name}: {what} {value}"
    trials.check_time(place)
    trials.fresh()
    first = trials.run(trials.commands[name], preexec_fn=lambda: resource.setrlimit(limit, (value, value)))
    left = files(trials.work)
    trials.check_first(place, first, left, trials.good[name])
    if [path for path in left if path.endswith(".partial")]:
        trials.problem(f"{place}: left {sorted(left)}")
    trials.check_next(place, name, first=first.stderr)
    return first


def file_sizes(trials, most):
    """ulimit -f of every size up to the largest file."""
    for name, command in trials.commands.items():
        trials.fresh()
        trials.run(command)
        largest = max(path.stat().st_size for path in (trials.work / "out").rglob("*") if path.is_file())
        for value in spread(largest + 1, most):
            limited(trials, "a file size of at most", resource.RLIMIT_FSIZE, name, value - 1)
            trials.counts["a limit on file sizes", name] += 1


def open_files(trials):
    """32 open files, with which every command must do, and fewer."""
    for name in trials.commands:
        for value in (32, 24, 20, 16, 14, 12, 11, 10, 9, 8):
            first = limited(trials, "open files", resource.RLIMIT_NOFILE, name, value)
            if value == 32 and first.returncode != 0:
                trials.problem(f"{name}: cannot do with 32 open files: {first.stderr!r}")
            trials.counts["few open files", name] += 1

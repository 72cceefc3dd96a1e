"""The commit that the figures of before were seen at, checked out with an environment of its own lock."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests import ROOT
from tests.load.starts import Commands

COMMIT = "fb6fb1b"
LOCK = "requirements-dev.lock"
_WORKER = """
import os, pathlib, sys
from tests.load import reviews
def used(house):
    stat = pathlib.Path(f"/proc/{house.processes['worker-1'].pid}/stat").read_text().rpartition(")")[2].split()
    return sum(map(int, stat[13:15])) / os.sysconf("SC_CLK_TCK")
with reviews.a_house() as house:
    jobs = int(sys.argv[1])
    before = used(house)
    rate = reviews.jobs_per_second(house, jobs=jobs)
    print((used(house) - before) / jobs * 1000, rate)
"""
"""What its worker costs, measured by its own bench as ours is by ours."""


class NotHereError(Exception):
    """The commit is not in this history, or what it needs cannot be installed; the message says which."""


@contextmanager
def checked_out() -> Iterator[Commands]:
    """Its tree and its environment, which go again; raises NotHereError."""
    if _git("cat-file", "-e", f"{COMMIT}^{{commit}}").returncode:
        raise NotHereError(f"{COMMIT} is not in this history: it is shallow, or was copied without it")
    with tempfile.TemporaryDirectory(prefix="plangate-before-") as folder:
        tree, place = Path(folder) / "tree", Path(folder) / "venv"
        _git("worktree", "add", "--quiet", "--detach", str(tree), COMMIT).check_returncode()
        try:
            _install(tree, place)
            yield Commands(place / "bin" / "python", "app.cli", (tree,))
        finally:
            _git("worktree", "remove", "--force", str(tree))


def _git(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True)


def _install(tree: Path, place: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", place], check=True)
    python, uv = place / "bin" / "python", shutil.which("uv")
    install = [uv, "pip", "install", "--python", python] if uv else [python, "-m", "pip", "install"]
    done = subprocess.run([*install, "--quiet", "--require-hashes", "-r", tree / LOCK], capture_output=True, text=True)
    if done.returncode:
        raise NotHereError(f"the packages of {COMMIT} cannot be installed: {done.stderr.strip().splitlines()[-1]}")


def worker(commands: Commands, jobs: int) -> tuple[float, float]:
    """Milliseconds of a processor that a job's process took there, and jobs a second of one worker."""
    done = subprocess.run(
        [commands.python, "-c", _WORKER, str(jobs)], cwd=commands.roots[0], env=commands.environment,
        capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise NotHereError(f"the worker of {COMMIT} cannot be run: {done.stderr.strip().splitlines()[-1]}")
    milliseconds, rate = map(float, done.stdout.split()[-2:])
    return milliseconds, rate

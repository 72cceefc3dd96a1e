"""How long the first `make demo` takes in a fresh checkout: what sets it up, and the story itself."""

import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests import ROOT


@dataclass(frozen=True, slots=True)
class FirstDemo:
    """Seconds: to install what it needs, with what the packages' cache holds, and to tell the story."""

    set_up: float
    story: float


def measure() -> FirstDemo | str:
    """The first demo in a copy of what is committed; why there is none where one of both fails."""
    with tempfile.TemporaryDirectory(prefix="plangate-bench-") as name:
        archive = subprocess.run(["git", "archive", "HEAD"], cwd=ROOT, capture_output=True)
        if archive.returncode:
            return "there is no git history here"
        subprocess.run(["tar", "-x", "-C", name], input=archive.stdout, check=True)
        took = [_seconds(Path(name), *words) for words in ((".demo/venv",), ("demo", "ARGS=--once"))]
    set_up, story = took
    return FirstDemo(set_up, story) if set_up and story else "it failed"


def _seconds(folder: Path, *targets: str) -> float | None:
    """Seconds until it was done, None where it failed."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "MAKEFLAGS")}
    start = time.monotonic()
    done = subprocess.run(["make", *targets], cwd=folder, env=environment, capture_output=True)
    return None if done.returncode else time.monotonic() - start

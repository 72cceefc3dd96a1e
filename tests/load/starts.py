"""What the command line costs whoever waits for it, beside bare starts of the same Python, and many plans at once."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests import ROOT, sample
from tests.process.local.repository import write

MANY = 500
_SCRIPT = "import sys; sys.argv[0] = 'plangate'; from {module} import main; sys.exit(main())"
"""What the script `plangate` does that is installed."""


@dataclass(frozen=True, slots=True)
class Commands:
    """How a revision of Plangate is started: its Python, and the module that holds `main`."""

    python: Path
    module: str
    roots: tuple[Path, ...]

    def command(self, *words: str) -> list[str]:
        """A command line."""
        return [str(self.python), "-c", _SCRIPT.format(module=self.module), *words]

    @property
    def environment(self) -> dict[str, str]:
        """Where its packages are. Compiled modules are kept, as they are where it is installed."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "PYTHONPATH": os.pathsep.join(map(str, self.roots))}


def ours() -> Commands:
    """This tree; what its own PYTHONPATH names besides is kept."""
    besides = filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))
    return Commands(Path(sys.executable), "plangate.cli.main", (ROOT / "app", ROOT / "workers", *map(Path, besides)))


@dataclass(frozen=True, slots=True)
class Ran:
    """A run: seconds of all its processors, seconds until its end, and the most that one of its processes held (MB)."""

    processor: float
    seconds: float
    megabytes: float


def run(commands: Commands, folder: Path, *words: str, cores: Sequence[int] | None = None) -> Ran:
    """Run a command to its end, on some cores only where they are named."""
    pin = (lambda: os.sched_setaffinity(0, cores)) if cores else None
    return _run(commands.command(*words), commands.environment, folder, pin)


def bare(folder: Path) -> Ran:
    """A Python that does nothing."""
    return _run([sys.executable, "-c", "pass"], dict(os.environ), folder, None)


def _run(command: Sequence[str], environment: dict[str, str], folder: Path, prepare: object) -> Ran:
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        preexec_fn=prepare,  # type: ignore[call-overload]  # a call or none
    )  # fmt: skip
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise RuntimeError(f"{command} ended with {process.returncode}.")
    return Ran(used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024)


def in_turns(folder: Path, sides: Sequence[Commands], words: Sequence[str], rounds: int) -> list[float]:
    """The middle of what each side's processes cost, run in turns so that a slow minute is everybody's."""
    for side in sides:
        run(side, folder, *words)
    took = [[run(side, folder, *words).processor for side in sides] for _ in range(rounds)]
    return [median(column) for column in zip(*took, strict=True)]


def bare_start(folder: Path, rounds: int) -> float:
    """The middle of what a bare Python costs."""
    return median(bare(folder).processor for _ in range(rounds))


@contextmanager
def a_repository(plans: int = 1) -> Iterator[Path]:
    """A repository with plans that have defects."""
    with tempfile.TemporaryDirectory(prefix="plangate-bench-") as folder:
        root = Path(folder)
        write(root, sample.base())
        for number in range(plans):
            write(root, sample.bad_feature(f"specs/{number + 100:03}-window"))
        subprocess.run(["git", "init", "--quiet", root], check=True)
        yield root


def installed_megabytes() -> float | None:
    """What `pip install plangate` adds to a new environment, as the disk counts it; None where no index answers."""
    with tempfile.TemporaryDirectory(prefix="plangate-bench-") as folder:
        place = Path(folder) / "venv"
        subprocess.run([sys.executable, "-m", "venv", place], check=True)
        before = _disk(place)
        lock = ROOT / "requirements" / "cli.lock"
        pip = [place / "bin" / "pip", "install", "--quiet", "--disable-pip-version-check"]
        if subprocess.run([*pip, "--require-hashes", "-r", lock], capture_output=True).returncode:
            return None
        packages = Path(sysconfig.get_path("purelib", vars={"base": str(place), "platbase": str(place)}))
        for name in ("app/plangate", "workers/plangate_workers"):
            shutil.copytree(ROOT / name, packages / Path(name).name, ignore=shutil.ignore_patterns("__pycache__"))
        subprocess.run([place / "bin" / "python", "-m", "compileall", "-q", packages], check=True)
        return (_disk(place) - before) / 2**20


def _disk(folder: Path) -> int:
    return sum(path.lstat().st_blocks * 512 for path in folder.rglob("*"))

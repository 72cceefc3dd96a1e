"""The wheel in an environment of its own, for tests of what is installed."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

import pytest

from plangate.settings import PREFIX
from tests import PATIENCE, ROOT, sample
from tests.process.local.repository import write

SOURCES = ("app", "workers", "pyproject.toml", "README.md", "LICENSE")
"""What a wheel is made of; built from a copy, so that nothing is left beside them."""
TRAP = {
    f"{name}/__init__.py": "raise RuntimeError('a package of the repository was imported')\n"
    for name in ("app", "workers")
}


@dataclass(frozen=True, slots=True)
class Installation:
    """An environment that holds the wheel, and a repository that is not ours."""

    python: Path
    repository: Path

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a command of the environment in the repository, whose packages could be imported."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith((PREFIX, "PYTHON"))}
        return subprocess.Popen(
            [str(self.python.with_name(command[0])), *command[1:]], cwd=self.repository,
            env=environment | {"PYTHONPATH": "."}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip

    def run(self, *command: str) -> tuple[int, str]:
        """The exit status of a command and all that it prints."""
        process = self.start(*command)
        printed, _ = process.communicate(timeout=PATIENCE)
        return process.returncode, printed


@pytest.fixture(scope="session")
def wheel(tmp_path_factory) -> Path:
    """The wheel."""
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy)
    subprocess.run([sys.executable, "-m", "hatchling", "build", "--target", "wheel"], cwd=copy, check=True)
    (built,) = (copy / "dist").iterdir()
    return built


def _installation(wheel: Path, folder: Path, dependencies: Path) -> Installation:
    """The wheel in an environment of its own, which finds what it depends on in a folder."""
    venv.create(folder / "venv", symlinks=True)
    python = folder / "venv" / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-index", "--no-deps", wheel],
        check=True,
    )
    (packages,) = (folder / "venv" / "lib").glob("python*/site-packages")
    # A folder named here is searched, but what its own .pth files name is not: this repository is not.
    (packages / "dependencies.pth").write_text(f"{dependencies}\n")
    write(folder / "repository", sample.base() | sample.good_feature() | TRAP)
    return Installation(python, folder / "repository")


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory) -> Installation:
    """The wheel in an environment that takes nothing else of this one but the dependencies."""
    return _installation(wheel, tmp_path_factory.mktemp("elsewhere"), Path(sysconfig.get_path("purelib")))


@pytest.fixture(scope="session")
def command_line(wheel, tmp_path_factory) -> Installation:
    """The wheel with the dependencies of the command line and no others: as `pip install plangate` leaves it."""
    folder = tmp_path_factory.mktemp("command-line")
    dependencies = folder / "dependencies"
    dependencies.mkdir()
    for name in packages_of_the_command_line():
        for top in {file.parts[0] for file in distribution(name).files or () if ".." not in file.parts}:
            place = Path(str(distribution(name).locate_file(top)))
            if place.exists() and top != "__pycache__":
                (dependencies / top).symlink_to(place)
    return _installation(wheel, folder, dependencies)


def packages_of_the_command_line() -> list[str]:
    """The names of the packages that are installed with the command line."""
    return re.findall(r"^([\w.-]+)", (ROOT / "requirements" / "cli.lock").read_text(), re.MULTILINE)

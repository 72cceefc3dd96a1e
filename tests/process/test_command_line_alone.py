"""The command line as `pip install plangate` leaves it: light, and complete without anything of the GitHub App."""

from importlib.metadata import distribution
from pathlib import Path

import pytest

from plangate.cli.output import Format
from tests import ROOT, sample
from tests.process.conftest import packages_of_the_command_line

MAX_MEGABYTES = 40


def test_the_app_s_packages_are_not_there(command_line):
    for name in ("githubkit", "pydantic", "redis", "rq", "starlette", "structlog", "uvicorn"):
        assert command_line.run("python", "-c", f"import {name}")[0] == 1


@pytest.mark.parametrize("format", Format)
def test_plans_are_judged_in_every_format(command_line, format):
    status, printed = command_line.run("plangate", "check", "--format", format)

    assert status == 0, printed


@pytest.mark.parametrize(
    "words",
    [["--help"], ["--version"], ["fix", "--diff"], ["tasks", sample.FEATURE], ["init"], ["rules"],
     ["rules", "--schema"], ["rules", "--write", "pages"], ["explain", "unjustified-violation"], ["check", "--help"]],
    ids=" ".join,
)  # fmt: skip
def test_every_other_command_does_its_work(command_line, words):
    status, printed = command_line.run("plangate", *words)

    assert status == 0, printed


@pytest.mark.parametrize("words", [["up"], ["setup"], ["run", "web"], ["doctor"]], ids=" ".join)
def test_a_command_of_the_app_tells_what_installs_it(command_line, words):
    status, printed = command_line.run("plangate", *words)

    assert (status, printed.count("\n")) == (2, 2)
    assert printed.endswith("\npip install 'plangate[embedded]'\n")


def test_it_takes_no_more_than_it_may():
    ours = sum(map(_size, (ROOT / "app").rglob("*"))) + sum(map(_size, (ROOT / "workers").rglob("*")))
    others = sum(_size(Path(str(file.locate()))) for name in packages_of_the_command_line() for file in _files(name))

    assert (ours + others) / 2**20 < MAX_MEGABYTES


def _files(name):
    return distribution(name).files or ()


def _size(path: Path) -> int:
    """Bytes on a disk; pip compiles each module, which takes about as many again."""
    if path.suffix == ".pyc" or not path.is_file():
        return 0
    blocks = -(-path.stat().st_size // 4096) * 4096
    return 2 * blocks if path.suffix == ".py" else blocks

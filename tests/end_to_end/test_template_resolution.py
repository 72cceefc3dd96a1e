"""The template in force is the one that the real `specify` makes plan.md of, whatever a project's layers are."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plangate.domain.documents.template.layers import Resolved, resolve_layers
from plangate.domain.model.absent_text import WhyUnresolved
from plangate.local.gather import gather
from tests.end_to_end.specify import specified_repository, specify_tool
from tests.process.local.repository import write
from tests.template_layouts import LAYOUTS, target

PLAN = "specs/001-search/plan.md"
SCRIPTS = ".specify/scripts/python"

# One process installs the tool for all its tests.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts that `specify init` puts into a project."""
    tool = specify_tool()
    if tool is None:
        pytest.skip("the specify tool is not there, and cannot be had from PyPI")
    return specified_repository(tool, tmp_path_factory.mktemp("specified"), script="py") / SCRIPTS


def a_project(root: Path, scripts: Path, files: dict[str, str]) -> Path:
    """A project with these files, links among them, a plan, and the scripts."""
    write(root, {PLAN: "# Implementation Plan: Search\n", **{p: t for p, t in files.items() if target(t) is None}})
    for path, text in files.items():
        if (to := target(text)) is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            os.symlink(to, root / path)
    shutil.copytree(scripts, root / SCRIPTS)
    return root


def specified(root: Path) -> tuple[str | None, str]:
    """The template that the project's own script resolves, None where it ends with an error, and what it says then."""
    command = [sys.executable, str(root / SCRIPTS / "resolve_template.py"), "plan-template"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    return done.stdout.decode() if done.returncode == 0 else None, done.stderr.decode()


@pytest.mark.parametrize(("files", "expected"), LAYOUTS.values(), ids=LAYOUTS)
def test_the_template_is_the_one_that_specify_resolves(tmp_path, scripts, files, expected):
    root = a_project(tmp_path, scripts, files)
    text, error = specified(root)

    found = resolve_layers(gather([root / PLAN]).law, "", "plan-template")

    # Of an empty text the script that makes plan.md makes nothing, and says so.
    assert (found.text if isinstance(found, Resolved) else None) == (text or None), error
    assert text == (
        "" if expected is WhyUnresolved.EMPTY else None if isinstance(expected, WhyUnresolved) else expected
    )


def test_specify_makes_no_plan_of_an_empty_template(tmp_path, scripts):
    root = a_project(tmp_path, scripts, LAYOUTS["an empty override"][0])
    (root / PLAN).unlink()
    environment = os.environ | {"SPECIFY_FEATURE_DIRECTORY": str(root / PLAN).removesuffix("/plan.md")}

    command = [sys.executable, str(root / SCRIPTS / "setup_plan.py")]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)

    assert (done.returncode, (root / PLAN).exists()) == (1, False), done.stderr

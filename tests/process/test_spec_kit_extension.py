"""The real `specify` installs our extension from its folder, and what it then tells an agent works as told."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

import plangate
from tests import PATIENCE, ROOT, sample
from tests.end_to_end.specify import specified_repository, specify_tool
from tests.process.local.repository import commit, git, write

EXTENSION = ROOT / "deploy" / "spec-kit-extension"
COMMAND = "speckit.plangate.check"

# One process installs the tool for all its tests.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def project(tmp_path_factory) -> Path:
    """A project that `specify init` made, with the extension and a feature whose plan has defects."""
    tool = specify_tool()
    if tool is None:
        pytest.skip("the specify tool is not there, and cannot be had from PyPI")
    root = specified_repository(tool, tmp_path_factory.mktemp("specified"))
    copy = shutil.copytree(EXTENSION, tmp_path_factory.mktemp("downloaded") / "spec-kit-extension")
    words = [tool, "extension", "add", str(copy), "--dev"]
    done = subprocess.run(words, cwd=root, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    write(root, sample.base() | sample.bad_feature())
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "Begin")
    return root


@pytest.fixture(scope="module")
def told(project) -> str:
    """The command as the agent of this project finds it."""
    (file,) = [file for file in (project / ".claude").rglob("*.md") if "plangate" in str(file)]
    return file.read_text(encoding="utf-8")


@pytest.fixture
def follow(project, told, installed):
    """Run the one command line that the agent is told to run, with a path in its place."""
    (line,) = re.findall(r"```bash\n\s*(.+)\n", told)
    path = f"{installed.python.parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(place: str) -> subprocess.CompletedProcess[str]:
        words = shlex.split(line.replace("PLAN", place))
        environment = {**kept, "PATH": path}
        return subprocess.run(
            words, cwd=project, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
        )

    return run


def test_it_is_installed_and_runs_by_itself_after_a_plan(project):
    registered = yaml.safe_load((project / ".specify" / "extensions.yml").read_text(encoding="utf-8"))

    (hook,) = [hook for hook in registered["hooks"]["after_plan"] if hook["extension"] == "plangate"]
    assert (hook["command"], hook["optional"], hook["enabled"]) == (COMMAND, False, True)


def test_the_agent_is_told_what_to_do_by_each_exit_code(told):
    assert re.findall(r"- \*\*(\d)\*\*:", told) == ["0", "1", "2"]
    assert "$ARGUMENTS" in told


def test_what_the_agent_is_told_to_run_says_what_is_to_be_mended(follow):
    done = follow(sample.FEATURE)

    assert done.returncode == 1, done.stderr
    assert f"{sample.PLAN}" in done.stdout
    assert len(done.stdout) <= 4_000


def test_a_plan_that_complies_needs_nothing(follow, project):
    write(project, sample.good_feature())

    assert follow(sample.FEATURE).returncode == 0


def test_it_has_the_version_of_the_package():
    manifest = yaml.safe_load((EXTENSION / "extension.yml").read_text(encoding="utf-8"))

    assert manifest["extension"]["version"] == plangate.__version__

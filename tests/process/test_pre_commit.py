"""The real `pre-commit` runs our hooks in a repository that the real `specify` made, with what the wheel installs."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests import PATIENCE, ROOT, sample
from tests.end_to_end.specify import specified_repository, specify_tool
from tests.process.local.repository import commit, git, write
from tests.pypi_tool import pypi_tool

MANIFEST = ".pre-commit-hooks.yaml"
OTHER = "specs/008-second"

# One process installs the tools for all its tests.
pytestmark = pytest.mark.timeout(600)


@pytest.fixture(scope="module")
def pre_commit() -> str:
    """The tool's path."""
    tool = pypi_tool("pre-commit", "pre-commit", "4.7.0")
    return tool or pytest.skip("pre-commit is not there, and cannot be had from PyPI")


@pytest.fixture(scope="module")
def hooks(tmp_path_factory) -> Path:
    """A repository of ours as pre-commit needs it where the package is installed already: the manifest alone."""
    root = tmp_path_factory.mktemp("hooks")
    shutil.copy(ROOT / MANIFEST, root)
    git(root, "init", "--quiet")
    commit(root, "Offer hooks")
    return root


@pytest.fixture(scope="module")
def specified(tmp_path_factory) -> Path:
    """What `specify init` makes."""
    tool = specify_tool()
    if tool is None:
        pytest.skip("the specify tool is not there, and cannot be had from PyPI")
    return specified_repository(tool, tmp_path_factory.mktemp("specified"))


@pytest.fixture
def project(specified, hooks, tmp_path) -> Path:
    """A repository with a law and a good feature, all committed, and both hooks."""
    root = tmp_path / "project"
    shutil.copytree(specified, root)
    ours = [{"id": name, "language": "system"} for name in ("plangate-fix", "plangate-check")]
    config = {"repos": [{"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD"), "hooks": ours}]}
    write(root, sample.base() | sample.good_feature() | {".pre-commit-config.yaml": yaml.safe_dump(config)})
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, "Begin")
    return root


@pytest.fixture
def run(pre_commit, installed, project, tmp_path):
    """Run the hooks on what is staged: the exit code, and what is printed."""
    path = f"{installed.python.parent}{os.pathsep}{os.environ['PATH']}"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment = {**kept, "PATH": path, "PRE_COMMIT_HOME": str(tmp_path / "cache")}

    def run_hooks(*words: str) -> tuple[int, str]:
        git(project, "add", "--all")
        done = subprocess.run(
            [pre_commit, "run", "--color=never", *words], cwd=project, env=environment, timeout=PATIENCE,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        return done.returncode, done.stdout

    return run_hooks


def outcomes(printed: str) -> list[str]:
    """What became of each hook."""
    lines = (line for line in printed.splitlines() if line.startswith("plangate "))
    return [line.rpartition(".")[2].rpartition(")")[2] for line in lines]


def test_a_plan_that_complies_is_let_through_by_every_file_of_its_feature(run, project):
    write(project, {f"{sample.FEATURE}/spec.md": sample.grown_spec(), f"{sample.FEATURE}/notes/a.txt": "a\n"})

    code, printed = run()

    assert (code, outcomes(printed)) == (0, ["Passed", "Passed"]), printed


def test_a_plan_that_does_not_comply_stops_the_commit_and_says_why(run, project):
    write(project, sample.bad_feature(OTHER))
    run("plangate-fix")

    code, printed = run("plangate-check")

    assert (code, outcomes(printed)) == (1, ["Failed"])
    assert f"Looked at 1 plan, {OTHER}/plan.md.\n" in printed
    assert "unjustified-violation" in printed


def test_what_can_be_fixed_is_fixed_once_and_stops_the_commit_once(run, project):
    # A feature that was copied, and still names the one that it was copied from.
    write(project, {path.replace(sample.FEATURE, OTHER): text for path, text in sample.good_feature().items()})

    first, second = run("plangate-fix"), run("plangate-fix")

    assert (first[0], outcomes(first[1])) == (1, ["Failed"]), first
    assert "files were modified by this hook" in first[1]
    assert (second[0], outcomes(second[1])) == (0, ["Passed"]), second


def test_a_commit_of_other_files_is_none_of_their_business(run, project):
    write(project, {"README.md": "# Parcels\n"})

    code, printed = run()

    assert (code, outcomes(printed)) == (0, ["Skipped", "Skipped"])


def test_a_plan_that_cannot_be_read_stops_the_commit(run, project):
    (project / sample.PLAN).write_bytes(b"\xff\xfe plan")

    code, printed = run("plangate-check")

    assert (code, "- exit code: 2" in printed, "Could not evaluate the plan" in printed) == (1, True, True)


def test_hooks_install_what_this_repository_is():
    hooks = yaml.safe_load((ROOT / MANIFEST).read_text(encoding="utf-8"))

    assert [(hook["id"], hook["entry"], hook["language"]) for hook in hooks] == [
        ("plangate-check", "plangate check", "python"),
        ("plangate-fix", "plangate fix", "python"),
    ]

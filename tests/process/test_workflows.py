"""The repository's own workflows and hooks: what they run is pinned, and they may do no more than they need."""

import re
import subprocess

import pytest
import yaml

from tests import PATIENCE, ROOT
from tests.pypi_tool import pypi_tool

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def uses_in(text):
    """Every line that takes what others wrote, without its key."""
    return re.findall(r"uses: (.+)", text)


@pytest.mark.parametrize("file", [*WORKFLOWS, ROOT / "action.yml"], ids=lambda file: file.name)
def test_what_others_wrote_is_taken_at_a_commit_whose_version_stands_beside_it(file):
    used = uses_in(file.read_text(encoding="utf-8"))

    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_do_nothing_that_a_job_does_not_ask_for_and_a_job_ends(file):
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))

    assert workflow["permissions"] == {}
    assert [name for name, job in workflow["jobs"].items() if not job.get("timeout-minutes")] == []
    assert [name for name, job in workflow["jobs"].items() if not job.get("permissions")] == []


def test_zizmor_finds_nothing_in_workflows_and_action():
    tool = pypi_tool("zizmor", "zizmor", "1.32.0")
    if tool is None:
        pytest.skip("zizmor is not there, and cannot be had from PyPI")

    words = [tool, "--offline", "--no-progress", ".github", "action.yml"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_hooks_of_others_are_taken_at_a_commit():
    revisions = [repository["rev"] for repository in HOOKS if repository["repo"] != "local"]

    assert revisions
    assert [one for one in revisions if not re.fullmatch(r"[0-9a-f]{40}", one)] == []


def test_a_commit_is_formatted_by_the_ruff_that_make_lint_has():
    locked = re.search(r"^ruff==(\S+)", (ROOT / "requirements/dev.lock").read_text(encoding="utf-8"), re.MULTILINE)[1]
    ours = [hook for repository in HOOKS if repository["repo"] == "local" for hook in repository["hooks"]]

    assert {one for hook in ours for one in hook["additional_dependencies"]} == {f"ruff=={locked}"}


def test_the_image_and_the_package_are_released_by_a_tag_alone():
    release = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))

    # YAML 1.1 reads the key `on` as true.
    assert release[True] == {"push": {"tags": ["v[0-9]+.[0-9]+.[0-9]+"]}}
    assert {"package", "image"} <= set(release["jobs"])
    assert all(release["jobs"][name]["needs"] == "build" for name in ("package", "image"))

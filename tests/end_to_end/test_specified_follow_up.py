"""The whole way in a repository of the real `specify` tool: its template is used, its script takes the result."""

import json
import os
import subprocess

import pytest

from plangate.domain.documents.tasks.parse import parse_tasks
from plangate.domain.model.snapshot import File
from tests import sample
from tests.end_to_end.conversation import BOT, replies
from tests.end_to_end.specify import specified_repository, specify_tool
from tests.fakehub.repositories import executable

TASKS = f"{sample.FEATURE}/tasks.md"
# One process installs the tool for all its tests.
pytestmark = pytest.mark.timeout(600)
SCRIPT = ".specify/scripts/bash/check-prerequisites.sh"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project of the real tool: its files by path."""
    tool = specify_tool()
    if tool is None:
        pytest.skip("the specify tool is not there, and cannot be had from PyPI")
    root = specified_repository(tool, tmp_path_factory.mktemp("specify"))
    found = (path for path in sorted(root.rglob("*")) if path.is_file() and ".git" not in path.relative_to(root).parts)
    texts = {str(path.relative_to(root)): path.read_text() for path in found}
    return {path: executable(text) if path.endswith(".sh") else text for path, text in texts.items()}


def test_the_tool_s_own_template_is_used_and_its_script_accepts_the_result(house, project, settle, tmp_path):
    files = {**project, sample.CONSTITUTION: sample.base()[sample.CONSTITUTION]}
    repository = house.hub.create_repository("acme/specified", files=files)
    pull = repository.open_pull_request("007-delivery-window", sample.good_feature())
    house.wait_for_check(pull)

    settle(pull.comment("/plan tasks", by="alice"), "+1")

    (opened,) = [one for one in repository.pulls() if one.pull.author.login == BOT]
    assert f"[Pull request {opened.number}](" in replies(pull)[0]
    assert "in the form of `.specify/templates/tasks-template.md`" in opened.pull.body
    text = repository.text(TASKS, opened.pull.head_ref)
    tasks = parse_tasks(File(TASKS, "", text))
    assert tasks.tasks
    assert all(task.strict for task in tasks.tasks)
    opened.merge(by="alice")
    clone = tmp_path / "clone"
    git = ["git", "-c", "protocol.file.allow=always", "clone", "-q", "-b", "007-delivery-window"]
    subprocess.run([*git, str(repository.repository.git.path), str(clone)], check=True, capture_output=True)
    environment = {**os.environ, "SPECIFY_FEATURE": "007-delivery-window", "SPECIFY_FEATURE_DIRECTORY": sample.FEATURE}
    said = subprocess.run(
        ["bash", SCRIPT, "--json", "--require-spec", "--require-tasks", "--include-tasks"],
        cwd=clone, env=environment, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    assert "tasks.md" in json.loads(said)["AVAILABLE_DOCS"]
    assert json.loads(said)["FEATURE_DIR"].endswith(sample.FEATURE)

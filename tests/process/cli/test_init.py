"""A policy file to start from: it says what holds without one, and replaces none that is there."""

import re

import pytest
from click.testing import CliRunner

from plangate.cli.main import app
from plangate.domain.model.snapshot import File
from plangate.domain.policy import Policy, parse_policy
from plangate.domain.policy.keys import SCHEMA_URL
from plangate.domain.rules import RULE_NAMES
from plangate.presentation.pages import render_policy_file
from tests import ROOT
from tests.builders import POLICY_PATH
from tests.process.local.repository import a_repository, write


@pytest.fixture
def root(tmp_path, monkeypatch):
    """The repository below whose root one stands."""
    a_repository(tmp_path)
    monkeypatch.chdir(tmp_path / "src")
    return tmp_path


def parsed(text):
    """The policy of a text, its path and blob id aside."""
    return parse_policy(File(POLICY_PATH, "", text), RULE_NAMES)


def test_a_policy_is_written_at_the_root_with_its_schema_in_the_first_line(root):
    result = CliRunner().invoke(app, ["init"])

    written = (root / POLICY_PATH).read_text(encoding="utf-8")
    assert (result.exit_code, str(root / POLICY_PATH) in result.stdout) == (0, True)
    assert written.splitlines()[0] == f"# yaml-language-server: $schema={SCHEMA_URL}"
    assert written == render_policy_file()
    assert (ROOT / SCHEMA_URL.partition("/main/")[2]).is_file()


def test_what_is_written_sets_nothing():
    assert parsed(render_policy_file()) == Policy(path=POLICY_PATH, sha="")


def test_every_key_without_its_mark_says_what_holds_without_it():
    keys = re.sub(r"(?m)^#(?=[\w-]+:)", "", render_policy_file())

    assert parsed(keys) == Policy(path=POLICY_PATH, sha="")
    assert [line.partition(":")[0] for line in keys.splitlines() if line[:1].isalpha()] == [
        "plans", "constitution", "fail-on", "comment-on", "rules", "existing", "no-constitution", "other-format",
        "drafts", "exempt", "non-negotiable", "history", "waivers", "tasks",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "says"),
    [
        (POLICY_PATH, f"{POLICY_PATH} is there already, and was left as it is."),
        (".github/plangate.yaml", f".github/plangate.yaml is not read. Rename it to {POLICY_PATH}."),
        (".plangate.yml", f".plangate.yml is not read. Rename it to {POLICY_PATH}."),
    ],
)
def test_a_policy_that_is_there_is_left_alone(root, path, says):
    write(root, {path: "fail-on: low\n"})

    result = CliRunner().invoke(app, ["init"])

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"plangate: {says}\n")
    assert (root / path).read_text() == "fail-on: low\n"
    assert (root / POLICY_PATH).exists() is (path == POLICY_PATH)


def test_a_place_that_cannot_be_written_is_named(root):
    write(root, {".github": "no folder\n"})

    result = CliRunner().invoke(app, ["init"])

    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert result.stderr.startswith(f"plangate: {POLICY_PATH} cannot be written: ")

"""Whatever a repository holds, the command line names the file, what is wrong and what to do, and never falls."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from plangate.cli.main import app
from plangate.domain.model.snapshot import MAX_FILE_SIZE
from tests.builders import CONSTITUTION_PATH, CONSTITUTION_TEXT, PLAN_PATH, PLAN_TEXT, POLICY_PATH, TEMPLATE_PATH
from tests.process.local.repository import a_repository, commit, git

RUNNER = CliRunner()
BINARY = bytes(range(256)) * 20
NO_TEXT = "it is not UTF-8 text. Save it as UTF-8."
TOO_MUCH = "it has too much structure: "
WIDE = "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b\n" * 50
NO_TARGET = "it is a symbolic link that leads to no file of the repository."
BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
Change = Callable[[Path], object]


def holds(path: str, data: bytes | str) -> Change:
    """The repository with those bytes at a path."""
    return lambda root: _place(root, path).write_bytes(data if isinstance(data, bytes) else data.encode())


def leads(path: str, target: str) -> Change:
    """The repository with a symbolic link at a path."""
    return lambda root: _place(root, path).symlink_to(target)


def folder(path: str) -> Change:
    """The repository with an empty folder at a path."""
    return lambda root: (root / path).mkdir(parents=True)


def _place(root: Path, path: str) -> Path:
    place = root / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    return place


def checked(root: Path, change: Change, *options: str) -> tuple[int, str]:
    """The exit code and what is said, on one line, of a check of a small repository with that change."""
    a_repository(root)
    change(root)
    result = RUNNER.invoke(app, ["check", str(root), *options])
    assert type(result.exception) in (type(None), SystemExit), result.exception
    assert "Traceback" not in result.output
    return result.exit_code, " ".join(result.output.split())


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        (holds(PLAN_PATH, BINARY), 2, f"Could not evaluate this plan: {NO_TEXT}"),
        (holds(PLAN_PATH, PLAN_TEXT.encode("utf-16")), 2, f"Could not evaluate this plan: {NO_TEXT}"),
        (holds(PLAN_PATH, PLAN_TEXT.encode() + b"\xff"), 2, f"Could not evaluate this plan: {NO_TEXT}"),
        (holds(PLAN_PATH, ""), 2, "it is empty. Write it from the plan template, or remove it."),
        (
            holds(PLAN_PATH, "x" * (MAX_FILE_SIZE + 1024)),
            2,
            "it is 257 KiB long, and 256 KiB is the most that is read.",
        ),
        (holds(PLAN_PATH, "x" * 2**21), 2, "it is 2048 KiB long, and 256 KiB is the most that is read."),
        (holds(PLAN_PATH, "> " * 101 + "x\n"), 2, f"Could not evaluate this plan: {TOO_MUCH}"),
        (holds(PLAN_PATH, WIDE), 2, f"Could not evaluate this plan: {TOO_MUCH}"),
        (holds(CONSTITUTION_PATH, WIDE), 2, f"Could not evaluate by this file: {TOO_MUCH}"),
        (holds("specs/001-search/spec.md", WIDE), 0, f"spec.md says nothing: {TOO_MUCH}"),
        (folder("specs/002-loans/plan.md"), 2, "it is a folder. Put the plan in a file of that name."),
        (holds("specs/002-loans/plan.md/notes.md", "# Notes\n"), 2, "it is a folder."),
        (leads("specs/002-loans/plan.md", ".."), 2, f"Could not evaluate this plan: {NO_TARGET}"),
        (leads(PLAN_PATH, "/etc/hosts"), 2, f"Could not evaluate this plan: {NO_TARGET} Put the plan in its place."),
        (leads(PLAN_PATH, "../../../../hosts"), 2, NO_TARGET),
        (leads(PLAN_PATH, "plan.md"), 2, NO_TARGET),
        (holds(CONSTITUTION_PATH, BINARY), 2, f"Could not evaluate by this file: {NO_TEXT}"),
        (
            holds(CONSTITUTION_PATH, "x " * MAX_FILE_SIZE),
            2,
            "it is 512 KiB long, and 256 KiB is the most that is read.",
        ),
        (holds(CONSTITUTION_PATH, ""), 0, "no plan can be judged by it. Write its principles."),
        (leads(CONSTITUTION_PATH, "/etc/hosts"), 2, f"{NO_TARGET} Put the file in its place."),
        (leads(CONSTITUTION_PATH, "constitution.md"), 2, NO_TARGET),
        (holds(TEMPLATE_PATH, BINARY), 2, f"Could not evaluate by this file: {NO_TEXT}"),
        (leads(TEMPLATE_PATH, "/etc/hosts"), 2, NO_TARGET),
        (holds(POLICY_PATH, "rules: [open\n x: : :"), 1, "The policy is not YAML: "),
        (
            holds(POLICY_PATH, BINARY),
            1,
            "The policy cannot be read: it must be a UTF-8 text file, and no symbolic link.",
        ),
        (holds(POLICY_PATH, BOMB), 1, "The policy holds more than 150000 values, repeated ones counted."),
        (holds(POLICY_PATH, "rulez: {}\n"), 1, "The policy has no key `rulez`. Did you mean `rules`?"),
        (holds(POLICY_PATH, "rules: {vague-gaol: off}\n"), 1, "vague-goal"),
        (holds(POLICY_PATH, "- fail-on\n"), 1, "The policy must hold keys with values, not a list."),
        (
            holds("specs/001-search/contracts/a.yaml", BOMB),
            0,
            "This contract does not parse: it holds more than 150000",
        ),
        (holds("specs/001-search/contracts/a.yaml", "[" * 60), 0, "it is nested more than 50 levels deep"),
        (holds("specs/001-search/contracts/a.json", "{,}"), 0, "This contract does not parse: "),
        (holds("specs/001-search/contracts/a.json", b"\xff\xfe\0"), 0, f"This contract cannot be read: {NO_TEXT}"),
        (holds("specs/001-search/spec.md", b"\xff\xfe"), 0, f"spec.md says nothing: {NO_TEXT}"),
        (holds("specs/001-search/research.md", "x" * 300_000), 0, "Not read: specs/001-search/research.md, "),
    ],
)
def test_bad_input_is_named_with_what_is_wrong(tmp_path, change, code, says):
    exit_code, said = checked(tmp_path, change)

    assert says in said
    assert exit_code == code


@pytest.mark.parametrize(
    "path",
    [
        "specs/001-search/spec.md",
        "specs/001-search/research.md",
        "specs/001-search/data-model.md",
        "specs/001-search/tasks.md",
        "specs/001-search/contracts/api.md",
        ".specify/presets/.registry",
        ".specify/presets/house/preset.yml",
        ".specify/extensions/.registry",
    ],
)
@pytest.mark.parametrize("data", [BINARY, b"", b"{", b"a: [: :"])
def test_what_lies_beside_never_stops_a_review(tmp_path, path, data):
    exit_code, said = checked(tmp_path, holds(path, data))

    assert exit_code in (0, 1)
    assert f"Read {PLAN_PATH}: 3 principles" in said


def test_a_constitution_of_90_kb_is_law_like_any_other(tmp_path):
    law = CONSTITUTION_TEXT + "\n### IX. Long\n\n" + "The system MUST stay small.\n" * 3300

    exit_code, said = checked(tmp_path, holds(CONSTITUTION_PATH, law))

    assert (exit_code, "does not answer IX. Long" in said) == (1, True)


def test_one_bad_plan_does_not_stop_the_review_of_another(tmp_path):
    a_repository(tmp_path)
    holds("specs/002-loans/plan.md", BINARY)(tmp_path)

    result = RUNNER.invoke(app, ["check", str(tmp_path), "--format", "json"])

    plans = {plan["path"]: plan["conclusion"] for plan in json.loads(result.stdout)["plans"]}
    assert plans == {PLAN_PATH: "success", "specs/002-loans/plan.md": "neutral"}
    assert result.exit_code == 2


def test_a_plan_that_cannot_be_read_is_not_said_to_be_of_another_format(tmp_path):
    _, said = checked(tmp_path, holds(PLAN_PATH, BINARY))

    assert f"{PLAN_PATH} could not be evaluated {PLAN_PATH}:1" in said


def test_a_folder_that_has_the_name_of_a_plan_is_told_of_when_it_is_named_itself(tmp_path):
    a_repository(tmp_path)
    named = tmp_path / "specs" / "002-loans" / "plan.md"
    named.mkdir(parents=True)

    result = RUNNER.invoke(app, ["check", str(named)])

    assert result.exit_code == 2
    assert "Could not evaluate this plan: it is a folder." in result.output


def test_a_folder_in_the_plans_place_that_the_base_has_too_is_not_told_of(tmp_path):
    a_repository(tmp_path)
    holds("specs/002-loans/plan.md/notes.md", "# Notes\n")(tmp_path)
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, "Plan the search")

    result = RUNNER.invoke(app, ["check", str(tmp_path), "--base", "main"])

    assert (result.exit_code, result.stdout) == (0, "No plan to judge.\n")

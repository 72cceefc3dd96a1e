"""What cannot be read has no verdict: exit 2, and words in every format that nobody takes for "not assessed"."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plangate.cli.main import app
from plangate.cli.output import Format
from plangate.domain.model.snapshot import MAX_FILE_SIZE
from tests.builders import CONSTITUTION_PATH, PLAN_PATH, PLAN_TEXT, TEMPLATE_PATH
from tests.process.local.repository import a_repository, write

SAYS = {
    "text": lambda printed: printed.splitlines()[-1].startswith("Could not evaluate "),
    "markdown": lambda printed: printed.startswith("# Could not evaluate: "),
    "agent": lambda printed: "Could not evaluate" in printed,
    "github": lambda printed: "\nPlangate: could not evaluate 1 file; " in printed and "::error file=" in printed,
    "json": lambda printed: (
        [one["message"][:19] for one in json.loads(printed)["could_not_evaluate"]] == ["Could not evaluate "]
    ),
    "sarif": lambda printed: (
        [one["executionSuccessful"] for one in json.loads(printed)["runs"][0]["invocations"]] == [False]
    ),
}
"""How each format says it."""

POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n"


def checked(root: Path, *words: str) -> Result:
    """What a check of a repository ends with."""
    return CliRunner().invoke(app, ["check", str(root), *map(str, words)])


def _replaced(root: Path, path: str, data: bytes | None) -> Path:
    """A repository with other bytes at a path, or a link that leads out of it."""
    a_repository(root)
    (root / path).unlink()
    if data is None:
        (root / path).symlink_to("/etc/hosts")
    else:
        (root / path).write_bytes(data)
    return root


@pytest.mark.parametrize("format", Format)
@pytest.mark.parametrize(
    ("path", "data"),
    [
        (PLAN_PATH, b"# Plan \xff\n"),
        (PLAN_PATH, b"x" * (MAX_FILE_SIZE + 1)),
        (PLAN_PATH, None),
        (PLAN_PATH, b""),
        (PLAN_PATH, POINTER.encode()),
        (CONSTITUTION_PATH, b"\xff\xfe"),
        (TEMPLATE_PATH, None),
    ],
    ids=["plan-not-utf-8", "plan-too-large", "plan-link-outward", "plan-empty", "plan-in-lfs", "law", "template"],
)
def test_what_cannot_be_read_could_not_be_evaluated_in_every_format(tmp_path, path, data, format):
    result = checked(_replaced(tmp_path, path, data), "--format", format)

    assert (result.exit_code, SAYS[format](result.stdout)) == (2, True), result.stdout


@pytest.mark.parametrize("format", Format)
def test_a_plan_that_is_not_assessed_was_evaluated(tmp_path, format):
    a_repository(tmp_path)
    (tmp_path / CONSTITUTION_PATH).unlink()

    result = checked(tmp_path, "--format", format)

    assert (result.exit_code, SAYS[format](result.stdout)) == (0, False), result.stdout


@pytest.mark.parametrize(
    ("path", "why"),
    [(CONSTITUTION_PATH, "the constitution cannot be read"), (TEMPLATE_PATH, "the plan template cannot be read")],
)
def test_a_plan_whose_law_cannot_be_read_says_which(tmp_path, path, why):
    result = checked(_replaced(tmp_path, path, b"\xff"))

    assert f"{PLAN_PATH}  could not be evaluated: {why}\n" in result.stdout


def test_beside_plans_that_were_judged_it_is_said_how_many_were_not(tmp_path):
    _replaced(tmp_path, PLAN_PATH, b"\xff")
    unfit = PLAN_TEXT.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")
    write(tmp_path, {"specs/002-loans/plan.md": unfit, "specs/002-loans/spec.md": "# Loans\n"})

    result = checked(tmp_path)

    assert result.stdout.splitlines()[-1].startswith("Could not evaluate 1 of 2 plans; 1 does not comply, ")
    assert result.exit_code == 2

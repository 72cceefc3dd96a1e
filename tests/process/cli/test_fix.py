"""Fixing on disk: what was proven is written, whole, with the line ends and the mode of the file, and nothing else."""

import os
import stat
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plangate.cli import fix as command
from plangate.cli.main import app
from plangate.domain.review.requested_fixes import mend
from tests.builders import PLAN_PATH, PLAN_TEXT, POLICY_PATH, SPEC_TEXT
from tests.process.local.repository import a_repository, commit, git, write

PLAN = "specs/002-loans/plan.md"
MENDED = PLAN_TEXT.replace("`/specs/001-search/spec.md`", "`/specs/002-loans/spec.md`")
"""The plan of another feature with the fix that can be proven; that of its tree is left."""

LEFT = f"{PLAN}:32  left to you: low wrong-feature"


@pytest.fixture
def root(tmp_path, monkeypatch) -> Path:
    """The repository that one stands in, with a plan that names another feature."""
    monkeypatch.chdir(a_repository(tmp_path))
    write(tmp_path, {PLAN: PLAN_TEXT, "specs/002-loans/spec.md": SPEC_TEXT})
    return tmp_path


def fixed(*words: str) -> Result:
    """What the command ends with."""
    return CliRunner().invoke(app, ["fix", *words])


def test_what_can_be_fixed_is_fixed_and_what_is_left_is_said(root):
    result = fixed()

    assert (root / PLAN).read_text() == MENDED
    assert (root / PLAN_PATH).read_text() == PLAN_TEXT
    assert (result.exit_code, result.stdout) == (0, f"{PLAN}:5  fixed: wrong-feature\n")
    assert result.stderr.splitlines() == [
        LEFT,
        "1 fix in 1 file, 1 left to you; `plangate check` says what is to be done.",
        "Looked at 2 plans under specs/.",
    ]


def test_fixed_again_nothing_changes(root):
    fixed()
    before = (root / PLAN).stat()

    result = fixed()

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[1].startswith("Nothing to fix, 1 left to you; ")
    assert ((root / PLAN).stat().st_mtime_ns, (root / PLAN).stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_diff_is_printed_that_git_takes_and_nothing_is_written(root):
    git(root, "init", "--quiet")
    commit(root, "Plan")

    result = fixed("--diff")

    assert (result.exit_code, (root / PLAN).read_text()) == (1, PLAN_TEXT)
    assert result.stdout.startswith(f"--- a/{PLAN}\n+++ b/{PLAN}\n@@ ")
    assert "1 fix in 1 file, nothing written, 1 left to you" in result.stderr
    subprocess.run(["git", "apply"], input=result.stdout.encode(), cwd=root, check=True)
    assert (root / PLAN).read_text() == MENDED


def test_a_diff_of_nothing_is_empty(root):
    result = fixed("--diff", PLAN_PATH)

    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("ending", ["", "\nThe end"], ids=["newline", "no-newline"])
def test_line_ends_and_the_end_of_the_file_stay_as_they_are(root, ending):
    (root / PLAN).write_bytes((PLAN_TEXT + ending).replace("\n", "\r\n").encode())

    git(root, "init", "--quiet")
    commit(root, "Plan")
    diff = fixed("--diff").stdout_bytes
    subprocess.run(["git", "apply", "--check"], input=diff, cwd=root, check=True)
    fixed()

    assert (root / PLAN).read_bytes() == (MENDED + ending).replace("\n", "\r\n").encode()


def test_line_ends_on_disk_stay_where_git_keeps_others(root):
    git(root, "init", "--quiet")
    git(root, "config", "core.autocrlf", "true")
    commit(root, "Plan")
    (root / PLAN).write_bytes(PLAN_TEXT.replace("\n", "\r\n").encode())

    fixed()

    assert (root / PLAN).read_bytes() == MENDED.replace("\n", "\r\n").encode()


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_the_mode_of_a_file_stays(root, mode):
    (root / PLAN).chmod(mode)

    fixed()

    assert stat.S_IMODE((root / PLAN).stat().st_mode) == mode
    assert sorted(path.name for path in (root / PLAN).parent.iterdir()) == ["plan.md", "spec.md"]


def test_only_what_is_named_is_fixed(root):
    write(root, {"specs/003-fines/plan.md": PLAN_TEXT, "specs/003-fines/spec.md": SPEC_TEXT})

    fixed("specs/003-fines/spec.md")

    assert (root / PLAN).read_text() == PLAN_TEXT
    assert "/specs/003-fines/spec.md" in (root / "specs/003-fines/plan.md").read_text()


def test_a_word_of_the_policy_that_is_nearly_right_is_fixed(root):
    write(root, {POLICY_PATH: "fail-on: hihg\n"})

    result = fixed()

    assert (root / POLICY_PATH).read_text() == "fail-on: high\n"
    assert f"{POLICY_PATH}:1  fixed: invalid-policy\n" in result.stdout


def test_a_file_that_may_not_be_written_is_named_and_nothing_is_lost(root, monkeypatch):
    def refuse(path, data):
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(command, "replace_file", refuse)

    result = fixed()

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"plangate: {PLAN} cannot be written: Permission denied.\n"
    assert (root / PLAN).read_text() == PLAN_TEXT


def test_a_plan_that_changes_while_it_is_judged_is_left_alone(root, monkeypatch):
    def save_meanwhile(*arguments):
        mended = mend(*arguments)
        (root / PLAN).write_text("# Another plan\n")
        return mended

    monkeypatch.setattr(command, "mend", save_meanwhile)

    result = fixed()

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"plangate: {PLAN} is not on disk as it was judged.")
    assert (root / PLAN).read_text() == "# Another plan\n"


def test_a_plan_that_cannot_be_read_exits_2_and_the_others_are_fixed(root):
    (root / PLAN_PATH).write_bytes(b"\xff")

    result = fixed()

    assert (result.exit_code, (root / PLAN).read_text()) == (2, MENDED)


@pytest.mark.skipif(os.name != "posix", reason="links need rights elsewhere")
def test_a_link_stays_a_link(root):
    (root / PLAN).rename(root / "loans.md")
    (root / PLAN).symlink_to("../../loans.md")

    fixed()

    assert ((root / PLAN).is_symlink(), (root / "loans.md").read_text()) == (True, MENDED)

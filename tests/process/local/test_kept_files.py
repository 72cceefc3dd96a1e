"""Files are read as git keeps them, whatever it writes to disk; what git takes for unchanged is not changed."""

from pathlib import Path

import pytest

from plangate.domain.model.snapshot import Snapshot
from plangate.local.gather import gather
from tests.builders import CONSTITUTION_PATH, PLAN_PATH, PLAN_TEXT
from tests.process.local.repository import a_repository, commit, git, write

MARKED = f"{PLAN_TEXT}\n$Id$\n"


def checked_out(root: Path, attributes: str, *, autocrlf: str = "false", plan: bytes = MARKED.encode()) -> Path:
    """A repository that git wrote to disk under those attributes, line ends aside as it had been committed."""
    a_repository(root)
    git(root, "init", "--quiet", "--initial-branch", "main")
    (root / PLAN_PATH).write_bytes(plan)
    commit(root, "Plan")
    write(root, {".gitattributes": attributes})
    git(root, "add", ".gitattributes")
    git(root, "commit", "--quiet", "--message", "Say how files are kept")
    git(root, "config", "core.autocrlf", autocrlf)
    for place in root.rglob("*.md"):
        place.unlink()
    git(root, "checkout", "--force", "--", ".")
    return root


def changed(snapshot: Snapshot) -> list[str]:
    """The paths that a snapshot takes for changed."""
    laws = [law.after.path for law in snapshot.amended]
    return [feature.plan.path for feature in (*snapshot.features, *snapshot.touched)] + laws


@pytest.mark.parametrize(
    ("attributes", "autocrlf"),
    [
        ("", "true"),
        ("", "input"),
        ("*.md text eol=crlf\n", "false"),
        ("* text=auto eol=crlf\n", "false"),
        ("*.md ident\n", "false"),
        ("*.md ident text eol=crlf\n", "false"),
        ("*.md text working-tree-encoding=UTF-16LE-BOM\n", "false"),
        ("*.md text working-tree-encoding=UTF-16 eol=crlf\n", "false"),
    ],
)
def test_an_untouched_file_is_not_changed_however_git_writes_it_to_disk(tmp_path, attributes, autocrlf):
    root = checked_out(tmp_path, attributes, autocrlf=autocrlf)

    assert git(root, "status", "--porcelain") == ""
    assert changed(gather([root], "main")) == []


@pytest.mark.parametrize("attributes", ["*.md ident\n", "*.md text working-tree-encoding=UTF-16LE-BOM\n"])
def test_an_untouched_file_is_judged_by_the_text_that_git_keeps(tmp_path, attributes):
    root = checked_out(tmp_path, attributes)

    plan = gather([root]).features[0].plan

    assert (plan.text, plan.sha) == (MARKED, git(root, "rev-parse", f"HEAD:{PLAN_PATH}"))


@pytest.mark.parametrize("attributes", ["*.md ident\n", "*.md text eol=crlf\n"])
def test_a_file_that_was_edited_is_changed(tmp_path, attributes):
    root = checked_out(tmp_path, attributes)
    with (root / PLAN_PATH).open("ab") as plan:
        plan.write(b"More.\r\n")
    (root / CONSTITUTION_PATH).write_text("# Another\n")

    assert changed(gather([root], "main")) == [PLAN_PATH, CONSTITUTION_PATH]


def test_no_filter_of_the_repository_is_run(tmp_path):
    root = checked_out(tmp_path / "repository", "*.md filter=mark\n")
    mark = tmp_path / "mark"
    for key in ("clean", "smudge", "process"):
        git(root, "config", f"filter.mark.{key}", f"touch {mark}")
    git(root, "config", "filter.mark.required", "true")
    # As new as git's index, so that git must look into it.
    (root / PLAN_PATH).write_bytes(MARKED.replace("Notes", "Noted").encode())

    snapshot = gather([root], "main")

    assert (changed(snapshot), mark.exists()) == ([PLAN_PATH], False)

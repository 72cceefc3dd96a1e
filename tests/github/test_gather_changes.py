"""Gathering what a pull request changes: renames, long lists, many plans, and where its diff starts."""

import pytest

from app.domain.snapshot import Change, ChangeKind
from app.errors import RefusedError
from app.github.gather import MOST_PLANS
from tests.builders import (
    FEATURE,
    PLAN_PATH,
    PLAN_TEXT,
)
from tests.fakehub.repositories import executable
from tests.github.conftest import PLANNED


def test_a_pull_request_without_a_plan_takes_one_call(library, read):
    pull = library.open_pull_request("code", {"src/shelf.py": "shelf = 2\n", "docs/plan.md": "# Holidays\n"})

    snapshot = read(pull)

    assert read.calls() == ["PullRequest"]
    assert (snapshot.changes, snapshot.features, snapshot.changed_files) == ((), (), 2)


def test_a_merge_from_the_base_makes_the_comparison_tell_the_merge_base(hub, library, read):
    pull = library.open_pull_request("search", PLANNED)
    library.push("main", {"src/late.py": "late = 1\n"})
    git, merged = library.repository.git, {"parent": pull.head_sha, "others": (library.tip(),)}
    git.commit_files(
        "merge", {"src/late.py": "late = 1\n"}, message="Merge", name="ada", email="ada@example.com", date=1, **merged
    )
    library.push("search", {"src/more.py": "more = 1\n"}, onto=library.tip("merge"))

    snapshot = read(pull)

    assert snapshot.merge_base_sha == library.tip()
    assert sum("compare" in call for call in read.calls()) == 1


def test_a_renamed_plan_that_changes_is_compared_with_what_it_was(library, read):
    library.push("main", PLANNED)
    moved = "specs/002-find/plan.md"
    pull = library.open_pull_request("rename", {PLAN_PATH: None, moved: PLAN_TEXT + "\nMore.\n"})

    snapshot = read(pull)

    assert snapshot.changes == (Change(moved, ChangeKind.RENAMED, PLAN_PATH),)
    assert [(feature.plan.path, feature.before.path) for feature in snapshot.features] == [(moved, PLAN_PATH)]


def test_a_plan_that_is_only_renamed_or_removed_is_not_judged(library, read):
    library.push("main", {**PLANNED, "specs/003-old/plan.md": "# Old\n\nEntirely different words stand here.\n"})
    pull = library.open_pull_request(
        "tidy", {PLAN_PATH: None, "specs/002-find/plan.md": PLAN_TEXT, "specs/003-old/plan.md": None}
    )

    snapshot = read(pull)

    assert snapshot.features == ()
    assert {change.kind for change in snapshot.changes} == {ChangeKind.RENAMED, ChangeKind.REMOVED}


def test_a_renamed_plan_of_which_no_line_is_counted_is_judged_when_its_bytes_changed(library, read):
    binary = PLAN_TEXT.encode() + b"\0" + bytes(range(256)) * 20
    library.push("main", {PLAN_PATH: binary})
    moved = "specs/002-find/plan.md"
    pull = library.open_pull_request("rename", {PLAN_PATH: None, moved: binary + b"\0more"})

    snapshot = read(pull)

    assert snapshot.changes == (Change(moved, ChangeKind.RENAMED, PLAN_PATH),)
    assert [feature.plan.path for feature in snapshot.features] == [moved]


def test_a_plan_whose_mode_alone_changes_is_not_judged(library, read):
    library.push("main", PLANNED)
    pull = library.open_pull_request("mode", {PLAN_PATH: executable(PLAN_TEXT)})

    snapshot = read(pull)

    assert snapshot.features == ()


def test_four_hundred_changed_files_are_listed_in_four_pages(library, read):
    pull = library.open_pull_request("bulk", {**PLANNED, **{f"src/{n:03}.py": f"n = {n}\n" for n in range(400)}})

    snapshot = read(pull)

    assert (snapshot.changed_files, [feature.folder for feature in snapshot.features]) == (402, [FEATURE])
    assert read.calls() == ["PullRequest", *["MoreChangedFiles"] * 4, "Lookups", "Lookups"]


def test_a_list_that_is_cut_is_replaced_by_comparing_the_trees(library, read):
    bulk = {f"src/{n:04}.py": f"n = {n}\n" for n in range(3000)}
    pull = library.open_pull_request("bulk", {**bulk, **PLANNED})

    snapshot = read(pull)

    assert snapshot.changed_files == 3002
    assert snapshot.changes == (Change(PLAN_PATH, ChangeKind.ADDED),)
    assert sum("trees" in call for call in read.calls()) == 2


def test_a_cut_list_with_a_cut_tree_is_never_no_plan_changed(hub, library, read):
    bulk = {f"src/{n:04}.py": f"n = {n}\n" for n in range(3000)}
    pull = library.open_pull_request("bulk", {**bulk, **PLANNED})
    hub.faults.next(path="/git/trees/", status=200, body=b'{"tree": [], "truncated": true}')

    with pytest.raises(RefusedError, match="Split the pull request"):
        read(pull)


def test_more_plans_than_are_judged_together_are_refused(library, read):
    pull = library.open_pull_request("import", {f"specs/{n:03}-x/plan.md": PLAN_TEXT for n in range(MOST_PLANS + 1)})

    with pytest.raises(RefusedError, match="changes 201 plans"):
        read(pull)


def test_fifty_plans_take_five_calls_more(library, read):
    pull = library.open_pull_request("import", {f"specs/{n:03}-x/plan.md": PLAN_TEXT for n in range(50)})

    snapshot = read(pull)

    assert len(snapshot.features) == 50
    assert len(read.calls()) <= 10

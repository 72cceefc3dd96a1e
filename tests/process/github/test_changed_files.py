"""Gathering what a pull request changes: renames, long lists, many plans, and where its diff starts."""

import pytest

from plangate.domain.model.snapshot import Change, ChangeKind
from plangate.errors import AuthorError, TransientError
from plangate.github.read.gather import MAX_PLANS
from tests.builders import (
    CONSTITUTION_PATH,
    CONSTITUTION_TEXT,
    FEATURE,
    PLAN_PATH,
    PLAN_TEXT,
)
from tests.fakehub.repositories import executable, symlink
from tests.process.github.conftest import PLANNED, a_file_of


def test_a_pull_request_without_a_plan_takes_one_call(library, read):
    pull = library.open_pull_request("code", {"src/shelf.py": "shelf = 2\n", "docs/plan.md": "# Holidays\n"})

    snapshot = read(pull)

    assert read.calls() == ["PullRequest"]
    assert (snapshot.changes, snapshot.features, snapshot.changed_files) == ((), (), 2)


@pytest.mark.parametrize("path", ["specs/001-search/PLAN.md", "Specs/001-search/plan.md"])
def test_a_plan_that_only_case_tells_from_one_is_judged(library, read, path):
    pull = library.open_pull_request("search", {path: PLAN_TEXT, "docs/PLAN.md": "# Holidays\n"})

    assert [feature.plan.path for feature in read(pull).features] == [path]


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


def test_the_files_of_a_feature_that_moves_are_compared_with_what_they_were(library, read):
    tasks = "- [ ] T001 Create src/search/index.py\n"
    library.push("main", {**PLANNED, f"{FEATURE}/tasks.md": tasks, f"{FEATURE}/research.md": "# Research\n"})
    moved = {path.replace("001-search", "002-find"): text for path, text in PLANNED.items()}
    gone = dict.fromkeys([*PLANNED, f"{FEATURE}/tasks.md", f"{FEATURE}/research.md"])
    grown = {"specs/002-find/plan.md": f"{PLAN_TEXT}\nMore.\n", "specs/002-find/tasks.md": tasks}
    pull = library.open_pull_request("move", {**gone, **moved, **grown})

    (feature,) = read(pull).features

    assert [(file.path, file.text) for file in feature.before_files] == [
        ("specs/002-find/research.md", "# Research\n"),
        ("specs/002-find/spec.md", None),
        ("specs/002-find/tasks.md", None),
    ]
    assert {file.path: file.sha for file in feature.files}.items() <= {
        f.path: f.sha for f in feature.before_files
    }.items()


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
    assert sum("trees" in call for call in read.all_calls()) == 2


def test_a_cut_list_with_a_cut_tree_is_never_no_plan_changed(hub, library, read):
    bulk = {f"src/{n:04}.py": f"n = {n}\n" for n in range(3000)}
    pull = library.open_pull_request("bulk", {**bulk, **PLANNED})
    hub.faults.next(path="/git/trees/", status=200, body=b'{"tree": [], "truncated": true}')

    with pytest.raises(AuthorError, match=r"^Split acme/library#1, since it changes 3002 files"):
        read(pull)


def test_more_plans_than_are_judged_together_are_refused(library, read):
    pull = library.open_pull_request("import", {f"specs/{n:03}-x/plan.md": PLAN_TEXT for n in range(MAX_PLANS + 1)})

    with pytest.raises(AuthorError, match=r"^Split acme/library#1, since it changes 201 plans"):
        read(pull)


def test_fifty_plans_take_five_calls_more(library, read):
    pull = library.open_pull_request("import", {f"specs/{n:03}-x/plan.md": PLAN_TEXT for n in range(50)})

    snapshot = read(pull)

    assert len(snapshot.features) == 50
    assert len(read.calls()) <= 10


def test_a_file_that_was_no_plan_and_is_renamed_to_one_is_a_new_plan(library, read):
    library.push("main", {f"{FEATURE}/draft.md": PLAN_TEXT})
    pull = library.open_pull_request("search", {f"{FEATURE}/draft.md": None, PLAN_PATH: PLAN_TEXT})

    snapshot = read(pull)

    assert snapshot.changes == (Change(PLAN_PATH, ChangeKind.ADDED, f"{FEATURE}/draft.md"),)
    assert [feature.plan.text for feature in snapshot.features] == [PLAN_TEXT]
    assert [feature.before.text for feature in snapshot.features] == [None]


def test_an_exempt_plan_that_moves_out_is_a_new_plan(library, read):
    library.push(
        "main", {".github/plangate.yml": 'exempt: {paths: ["specs/old/**"]}\n', "specs/old/1/plan.md": PLAN_TEXT}
    )
    pull = library.open_pull_request("search", {"specs/old/1/plan.md": None, PLAN_PATH: PLAN_TEXT})

    snapshot = read(pull)

    assert snapshot.changes == (Change(PLAN_PATH, ChangeKind.ADDED, "specs/old/1/plan.md"),)
    assert len(snapshot.features) == 1


def test_a_renamed_plan_whose_old_name_github_does_not_tell_is_never_taken_for_unchanged(hub, library, read):
    library.push("main", PLANNED)
    pull = library.open_pull_request("search", {PLAN_PATH: None, "specs/002-find/plan.md": PLAN_TEXT})
    hub.faults.next(path="/pulls/1/files", status=200, body=b"[]")

    with pytest.raises(TransientError, match="incomplete"):
        read(pull)


def test_a_plan_that_is_a_link_is_read_where_it_leads_and_has_no_lines_in_the_diff(library, read):
    files = {**PLANNED, PLAN_PATH: symlink("../../docs/a.md"), "docs/a.md": symlink("b.md"), "docs/b.md": PLAN_TEXT}
    pull = library.open_pull_request("search", files)

    [feature] = read(pull).features

    assert feature.plan == a_file_of(PLAN_PATH, PLAN_TEXT, library)
    assert (feature.before.text, feature.before.path) == (None, PLAN_PATH)


@pytest.mark.parametrize("target", ["plan.md", "/etc/passwd", "../../../x", "nowhere.md", "../001-search", ""])
def test_a_plan_that_is_a_link_to_no_file_has_no_text(library, read, target):
    pull = library.open_pull_request("search", {**PLANNED, PLAN_PATH: symlink(target)})

    [feature] = read(pull).features

    assert (feature.plan.text, feature.plan.symlink) == (None, True)


@pytest.mark.parametrize("place", ["docs/constitution.md", ".specify/law/constitution.md", ".specify/law.md"])
def test_a_constitution_that_is_moved_away_is_a_change_of_the_law(library, read, place):
    pull = library.open_pull_request("law", {CONSTITUTION_PATH: None, place: CONSTITUTION_TEXT})

    assert read(pull).changes == (Change(place, ChangeKind.RENAMED, CONSTITUTION_PATH),)


def test_a_file_that_is_moved_to_where_the_constitution_is_looked_for_adds_one(library, read):
    library.push("main", {CONSTITUTION_PATH: None, "docs/law.md": CONSTITUTION_TEXT})
    pull = library.open_pull_request("law", {"docs/law.md": None, CONSTITUTION_PATH: CONSTITUTION_TEXT})

    snapshot = read(pull)

    assert snapshot.changes == (Change(CONSTITUTION_PATH, ChangeKind.ADDED),)
    assert [law.before for law in snapshot.amended] == [None]


def test_another_file_of_that_name_that_is_moved_is_none(library, read):
    library.push("main", {"docs/club/constitution.md": "# Rules of the club\n\nBring a cake.\n"})
    pull = library.open_pull_request(
        "club", {"docs/club/constitution.md": None, "club/constitution.md": "# Rules of the club\n\nBring a cake.\n"}
    )

    assert read(pull).changes == ()


LAW_AMENDED = {
    CONSTITUTION_PATH: CONSTITUTION_TEXT.replace("## Governance", "### IX. Offline\n\nMUST work.\n\n## Governance")
}


@pytest.mark.parametrize(
    "files",
    [
        PLANNED, LAW_AMENDED, {**PLANNED, **LAW_AMENDED}, {CONSTITUTION_PATH: None},
        {".github/plangate.yml": "fail-on: low\n"},
    ],
)  # fmt: skip
def test_what_the_base_has_byte_for_byte_is_not_the_pull_request_s(library, read, files):
    pull = library.open_pull_request("search", files)
    library.push("main", files, message="Squash the same")

    snapshot = read(pull)

    assert (snapshot.changes, snapshot.features, snapshot.written_law) == ((), (), ())


def test_what_a_plan_that_the_base_has_too_was_before_does_not_matter(library, read):
    library.push("main", PLANNED)
    grown = {PLAN_PATH: PLAN_TEXT + "\nMore.\n"}
    pull = library.open_pull_request("grown", {**grown, "specs/002-find/plan.md": PLAN_TEXT})
    library.push("main", grown, message="Squash one of the two")

    snapshot = read(pull)

    assert [feature.plan.path for feature in snapshot.features] == ["specs/002-find/plan.md"]
    assert [change.path for change in snapshot.changes] == ["specs/002-find/plan.md"]


def test_beside_a_plan_that_the_base_has_too_what_it_has_not_is_looked_at(library, read):
    tasks = f"{FEATURE}/tasks.md"
    pull = library.open_pull_request("search", {**PLANNED, tasks: "- [ ] T001 Create src/search/index.py\n"})
    library.push("main", PLANNED, message="Squash the plan alone")

    snapshot = read(pull)

    assert (snapshot.features, [feature.plan.path for feature in snapshot.touched]) == ((), [PLAN_PATH])
    assert [change.path for change in snapshot.changes] == [tasks]


def test_a_plan_that_moves_to_where_the_base_has_it_but_leaves_what_it_was_is_changed(library, read):
    library.push("main", PLANNED)
    moved = {"specs/002-find/plan.md": PLAN_TEXT + "\nMore.\n"}
    pull = library.open_pull_request("move", {PLAN_PATH: None, **moved})
    library.push("main", moved, message="Copy it")

    assert [change.path for change in read(pull).changes] == ["specs/002-find/plan.md"]


def test_a_base_that_moved_on_costs_no_call(library, read):
    pull = library.open_pull_request("search", PLANNED)
    library.push("main", {"src/late.py": "late = 1\n"})

    snapshot = read(pull)

    assert ([feature.plan.path for feature in snapshot.features], len(read.calls())) == ([PLAN_PATH], 3)


def test_files_that_are_called_nearly_as_the_policy_are_told_at_no_call(library, read):
    library.push("main", {"plangate.yml": "fail-on: never\n"})
    near = {".github/plangate.yaml": "fail-on: never\n", ".github/workflows/plangate.yml": "on: push\n"}
    pull = library.open_pull_request("policy", {**near, "plangate.yml": None})

    assert (read(pull).misnamed_policies, read.calls()) == ((".github/plangate.yaml",), ["PullRequest"])

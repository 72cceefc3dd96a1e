"""Gathering features whose plan a pull request leaves alone beside a tasks.md or spec.md that it changes."""

import pytest

from plangate.domain.model.snapshot import Change, ChangeKind
from plangate.github.read.changed_files import MAX_LINK_LINES
from plangate.github.read.features import MAX_TOUCHED_FEATURES
from tests.builders import CONSTITUTION_TEXT, FEATURE, PLAN_PATH, PLAN_TEXT, SPEC_TEXT, TEMPLATE_TEXT
from tests.process.github.conftest import PLANNED, SPEC_PATH, a_file_of, told_law

TASKS_PATH = f"{FEATURE}/tasks.md"
TASKS = "- [ ] T001 Create src/search/index.py\n"
TICKED = TASKS.replace("[ ]", "[x]")


@pytest.fixture
def planned(library):
    """The repository with a planned feature and its tasks on the base."""
    library.push("main", {**PLANNED, TASKS_PATH: TASKS})
    return library


def test_ticked_tasks_are_read_with_what_they_were_in_two_calls(planned, read):
    pull = planned.open_pull_request("tick", {TASKS_PATH: TICKED, "src/search/index.py": "index = 1\n"})

    snapshot = read(pull)

    (feature,) = snapshot.touched
    spec, tasks = a_file_of(SPEC_PATH, SPEC_TEXT, planned), a_file_of(TASKS_PATH, TICKED, planned)
    assert read.calls() == ["PullRequest", "Lookups"]
    assert snapshot.changes == (Change(TASKS_PATH, ChangeKind.MODIFIED),)
    assert (snapshot.features, feature.files) == ((), (spec, tasks))
    assert feature.plan == feature.before == a_file_of(PLAN_PATH, PLAN_TEXT, planned)
    assert [(file.path, file.text) for file in feature.before_files] == [(TASKS_PATH, TASKS), (SPEC_PATH, None)]


def test_a_second_look_takes_no_more_and_finds_the_same(planned, read):
    pull = planned.open_pull_request("tick", {TASKS_PATH: TICKED})
    first = read(pull)
    read.calls()

    assert (read(pull).touched, read.calls()) == (first.touched, ["PullRequest", "Lookups"])


def test_a_specification_without_a_plan_is_nobody_s_feature_yet(library, read):
    pull = library.open_pull_request("specify", {SPEC_PATH: SPEC_TEXT})

    snapshot = read(pull)

    assert (snapshot.touched, snapshot.features, read.calls()) == ((), (), ["PullRequest", "Lookups"])


def test_what_lies_beside_a_plan_that_changes_comes_with_that_plan(planned, read):
    pull = planned.open_pull_request("both", {TASKS_PATH: TICKED, PLAN_PATH: f"{PLAN_TEXT}\nMore.\n"})

    snapshot = read(pull)

    assert (snapshot.touched, [feature.folder for feature in snapshot.features]) == ((), [FEATURE])
    assert snapshot.changes == (Change(PLAN_PATH, ChangeKind.MODIFIED),)


def test_a_changed_plan_and_a_ticked_one_are_read_together_in_three_calls(planned, read):
    new = {path.replace("001-search", "002-loans"): text for path, text in PLANNED.items()}
    pull = planned.open_pull_request("both", {TASKS_PATH: TICKED, **new})

    snapshot = read(pull)

    assert [feature.folder for feature in snapshot.features] == ["specs/002-loans"]
    assert [feature.folder for feature in snapshot.touched] == [FEATURE]
    assert read.calls() == ["PullRequest", "Lookups", "Lookups"]


@pytest.mark.parametrize(
    "files",
    [
        {TASKS_PATH: None},
        {TASKS_PATH: None, "specs/002-find/tasks.md": TASKS},
        {f"{FEATURE}/data-model.md": "# Data model\n" + "\nMore.\n" * MAX_LINK_LINES},
        {"docs/tasks.md": TASKS},
    ],
)
def test_what_is_removed_moved_or_no_concern_takes_one_call(planned, read, files):
    pull = planned.open_pull_request("tidy", files)

    snapshot = read(pull)

    assert (snapshot.touched, snapshot.changes, read.calls()) == ((), (), ["PullRequest"])


def test_a_feature_whose_plan_goes_is_not_looked_at(planned, read):
    pull = planned.open_pull_request("drop", {PLAN_PATH: None, TASKS_PATH: TICKED})

    assert read(pull).touched == ()


def test_tasks_that_come_when_a_feature_is_renamed_are_read_and_are_new(library, read):
    library.push("main", PLANNED)
    moved = {path.replace("001-search", "002-find"): text for path, text in PLANNED.items()}
    pull = library.open_pull_request("rename", {**dict.fromkeys(PLANNED), **moved, "specs/002-find/tasks.md": TASKS})

    (feature,) = read(pull).touched

    assert (feature.folder, feature.file("tasks.md").text) == ("specs/002-find", TASKS)
    assert [file.path for file in feature.before_files] == ["specs/002-find/spec.md"]


def test_the_law_of_a_project_whose_specification_changes_is_read_and_then_known(library, read):
    project = "services/parcel"
    plan = {f"{project}/{path}": text for path, text in PLANNED.items()}
    law = {
        f"{project}/.specify/memory/constitution.md": CONSTITUTION_TEXT.replace("Librarian", "Parcel"),
        f"{project}/.specify/templates/plan-template.md": TEMPLATE_TEXT,
    }
    library.push("main", {**plan, **law})
    pull = library.open_pull_request("parcel", {f"{project}/{SPEC_PATH}": f"{SPEC_TEXT}More.\n"})

    assert told_law(read(pull)).items() >= law.items()
    assert read.calls() == ["PullRequest", "Lookups", "Lookups"]
    assert told_law(read(pull)).items() >= law.items()
    assert read.calls() == ["PullRequest", "Lookups"]


def test_tasks_alone_ask_for_no_law_of_a_project(library, read):
    plan = {f"services/parcel/{path}": text for path, text in PLANNED.items()}
    library.push("main", {**plan, "services/parcel/.specify/memory/constitution.md": CONSTITUTION_TEXT})
    pull = library.open_pull_request("parcel", {f"services/parcel/{TASKS_PATH}": TASKS})

    snapshot = read(pull)

    assert [feature.folder for feature in snapshot.touched] == [f"services/parcel/{FEATURE}"]
    assert read.calls() == ["PullRequest", "Lookups"]


def test_a_pull_request_that_ticks_everywhere_is_looked_at_in_part_and_says_so(library, read):
    many = {f"specs/{number:03}-part/plan.md": PLAN_TEXT for number in range(MAX_TOUCHED_FEATURES + 3)}
    tasks = {path.replace("plan.md", "tasks.md"): TASKS for path in many}
    library.push("main", {**many, **tasks})
    pull = library.open_pull_request("tick", dict.fromkeys(tasks, TICKED))

    snapshot = read(pull)

    assert (len(snapshot.touched), snapshot.passed_over) == (MAX_TOUCHED_FEATURES, 3)
    assert len(read.calls()) <= 4


def test_a_file_list_that_is_cut_shows_what_is_ticked_all_the_same(planned, read):
    many = {f"src/{number:04}.py": f"n = {number}\n" for number in range(3000)}
    pull = planned.open_pull_request("many", {**many, TASKS_PATH: TICKED})

    snapshot = read(pull)

    assert [feature.folder for feature in snapshot.touched] == [FEATURE]
    assert snapshot.changes == (Change(TASKS_PATH, ChangeKind.MODIFIED),)

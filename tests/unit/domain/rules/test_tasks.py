"""Rules for tasks judge only what the pull request adds, and only in spec-kit's own dialect."""

import pytest

from plangate.domain.documents.dialects import DIALECTS
from plangate.domain.model.snapshot import Feature, File
from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_TEXT, FEATURE, PLAN_PATH, PLAN_TEXT, SPEC_TEXT, a_file, a_law, a_snapshot

of_each = pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.tag)

BAD = "- [ ] T001 a in src/a.py\n- [ ] T001 b in src/b.py\n- [ ] T003 c (depends on T009)\n- [ ] TXXX [P] clean up\n"
GOOD = "- [ ] T004 d\n- [ ] T005 e\n- [ ] T006 f\n- [ ] T007 g\n"
PATH = f"{FEATURE}/tasks.md"


def spec_with(title: str) -> str:
    """A specification with a first story, and one of that title."""
    story = "### User Story 1 - Find by title (Priority: P1)\n\nA reader types a title.\n"
    return f"# Feature Specification: Search\n\n## User Scenarios & Testing\n\n{story}\n{title}\n\nThere are some.\n"


def found(
    tasks: str, before: str | None = None, *, spec: str = SPEC_TEXT, law: tuple[File, ...] = ()
) -> list[tuple[str, str, int]]:
    """Rule, severity and line of the findings in tasks.md."""
    specification = a_file(f"{FEATURE}/spec.md", spec)
    feature = Feature(
        FEATURE,
        plan=a_file(PLAN_PATH, PLAN_TEXT),
        before=None if before is None else a_file(PLAN_PATH, f"{PLAN_TEXT}\n"),
        files=(specification, a_file(PATH, tasks)),
        before_files=() if before is None else (specification, a_file(PATH, before)),
    )
    report = review(a_snapshot(feature, law=law or a_law()))
    return [(f.rule, f.severity.word, f.line) for f in report.findings if f.path == PATH]


def test_every_defect_of_new_tasks_is_found():
    assert found(BAD + GOOD) == [
        ("leftover-sample-task", "high", 4),
        ("duplicate-task-id", "medium", 2),
        ("broken-dependency", "medium", 3),
    ]


def test_a_sample_that_is_spoken_of_in_code_is_not_left():
    assert found(f"{GOOD}\nAll tasks conform to `- [ ] TXXX [P?] [USx?] Description with file path`.\n") == []


def test_tasks_that_stood_there_before_are_left_alone():
    assert found(BAD + GOOD + "- [ ] T008 h\n", BAD + GOOD) == []


def test_an_added_line_is_judged_among_those_that_stood_there():
    assert found(GOOD + "- [ ] T004 i\n", GOOD) == [("duplicate-task-id", "medium", 5)]


def test_a_file_of_another_dialect_is_said_once():
    assert found("- [ ] **T001** a\n- [ ] **T001** b\n- [ ] **T003** c (depends on T009)\n") == [
        ("malformed-task", "info", 1)
    ]


def test_tasks_of_one_file_in_two_stages_do_not_run_at_once():
    text = "## Phase 1: Setup\n\n- [ ] T001 [P] a in src/a.py\n\n## Phase 2: Polish\n\n- [ ] T002 [P] b in src/a.py\n"

    assert found(text) == []


def test_a_finished_task_runs_with_nothing():
    assert found("## Phase 1\n\n- [x] T001 [P] a in src/a.py\n- [ ] T002 [P] b in src/a.py\n") == []


def test_ids_that_stand_twice_are_one_finding():
    assert found("- [ ] T001 a\n- [ ] T002 b\n- [ ] T001 c\n- [ ] T002 d\n") == [("duplicate-task-id", "medium", 3)]


def test_a_folder_whose_name_has_points_is_no_file():
    text = "## Phase 1\n\n- [ ] T001 [P] a in tests/A.Tests/b.cs\n- [ ] T002 [P] c in tests/A.Tests/d.cs\n"

    assert found(text) == []


GIVEN_UP = (
    "- [-] T009 [P] {said}: the page is shared",
    "- [~] T009 {said}",
    "- [✗] T009 nobody asked for it",
    "- [x] ~~T009~~ {said}, a part of T001",
    "- [ ] ~~T009 [US1] Write src/a.py~~",
    "- [ ] **T009** {said} - the page is shared",
    "- [ ] T9b Write src/a.py ({said})",
    "- [ ] T9a [US1] [P] Write src/a.py — {said}",
)
"""Ways to give a task up; those in words have no form of tools otherwise."""


@of_each
def test_a_task_that_is_given_up_is_left_alone(dialect):
    for at, entry in enumerate(dialect.given_up[::3]):
        said = entry.replace(" *", " Freitag").replace("*", "a")
        line = GIVEN_UP[at % len(GIVEN_UP)].format(said=said)

        assert found(f"{GOOD}{line}\n") == [], line


@pytest.mark.parametrize("mark", ["", "[P] ", "[US1] ", "[P] [US1] "])
@pytest.mark.parametrize("id", ["T004a", "T0041c", "T004z"])
def test_an_inserted_task_has_a_letter(mark, id):
    assert found(f"{GOOD}- [ ] {id} {mark}Mend src/a.py\n") == []


@pytest.mark.parametrize("task", ["T004A", "T004.1", "T004-2", "T009 [US1] [P]", "T009 [US1] [US2]", "T009 [US1][US3]"])
def test_what_people_read_all_the_same_weighs_low(task):
    assert found(f"{GOOD}- [ ] {task} Mend src/a.py\n") == [("malformed-task", "low", 5)]


@pytest.mark.parametrize("id", ["T004ab", "T04a", "T004-a"])
def test_other_endings_of_an_id_are_not_read(id):
    assert found(f"{GOOD}- [ ] {id} Mend src/a.py\n") == [("malformed-task", "medium", 5)]


@pytest.mark.parametrize("line", ["- [ ] T9b Show removed items in src/a.py", "- [!] T009 Write it", "- [>] T009 Go"])
def test_a_name_or_a_mark_that_nobody_named_gives_nothing_up(line):
    assert found(f"{GOOD}{line}\n") == [("malformed-task", "medium", 5)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A task that was dropped is marked `[>]`, with a reason.",
        "- [>] moved to another feature",
        "Verschobene Aufgaben werden mit „[>]“ gezeichnet und sind zurückgestellt.",
        "| Mark | Meaning |\n|---|---|\n| [>] | superseded |",
        "延期したタスクは `[>]` とする。",
    ],
)
@pytest.mark.parametrize("place", ["constitution", "template", "tasks"])
def test_the_law_may_name_a_mark(sentence, place):
    line = "- [>] T009 [US1] Write src/a.py"
    law = {
        "constitution": a_law(constitution=f"{CONSTITUTION_TEXT}\n{sentence}\n"),
        "template": (*a_law(), a_file(".specify/templates/tasks-template.md", f"# Tasks\n\n{sentence}\n")),
        "tasks": a_law(),
    }[place]
    head = f"{sentence}\n\n" if place == "tasks" else ""

    assert found(f"{head}{GOOD}{line}\n", law=law) == []


@pytest.mark.parametrize("line", ["- [-] T009 [P] a in src/a.py", "- [ ] T009 [P] a in src/a.py (superseded)"])
def test_a_task_that_is_given_up_conflicts_with_nothing(line):
    text = f"## Phase 1\n\n- [ ] T009 [P] b in src/a.py\n{line}\n"

    assert found(text) == []


@pytest.mark.parametrize("heading", ["## Phase 4: Export (withdrawn)", "## ~~Phase 4: Export~~", "## Deferred tasks"])
def test_a_phase_that_is_given_up_takes_its_tasks_with_it(heading):
    assert found(f"{GOOD}\n{heading}\n\n- [ ] T9b Export\n- [ ] Import\n") == []


TITLES = (
    "### User Story 2 - Move old lists ({said})",
    "### User Story 2 - Move old lists (Priority: P3, {said})",
    "### ~~User Story 2 - Move old lists~~ _({said})_",
    "### User Story 2 - Move old lists — {said}",
    "### User Story 2 - Move old lists\n\n**Status**: {said}",
    "### User Story 2 - Move old lists\n\n> {said}: there are none.",
    "## {said}\n\n### User Story 2 - Move old lists",
)
"""Where a specification may say that a story is not built."""


@of_each
def test_a_story_that_is_given_up_needs_no_task(dialect):
    for at, entry in enumerate(dialect.given_up[::3]):
        said = entry.replace(" *", " Freitag").replace("*", "a")
        title = TITLES[at % len(TITLES)].format(said=said)

        assert found("- [ ] T001 [US1] a\n", spec=spec_with(title)) == [], title


@pytest.mark.parametrize(
    "title",
    [
        "### User Story 2 - Cancelled orders are refunded",
        "### User Story 2 - Orders: deferred payments, removed items",
        "### User Story 2 - Gestrichene Bücher ansehen",
        "### User Story 2 - 削除された本を見る",
        "### User Story 2 - Old lists\n\nRemoved items stay visible.",
    ],
)
def test_what_a_story_is_about_gives_nothing_up(title):
    assert found("- [ ] T001 [US1] a\n", spec=spec_with(title)) == [("uncovered-story", "medium", 1)]


@pytest.mark.parametrize(
    "line",
    [
        "- [ ] T008 Open the desk in src/a.py. Depends on T004 (a stub will do, see T009)",
        "- [ ] T008 Open the desk in src/a.py. Depends on T004 and T005 — any earlier and nothing opens (research R3)",
        "- [ ] T008 Open the desk in src/a.py, depends on decision R7",
        "- [ ] T008 Open the desk in src/a.py (depends on T004, T005)",
    ],
)
def test_what_a_task_only_points_at_is_no_dependency(line):
    assert found(f"{GOOD}{line}\n- [ ] T009 Draw it\n") == []


@pytest.mark.parametrize(
    "said", ["depends on T009", "depends on the drawing (T009)", "depends on T004, T009 (see R2)", "depends on T099"]
)
def test_a_dependency_that_points_down_or_nowhere_is_told(said):
    assert found(f"{GOOD}- [ ] T008 Open it, {said}\n- [ ] T009 Draw it\n") == [("broken-dependency", "medium", 5)]


FOUR_STORIES = "# Feature Specification: Search\n\n## User Scenarios & Testing\n\n" + "\n".join(
    f"### User Story {number} - Find by shelf {number} (Priority: P1)\n\nA reader asks.\n" for number in (1, 2, 3, 4)
)


@pytest.mark.parametrize(
    "heading",
    [
        "User Stories 3 & 4 - Move and lend",
        "User Story 3 and User Story 4",
        "US3 + US4",
        "Stories 3, 4",
        "Stories 3–4: move and lend",
        "Benutzergeschichten 3 und 4",
        "Historias de usuario 3 y 4",
        "Histórias de usuário 3 e 4",
        "Récits utilisateur 3 et 4",
        "Storie utente 3 e 4",
        "Пользовательские истории 3 и 4",
        "Câu chuyện người dùng 3 và 4",
        "ユーザーストーリー3と4",
        "用户故事3和4",
        "使用者故事 3、4",
        "사용자 스토리 3와 4",
    ],
)
def test_a_joint_heading_covers_each_of_its_stories(heading):
    text = f"## Phase 3: US1, US2\n\n{GOOD}\n## Phase 4: {heading}\n\n- [ ] T008 Lend in src/a.py\n"

    assert found(text, spec=FOUR_STORIES) == []


@pytest.mark.parametrize("heading", ["User Story 3 - 4th shelf", "User Story 3 (4.1)", "User Story 3", "Story 3 (4%)"])
def test_other_numbers_of_a_heading_cover_no_story(heading):
    text = f"## Phase 3: US1, US2\n\n{GOOD}\n## Phase 4: {heading}\n\n- [ ] T008 Lend in src/a.py\n"

    assert found(text, spec=FOUR_STORIES) == [("uncovered-story", "medium", 3)]

"""Tasks in the dialects that real files use."""

import pytest
from hypothesis import given

from plangate.domain.documents.tasks import Task, Tasks, parse_tasks
from plangate.domain.model.snapshot import MAX_FILE_SIZE, File
from tests.hostile.texts import SHAPES, TEXTS


def read(text: str) -> Tasks:
    """The tasks of a text."""
    tasks = parse_tasks(File("specs/001-search/tasks.md", "sha", text))
    assert tasks is not None
    return tasks


def one(text: str) -> Task:
    """The only task of a text."""
    (task,) = read(text).tasks
    return task


def test_a_strict_line_is_read_in_full():
    tasks = read(
        "# Tasks: Search\n\n## Phase 3: User Story 2 - Find by title (Priority: P1)\n\n### Tests\n\n"
        "- [x] T012 [P] [US2] Add the `Index` in src/search/index.py, see docs/a.md (depends on T004, T007)\n"
    )

    assert tasks.tasks == (
        Task(
            id="T012",
            text="Add the Index in src/search/index.py, see docs/a.md (depends on T004, T007)",
            span=tasks.tasks[0].span,
            boxed=True,
            strict=True,
            done=True,
            parallel=True,
            story=2,
            phase="Phase 3: User Story 2 - Find by title (Priority: P1)",
            stage=5,
            paths=("src/search/index.py",),
            depends=("T004", "T007"),
        ),
    )
    assert tasks.tasks[0].span.line == 7


@pytest.mark.parametrize(
    ("line", "id", "boxed"),
    [
        ("- [ ] **T001** Create it", "T001", True),
        ("- [ ] T001.2 Create it", "T001.2", True),
        ("- [S] T001 Create it", "T001", True),
        ("- [ ] T1 Create it", "T1", True),
        ("* [ ] T001 Create it", "T001", True),
        ("- **T001** Create it", "T001", False),
        ("T001 Create it", "T001", False),
        ("### T001: Create it", "T001", False),
        ("- [ ] WP01 Create it", "WP01", True),
        ("- [ ] T001 [US1] [P] Create it", "T001", True),
        ("- [ ] T001", "T001", True),
    ],
)
def test_another_dialect_is_a_task_but_not_strict(line, id, boxed):
    task = one(line)

    assert (task.id, task.boxed, task.strict) == (id, boxed, False)


def test_a_row_whose_first_cell_is_an_id_is_a_task():
    task = one("| Task | What |\n|---|---|\n| T001 | Create it |\n| Sum | 1 |\n")

    assert (task.id, task.text, task.boxed) == ("T001", "Create it", False)


def test_a_box_without_an_id_counts_only_among_tasks():
    tasks = read("## Phase 1\n\n- [ ] T001 Create it\n- [ ] Create more\n\n## Checklist\n\n- [ ] All is well\n")

    assert [(task.id, task.text) for task in tasks.tasks] == [("T001", "Create it"), ("", "Create more")]


def test_lines_that_speak_of_boxed_tasks_are_no_tasks():
    tasks = read("- [ ] T001 a\n- [ ] T002 b\n\n## Dependencies\n\n- T001, T002 can run in parallel\n")

    assert [task.id for task in tasks.tasks] == ["T001", "T002"]


@pytest.mark.parametrize("arrow", ["→", "->", "-->", "=>", "⇒"])
def test_a_line_on_the_order_of_tasks_is_no_task(arrow):
    tasks = read(
        f"- [ ] T001 a\n- [ ] T002 b\n\n## Order\n\n- T001 {arrow} T002\n- T002 {arrow} T003\n- T003 {arrow} T001\n"
    )

    assert [task.id for task in tasks.tasks] == ["T001", "T002"]


def test_a_line_without_a_box_only_speaks_of_the_task_that_has_one():
    tasks = read("- [ ] T001 a\n\n## Notes\n\n- T001 comes first\n- T002 comes next\n- T003 comes last\n")

    assert [(task.id, task.boxed) for task in tasks.tasks] == [("T001", True), ("T002", False), ("T003", False)]


def test_a_task_whose_words_begin_on_the_next_line_is_strict():
    assert one("- [ ] T001 [P] [US1]\n  Create src/search/index.py\n").strict


def test_steps_below_a_task_are_no_tasks():
    assert one("- [ ] T001 Create it\n  - [ ] first this\n  - [ ] then that\n").id == "T001"


def test_fences_and_comments_hold_no_tasks():
    assert read("```\n- [ ] T001 Create it\n```\n\n<!--\n- [ ] T002 Create it\n-->\n").tasks == ()


def test_a_description_that_begins_with_a_bracket_is_strict():
    assert one("- [ ] T001 [Entity1] model").strict


def test_stories_are_known_by_label_heading_and_range():
    tasks = read("## Phase 3: User Story 1 - A\n\n- [ ] T001 [US2] a\n\nStories follow: US4-US6\n")

    assert tasks.stories == {1, 2, 4, 5, 6}


def test_a_file_of_another_dialect_says_so():
    assert not read("- [ ] **T001** a\n- [ ] **T002** b\n- [ ] T003 c\n").is_strict
    assert read("- [ ] **T001** a\n- [ ] T003 c\n").is_strict


def test_without_a_text_there_are_no_tasks():
    assert parse_tasks(None) is None
    assert parse_tasks(File("tasks.md", "sha")) is None


@given(TEXTS)
def test_any_text_gives_tasks_inside_it(text):
    tasks = read(text)

    assert all(1 <= task.span.line <= len(tasks.document.lines) for task in tasks.tasks)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_text_is_read(shape):
    read(SHAPES[shape](MAX_FILE_SIZE // 8))

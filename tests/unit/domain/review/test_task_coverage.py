"""Which stories and requirements the tasks that a pull request changes cover."""

from dataclasses import replace

from plangate.domain.model.plan_read import Coverage, CoverageRow
from plangate.domain.review.review import review
from tests.builders import FEATURE, PLAN_TEXT, a_feature, a_file, a_snapshot

SPEC = """\
# Feature Specification: Search

### User Story 1 - Find by title (Priority: P1)

### User Story 2 - Find by shelf (Priority: P2)

- **FR-001**: Titles are found.
- **FR-002**: Shelves are found.
- **FR-003**: Nothing is found twice.
"""


def coverage_of(tasks: str, before: str | None = None) -> Coverage | None:
    """The coverage that a review of the tasks reports."""
    feature = a_feature(PLAN_TEXT)
    files = (a_file(f"{FEATURE}/spec.md", SPEC), a_file(f"{FEATURE}/tasks.md", tasks))
    old = (a_file(f"{FEATURE}/tasks.md", before),) if before is not None else ()
    others = tuple(file for file in feature.files if file.path not in {one.path for one in files})
    report = review(a_snapshot(replace(feature, files=(*others, *files), before_files=old)))
    return report.plans[0].coverage


def row(kind: str, id: str, name: str, line: int, *tasks: str) -> CoverageRow:
    """A row of the table."""
    return CoverageRow(kind, id, name, line, tasks)


def test_stories_and_requirements_are_listed_with_the_tasks_that_name_them():
    tasks = "- [ ] T001 [US1] Find titles (FR-001 to FR-002)\n- [ ] T002 Find shelves for US2 (FR-002)\n"

    assert coverage_of(tasks) == Coverage(
        f"{FEATURE}/tasks.md",
        f"{FEATURE}/spec.md",
        (
            row("story", "US1", "Find by title", 3, "T001"),
            row("story", "US2", "Find by shelf", 5, "T002"),
            row("requirement", "FR-001", "Titles are found.", 7, "T001"),
            row("requirement", "FR-002", "Shelves are found.", 8, "T001", "T002"),
            row("requirement", "FR-003", "Nothing is found twice.", 9),
        ),
    )


def test_requirements_are_left_out_where_no_task_cites_one():
    coverage = coverage_of("- [ ] T001 [US1] Find titles\n")

    assert coverage is not None
    assert [(one.id, one.tasks) for one in coverage.rows] == [("US1", ("T001",)), ("US2", ())]


def test_a_phase_of_a_story_covers_it():
    coverage = coverage_of("## Phase 3: User Story 2\n\n- [ ] T001 Find shelves\n- [ ] T002 [US1] Find titles\n")

    assert coverage is not None
    assert [one.tasks for one in coverage.rows] == [("T002",), ("T001",)]


def test_nothing_is_said_of_tasks_that_stay_as_they_are_or_are_of_another_dialect():
    tasks = "- [ ] T001 [US1] Find titles\n"

    assert coverage_of(tasks, before=tasks) is None
    assert coverage_of("| T001 | Find titles for US1 |\n|---|---|\n| T002 | More |\n") is None
    assert coverage_of("Nothing to do for US1.\n") is None
    assert coverage_of("- [ ] T001 Do it\n") is None

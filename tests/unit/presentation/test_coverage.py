"""How it is said which stories and requirements have tasks."""

from dataclasses import replace

from plangate.domain.model.plan_read import Coverage, CoverageRow
from plangate.presentation.formats.json_report import as_json
from plangate.presentation.formats.terminal import compose_terminal
from plangate.presentation.review import compose
from tests.builders import FEATURE, a_plan_report, a_report, a_snapshot, a_touched_report

ROWS = (
    CoverageRow("story", "US1", "Find by title | shelf", 3, ("T001", "T002")),
    CoverageRow("story", "US2", "Find by @name", 5),
    CoverageRow("requirement", "FR-001", "Titles are found.", 7, tuple(f"T{n:03d}" for n in range(20))),
)
COVERAGE = Coverage(f"{FEATURE}/tasks.md", f"{FEATURE}/spec.md", ROWS)
REPORT = a_report(plans=(replace(a_plan_report(), coverage=COVERAGE),))


def test_the_check_run_has_the_table_of_the_analysis_what_lacks_a_task_first():
    summary = compose(REPORT, a_snapshot(), home="https://plangate.example").check_run.summary

    table = summary[summary.index("| Requirement or story") :].split("\n\n")[0].split("\n")
    assert [line.split(" | ")[1:] for line in table[2:]] == [
        ["**no**", " |"],
        ["yes", "T001, T002 |"],
        ["yes", "T000, T001, T002, T003, T004, T005, T006, T007, T008, T009, T010, T011 and 8 more |"],
    ]
    assert "covers\n\n1 row has no task. Counted are tasks" in summary
    assert "@name" not in summary


def test_a_file_beside_an_unchanged_plan_has_its_table_too():
    report = a_report(plans=(), touched=(replace(a_touched_report(), coverage=COVERAGE),))

    assert "| Requirement or story | Has task? | Task ids |" in compose(report, a_snapshot(), home="").check_run.summary


def test_the_terminal_says_how_many_and_which_have_none():
    said = compose_terminal(REPORT, a_snapshot()).plain

    assert f"Tasks {FEATURE}/tasks.md: 1 of 2 stories and 1 of 1 requirement have a task; without: US2.\n" in said


def test_json_lists_every_row():
    (plan,) = as_json(REPORT)["plans"]

    assert plan["coverage"]["rows"][0] == {
        "kind": "story", "id": "US1", "name": "Find by title | shelf", "line": 3, "tasks": ["T001", "T002"],
    }  # fmt: skip
    assert (plan["coverage"]["path"], plan["coverage"]["spec"]) == (f"{FEATURE}/tasks.md", f"{FEATURE}/spec.md")

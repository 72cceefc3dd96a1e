"""Rules for tasks judge only what the pull request adds, and only in spec-kit's own dialect."""

from plangate.domain.model.snapshot import Feature
from plangate.domain.review.review import review
from tests.builders import FEATURE, PLAN_PATH, PLAN_TEXT, SPEC_TEXT, a_file, a_snapshot

BAD = "- [ ] T001 a in src/a.py\n- [ ] T001 b in src/b.py\n- [ ] T003 c (depends on T009)\n- [ ] TXXX [P] clean up\n"
GOOD = "- [ ] T004 d\n- [ ] T005 e\n- [ ] T006 f\n- [ ] T007 g\n"
PATH = f"{FEATURE}/tasks.md"


def found(tasks: str, before: str | None = None) -> list[tuple[str, str, int]]:
    """Rule, severity and line of the findings in tasks.md."""
    spec = a_file(f"{FEATURE}/spec.md", SPEC_TEXT)
    feature = Feature(
        FEATURE,
        plan=a_file(PLAN_PATH, PLAN_TEXT),
        before=None if before is None else a_file(PLAN_PATH, f"{PLAN_TEXT}\n"),
        files=(spec, a_file(PATH, tasks)),
        before_files=() if before is None else (spec, a_file(PATH, before)),
    )
    return [(f.rule, f.severity.word, f.line) for f in review(a_snapshot(feature)).findings if f.path == PATH]


def test_every_defect_of_new_tasks_is_found():
    assert found(BAD + GOOD) == [
        ("leftover-sample-task", "high", 4),
        ("duplicate-task-id", "medium", 2),
        ("broken-dependency", "medium", 3),
    ]


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

"""The matrix shows the best evidence for each principle."""

import pytest

from plangate.domain.model.findings import Status
from plangate.domain.model.plan_read import MatrixRow
from tests.unit.domain.matching.laws import matrix, statuses

TABLE = """\
    | Violation | Why Needed | Simpler Alternative Rejected Because |
    |-----------|------------|--------------------------------------|
    | {} | needed | tried |
    """


def test_a_principle_without_an_answer_is_missing():
    rows = matrix("- **I**: PASS, tests first\n- **II**: N/A, nothing is built\n")

    assert rows[:3] == (
        MatrixRow("I", "Test-Driven Development", Status.PASS),
        MatrixRow("II", "Simplicity & YAGNI", Status.NOT_APPLICABLE),
        MatrixRow("III", "SQL-First, Records-Second", Status.MISSING),
    )


@pytest.mark.parametrize(
    ("check", "status"),
    [
        ("- **I**: PASS, yes\n- **TDD**: VIOLATION, tests follow\n", "violation"),
        ("- **I**: PASS, yes\n- **TDD**: TODO\n", "pending"),
        ("- **I**: PASS, yes\n- [ ] **TDD**: tests first\n", "pending"),
        ("- **I**: PASS, yes\n- **TDD**: N/A, no code\n", "pass"),
        ("- **I**: VIOLATION, tests follow\n\nAll seven principles hold.\n", "violation"),
        ("All seven principles hold.\n", "pass"),
    ],
)
def test_the_gravest_of_the_nearest_answers_counts(check, status):
    assert statuses(check)["I"] == status


def test_a_line_of_the_template_beside_an_answer_does_not_count():
    line = "- **I. Test-Driven Development**: Every feature starts with tests"

    assert statuses(f"{line}\n- **TDD**: PASS, the first test is red\n", template=line)["I"] == "pass"


@pytest.mark.parametrize(
    ("before", "after", "status"),
    [
        ("PASS, yes", "VIOLATION, the design lacks it", "violation"),
        ("VIOLATION, not yet", "PASS, the design has it", "pass"),
        ("TODO", "PASS, done", "pass"),
        ("PASS, yes", "it holds still", "pass"),
        ("it holds", "PASS, yes", "pass"),
        ("PASS, yes", "TODO", "pending"),
    ],
)
def test_the_later_check_counts_unless_it_is_weaker(before, after, status):
    assert statuses(f"- **I**: {before}", after=f"- **I**: {after}")["I"] == status


@pytest.mark.parametrize(
    ("after", "status"),
    [
        ("- [ ] **I**: tests first", "violation"),
        ("All seven principles hold.", "violation"),
        ("- **I–VII**: PASS, they hold", "violation"),
        ("- **TDD**: PASS, the test is there now", "pass"),
    ],
)
def test_only_a_gate_of_its_own_takes_a_violation_back(after, status):
    assert statuses("- **I**: VIOLATION, tests follow", after=after)["I"] == status


@pytest.mark.parametrize(
    ("row", "justified"),
    [
        ("III. SQL-First", True),
        ("Principle III is not kept", True),
        ("SQL-First, Records-Second", True),
        ("Sums in code (§III)", True),
        ("Deviation from SQL-First", True),
        ("A second project", False),
        ("II. Simplicity", False),
        ("[e.g., 4th project]", False),
    ],
)
def test_a_violation_is_justified_by_a_row_that_names_it(row, justified):
    rows = matrix("- **III. SQL-First**: VIOLATION, sums are made in code", complexity=TABLE.format(row))

    assert rows[2] == MatrixRow("III", "SQL-First, Records-Second", Status.VIOLATION, None, justified)


@pytest.mark.parametrize(
    "text", ["- **SQL-First**: the driver has no sums", "SQL-First is not kept, as the driver has no sums."]
)
def test_a_bullet_or_a_sentence_justifies_too(text):
    rows = matrix("- **III**: VIOLATION, sums are made in code", complexity=text)

    assert rows[2].justified is True


def test_only_a_violation_asks_for_a_justification():
    assert {row.justified for row in matrix("- **I–VII**: PASS, they hold")} == {None}

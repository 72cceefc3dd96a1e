"""Marks of unfinished work that stand as values; those of one table are one finding."""

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

TABLE = (
    "| Measure | Goal | Now |\n|---|---|---|\n| Start | 3 s | TBD |\n| Memory | 90 MB | TBD |\n| Size | 4 MB | 3 |\n"
)


def found(text: str) -> list[tuple[int, str]]:
    plan = PLAN_TEXT.replace("## Project Structure", f"## Measures\n\n{text}\n## Project Structure", 1)
    findings = review(a_snapshot(a_feature(plan))).findings
    return [(one.line, one.message) for one in findings if one.rule == "unresolved-marker"]


def test_the_marks_of_one_table_are_one_finding_at_the_first():
    ((_, message),) = found(TABLE)

    assert "and in 1 further row of this table" in message


def test_marks_of_two_tables_are_two_findings():
    assert len(found(f"{TABLE}\nMore:\n\n{TABLE}")) == 2


def test_a_mark_alone_is_a_value():
    assert len(found("- TBD\n")) == 1

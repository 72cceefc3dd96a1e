"""Rows of Complexity Tracking that somebody began: one finding for each, and it is the row's."""

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot

HEAD = "| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n"
VIOLATED = PLAN_TEXT.replace("| I. Small Parts | PASS |", "| I. Small Parts | VIOLATION |")
AT = PLAN_TEXT.splitlines().index("No violations.") + 3
INCOMPLETE = ("incomplete-justification", "high", AT)


def found(table, *, plan=VIOLATED, template=TEMPLATE_TEXT):
    """Rule, severity and line of all that is found in a plan that tracks this."""
    text = plan.replace("No violations.", table)
    assert text != plan
    report = review(a_snapshot(a_feature(text), law=a_law(template=template)))
    return [(one.rule, one.severity.name.lower(), one.line) for one in report.plans[0].findings]


@pytest.mark.parametrize("plan", [VIOLATED, PLAN_TEXT])
@pytest.mark.parametrize(
    "cells",
    [
        "They share one transaction | [why 3 projects insufficient]",
        "[current need] | A module loses books",
        "[current need] | [why 3 projects insufficient]",
        "They share one transaction | because [why 3 projects insufficient]",
        "TBD | A module loses books",
        "They share one transaction | ???",
        " | [why 3 projects insufficient]",
    ],
)
def test_a_row_with_a_cell_that_nobody_filled_is_incomplete_and_nothing_else(cells, plan):
    assert found(f"{HEAD}| I. Small Parts: index in the catalogue | {cells} |", plan=plan) == [INCOMPLETE]


def test_a_table_without_the_alternative_needs_a_reason_all_the_same():
    assert found("| Violation | Why Needed |\n|---|---|\n| I. Small Parts | [current need] |") == [INCOMPLETE]


@pytest.mark.parametrize(
    ("plan", "rules"),
    [
        (VIOLATED, [("unjustified-violation", "critical", 23), ("leftover-placeholder", "high", AT)]),
        (PLAN_TEXT, [("leftover-placeholder", "low", AT)]),
    ],
)
@pytest.mark.parametrize(
    "row",
    [
        "| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |",
        "| [e.g., 4th project] | They share one transaction | [why 3 projects insufficient] |",
        "| | [current need] | [why 3 projects insufficient] |",
    ],
)
def test_a_row_whose_violation_nobody_wrote_is_an_example(row, plan, rules):
    assert sorted(found(HEAD + row, plan=plan)) == sorted(rules)


def test_a_violation_that_the_template_prints_is_not_the_authors():
    row = f"{HEAD}| Second store | [current need] | [why 3 projects insufficient] |"
    template = f"{TEMPLATE_TEXT}\n## Complexity Tracking\n\n{row}\n"

    assert found(row, plan=PLAN_TEXT, template=template) == [("leftover-placeholder", "low", AT)]


def test_a_placeholder_that_is_quoted_as_code_is_a_word_of_the_reason():
    row = "| I. Small Parts: index | The page `[current need]` reads it | A module loses books |"

    assert found(HEAD + row) == []


def test_a_row_of_a_remark_in_brackets_and_dashes_says_that_there_is_none():
    assert found(f"{HEAD}| (немає) | — | — |", plan=PLAN_TEXT) == []

"""Which violations Complexity Tracking speaks of: one answer for the matrix and for the rules."""

import pytest

from app.domain.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

VIOLATED = PLAN_TEXT.replace(
    "| I. Small Parts | PASS | The index is a module with its own tests |",
    "| I. Small Parts | VIOLATION | The index shares one transaction with lending |",
)


def judged(tracking):
    """Whether the matrix calls the violation justified, and whether the rule is silent, for what is tracked."""
    text = VIOLATED.replace("No violations.", tracking)
    assert text != VIOLATED
    plan = review(a_snapshot(a_feature(text))).plans[0]
    return plan.matrix[0].justified, all(finding.rule != "unjustified-violation" for finding in plan.findings)


@pytest.mark.parametrize(
    "tracking",
    [
        "- **I. Small Parts**: kept together, since two services lost books.",
        "- **Principle I**: kept together, since two services lost books.",
        "- **One store**: a shared transaction is simpler than a saga across lending and the index.",
    ],
)
def test_a_row_that_names_the_principle_or_shares_the_gates_words_justifies(tracking):
    assert judged(tracking) == (True, True)


def test_a_row_about_something_else_does_not():
    assert judged("- **III. Plain Language**: error codes stay, since machines read them.") == (False, False)


def test_the_templates_example_row_does_not():
    row = "| [e.g., 4th project] | [current need] | [why 3 projects insufficient] |"
    table = f"| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n{row}"

    assert judged(table) == (False, False)

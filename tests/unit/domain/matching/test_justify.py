"""Which violations Complexity Tracking speaks of: one answer for the matrix and for the rules."""

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

VIOLATED = PLAN_TEXT.replace(
    "| I. Small Parts | PASS | The index is a module with its own tests |",
    "| I. Small Parts | VIOLATION | The index shares one transaction with lending |",
)


def judged(tracking, *, plan_text=VIOLATED):
    """Whether the matrix calls the violation justified, and whether the rule is silent, for what is tracked."""
    text = plan_text.replace("No violations.", tracking)
    assert text != plan_text
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


@pytest.mark.parametrize(
    ("label", "tracking"),
    [
        ("Shelf Layout (§I)", "- **Shelf Layout**: kept together, since two services lost books."),
        ("Shelf Layout (§I)", "- **Shelf layout: one service**: since two services lost books."),
        ("Shelf Layout (§I)", "The Shelf Layout gate fails, because two services lost books."),
        ("Shelf Layout — §I", "- **Layout of the shelf**: kept together, since two services lost books."),
        ("§I Shelf Layout Compliance", "- **Shelf Layout**: kept together, since two services lost books."),
        ("Shelf Layout & Borders (§I)", "- **Shelf Layout: one service**: since two services lost books."),
        ("Shelving (§I)", "Shelving stays in one place, because two services lost books."),
        ("書架構成（§I）", "- **書架構成の例外**: 本が失われた。"),
    ],
)
def test_a_row_that_names_the_gate_by_its_own_label_justifies(label, tracking):
    assert judged(tracking, plan_text=a_plan_with_gate(label)) == (True, True)


@pytest.mark.parametrize(
    ("label", "tracking"),
    [
        ("Shelf Layout (§I)", "- **Shelf lamps**: kept, since readers need light."),
        ("Shelf Standards (§I)", "- **Lamps**: one for each shelf, since readers need light."),
        ("Code (§I)", "- **Error code**: kept, since machines read it."),
        ("§I", "- **Lamps**: kept, since readers need light."),
    ],
)
def test_a_row_that_shares_a_word_with_the_label_does_not(label, tracking):
    assert judged(tracking, plan_text=a_plan_with_gate(label)) == (False, False)


def a_plan_with_gate(label):
    gates = f"""\
- [ ] **{label}**: ❌ FAIL, one transaction
- [x] **II. Test-First**: tests of the queries are written first
- [x] **III. Plain Language**: empty results are explained in one sentence
"""
    head, tail = PLAN_TEXT.index("| Principle | Status"), PLAN_TEXT.index("## Project Structure")
    return f"{PLAN_TEXT[:head]}{gates}\n{PLAN_TEXT[tail:]}"

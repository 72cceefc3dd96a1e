"""How much a skipped principle weighs."""

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot

GATES_LINE = "[Gates determined based on constitution file]"
ASKS_FOR_TWO = "- [ ] **I. Small Parts**: which module?\n- [ ] **III. Plain Language**: which words?"
ASKS_FOR_ONE = "- [ ] **III. Plain Language**: which words?"
ASKS_FOR_APPLICABLE = "<!-- Review your constitution and add applicable gates. -->"
SKIPS_TESTS = PLAN_TEXT.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")


@pytest.mark.parametrize(
    ("asked", "weight"),
    [(GATES_LINE, Severity.HIGH), (ASKS_FOR_ONE, Severity.HIGH), (ASKS_FOR_TWO, Severity.MEDIUM)],
)
def test_what_the_template_itself_leaves_out_weighs_medium(asked, weight):
    law = a_law(template=TEMPLATE_TEXT.replace(GATES_LINE, asked))

    report = review(a_snapshot(a_feature(SKIPS_TESTS), law=law))

    assert weights(report) == [weight]


@pytest.mark.parametrize(
    ("answers", "weight"),
    [
        pytest.param("| I. Small Parts | PASS | The index is a module |", Severity.MEDIUM, id="who chose"),
        pytest.param(
            "| I. Small Parts | PASS | The index is a module |\n| III. Plain Language | PASS | One sentence each |",
            Severity.HIGH,
            id="who forgot one",
        ),
    ],
)
def test_who_chose_what_applies_as_the_template_asks_is_not_to_blame(answers, weight):
    law = a_law(template=TEMPLATE_TEXT.replace(GATES_LINE, ASKS_FOR_APPLICABLE))
    kept = [line for line in PLAN_TEXT.split("\n") if not line.startswith(("| II", "| III"))]
    plan = "\n".join(answers if line.startswith("| I. ") else line for line in kept)

    assert weights(review(a_snapshot(a_feature(plan), law=law))) == [weight]


@pytest.mark.parametrize(
    ("rows", "note", "weight"),
    [
        pytest.param(["VII. Composition", "VIII. Clarity"], "Its tests are written test-first", [], id="other names"),
        pytest.param(["VII. Composition", "VIII. Clarity"], "The first test covers it", [Severity.HIGH], id="silence"),
        pytest.param([], "Its tests are written test-first", [Severity.HIGH], id="the law's own names"),
    ],
)
def test_in_a_plan_under_other_names_a_principle_is_answered_where_its_words_are_said(rows, note, weight):
    rest = "".join(f"| {row} | PASS | Kept |\n" for row in rows)
    plan = SKIPS_TESTS.replace("The index is a module with its own tests |\n", f"{note} |\n{rest}")

    assert weights(review(a_snapshot(a_feature(plan)))) == weight


def weights(report):
    return [finding.severity for finding in report.findings if finding.rule == "unaddressed-principle"]

"""How much a skipped principle weighs."""

import pytest

from plangate.domain.model.findings import Severity
from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot

GATES_LINE = "[Gates determined based on constitution file]"
ASKS_FOR_TWO = "- [ ] **I. Small Parts**: which module?\n- [ ] **III. Plain Language**: which words?"
ASKS_FOR_ONE = "- [ ] **III. Plain Language**: which words?"
SKIPS_TESTS = PLAN_TEXT.replace("| II. Test-First | PASS | Tests of the queries are written first |\n", "")


@pytest.mark.parametrize(
    ("asked", "weight"),
    [(GATES_LINE, Severity.HIGH), (ASKS_FOR_ONE, Severity.HIGH), (ASKS_FOR_TWO, Severity.MEDIUM)],
)
def test_who_gives_what_the_template_asks_for_is_blamed_less(asked, weight):
    law = a_law(template=TEMPLATE_TEXT.replace(GATES_LINE, asked))

    report = review(a_snapshot(a_feature(SKIPS_TESTS), law=law))

    assert weights(report) == [weight]


def weights(report):
    return [finding.severity for finding in report.findings if finding.rule == "unaddressed-principle"]

"""A claim that contradicts a declared violation, and those that do not."""

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

ROW = "| I. Small Parts | PASS | The index is a module with its own tests |"
JUSTIFIED = """\
| Violation | Why Needed | Simpler Alternative Rejected Because |
|-----------|------------|--------------------------------------|
| I. Small Parts: the index lives in the catalogue | They share one transaction | A module of its own loses books |
"""


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("All gates pass.", ["contradictory-claim"]),
        ("**Gate result**: PASS, no violations.", ["contradictory-claim"]),
        ("No violation of principles I and II.", ["contradictory-claim"]),
        ("All other gates pass.", []),
        ("**Gate result**: PASS with one justified deviation", []),
        ("**Gate result**: PASS (one justified deviation, see Complexity Tracking)", []),
        ("No violation of principles II and III.", []),
    ],
)
def test_a_sentence_that_admits_the_violation_or_speaks_of_others_contradicts_nothing(said, rules):
    plan = PLAN_TEXT.replace(ROW, "| I. Small Parts | VIOLATION | The index lives in the catalogue |")
    plan = plan.replace("## Project Structure", f"{said}\n\n## Project Structure").replace(
        "No violations.\n", JUSTIFIED
    )

    report = review(a_snapshot(a_feature(plan)))

    assert [finding.rule for finding in report.findings] == rules

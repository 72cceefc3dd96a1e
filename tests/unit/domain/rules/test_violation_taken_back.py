"""A violation that the check after design takes back is none; one that it only points to stands."""

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

CHECK = PLAN_TEXT[PLAN_TEXT.index("## Constitution Check") : PLAN_TEXT.index("## Project Structure")]
BEFORE = "- [x] **I. Small Parts**: DEVIATION, it lives in the catalogue\n- [x] **II. Test-First**: PASS\n"
AFTER = "\n### Post-design re-check\n\n- [x] **I. Small Parts**: {0}\n- [x] **II. Test-First**: unchanged\n\n{1}\n"


def rules_of(after: str, claim: str) -> set[str]:
    check = f"## Constitution Check\n\n{BEFORE}- [x] **III. Plain Language**: PASS\n{AFTER.format(after, claim)}\n"
    report = review(a_snapshot(a_feature(PLAN_TEXT.replace(CHECK, check))))
    return {finding.rule for finding in report.findings if finding.severity.word in ("critical", "high")}


def test_a_later_pass_with_words_takes_a_violation_back():
    assert rules_of("PASS, resolved: it is a module now", "No violations remain after design.") == set()


@pytest.mark.parametrize("pointing", ["see above", "as above"])
def test_a_tick_that_points_back_leaves_it_standing(pointing):
    found = rules_of(pointing, "All principles hold without any violation.")

    assert "unjustified-violation" in found

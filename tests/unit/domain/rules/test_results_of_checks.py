"""A result is what it says: one of its heading, of the whole check, or of a check that is still to come."""

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot

START, END = PLAN_TEXT.index("## Constitution Check"), PLAN_TEXT.index("## Project Structure")
ROW = "| I. Small Parts: it lives in the catalogue | They share one transaction | A module loses books |"
TRACKED = f"| Violation | Why Needed | Simpler Alternative Rejected Because |\n|---|---|---|\n{ROW}\n"
OTHERS = "### II. Test-First ✅ PASS\n\nTests come first.\n\n**Status**: ✅ Compliant - tests are planned\n"
LAST = "### III. Plain Language ✅ PASS\n\nOne sentence.\n\n**Status**: ✅ Compliant - one sentence\n"


def rules_of(check: str, tracking: str = "No violations.\n") -> set[str]:
    plan = f"{PLAN_TEXT[:START]}## Constitution Check\n\n{check}\n\n{PLAN_TEXT[END:]}"
    report = review(a_snapshot(a_feature(plan.replace("No violations.\n", tracking))))
    return {finding.rule for finding in report.findings if finding.severity.word in ("critical", "high")}


def test_the_status_below_a_heading_is_that_of_the_heading():
    deviating = "### I. Small Parts ❌ VIOLATION\n\nIt lives in the catalogue.\n\n**Status**: ❌ VIOLATION\n"

    assert rules_of(f"{deviating}\n{OTHERS}\n{LAST}", TRACKED) == set()


@pytest.mark.parametrize(
    ("result", "rules"),
    [
        ("**Post-design gate result**: PASS", set()),
        ("**Gate result**: PASS, no violations.", {"contradictory-claim"}),
        ("**Gate result**: PASS, all principles hold.", {"contradictory-claim"}),
        ("**Gate result**: PASS. No principle is violated.", {"contradictory-claim"}),
        ("**Gate result**: PASS. No new service; the store is reused.", set()),
    ],
)
def test_a_gate_passes_with_a_violation_that_has_a_reason_where_none_is_denied(result, rules):
    table = "- I. Small Parts: VIOLATION, it lives in the catalogue\n- II: PASS\n- III: PASS\n"

    assert rules_of(f"{table}\n{result}", TRACKED) == rules


def test_boxes_of_a_check_that_is_announced_belong_to_it():
    check = "- I: PASS, a module\n- II: PASS, first\n- III: PASS, one sentence\n\nAll 3 principles are satisfied.\n"
    later = "**Post-Design Re-Check**: after phase 1, verify:\n- [ ] No query runs in a loop\n- [ ] Sums are tested\n"

    assert "contradictory-claim" not in rules_of(f"{check}\n{later}")


def test_a_printed_box_with_an_answer_behind_it_contradicts_nothing():
    printed = "- [ ] Bug fixes include regression tests"
    check = f"- I: PASS, a module\n- II: PASS, first\n- III: PASS\n{printed} **(NEW: fixtures)**\n\nAll gates pass."
    law = a_law(template=TEMPLATE_TEXT.replace("## Project Structure", f"{printed}\n\n## Project Structure", 1))
    plan = f"{PLAN_TEXT[:START]}## Constitution Check\n\n{check}\n\n{PLAN_TEXT[END:]}"

    assert printed in law[1].text
    assert "contradictory-claim" not in {one.rule for one in review(a_snapshot(a_feature(plan), law=law)).findings}

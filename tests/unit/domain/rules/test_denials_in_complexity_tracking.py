"""Complexity Tracking that denies what the plan declares and justifies."""

import pytest

from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, TEMPLATE_TEXT, a_feature, a_law, a_snapshot

PASSED = "| I. Small Parts | PASS | The index is a module with its own tests |"
VIOLATED = PLAN_TEXT.replace(PASSED, "| I. Small Parts | VIOLATION | The index shares a transaction |")
ROW = """\
| Violation | Why Needed | Simpler Alternative Rejected Because |
|-----------|------------|--------------------------------------|
| I. Small Parts: index in the catalogue | Loans are counted with it | A module of its own loses books |
"""
DENIAL = "There are no constitution violations in this plan."


def found(tracking, *, plan=VIOLATED, template=TEMPLATE_TEXT):
    """Rule, severity and the line's text of all that is found in a plan that tracks this."""
    text = plan.replace("No violations.", tracking)
    assert text != plan
    report = review(a_snapshot(a_feature(text), law=a_law(template=template)))
    lines = text.splitlines()
    return [(one.rule, one.severity.name.lower(), lines[one.line - 1]) for one in report.plans[0].findings]


@pytest.mark.parametrize(
    "sentence",
    [
        DENIAL,
        "No constitution violations requiring justification.",
        "No violations that need justification.",
        "No deviations from the constitution.",
        "No violations, the table is kept for the record.",
        "**Status**: ✅ No violations",
        "- No violations",
        "Es gibt keine Verstöße.",
        "没有违规。",
    ],
)
def test_a_denial_beside_a_violation_with_its_row_contradicts_it(sentence):
    told = [("contradictory-claim", "high", sentence)]

    assert (found(f"{sentence}\n\n{ROW}"), found(f"{ROW}\n{sentence}")) == (told, told)


def test_a_denial_is_found_on_its_own_line():
    wrapped = f"The row was discussed in spring.\n{DENIAL}"

    assert found(f"{ROW}\n{wrapped}") == [("contradictory-claim", "high", DENIAL)]


@pytest.mark.parametrize(
    "sentence",
    [
        "No further violations.",
        "No other deviations.",
        "No violations beyond the one above.",
        "No unjustified violations.",
        "No violations without a reason.",
        "No violation of Principle II.",
        "No violations of MUST principles.",
        "No violations in the lending module.",
        "No deviations from the style guide.",
        "Lending: no violations.",
        "None of the violations could be avoided.",
        "No violation is taken lightly.",
        "No simpler alternative was found.",
        "No violations? Leave the table empty.",
        "Keine Verstöße gegen Prinzip II.",
        "Legend: ✅ no violations, ❌ VIOLATION, ⚠️ PENDING",
        "> **Fill ONLY if Constitution Check has violations that must be justified**",
    ],
)
def test_a_sentence_with_a_reserve_denies_nothing(sentence):
    assert (found(f"{sentence}\n\n{ROW}"), found(f"{ROW}\n{sentence}")) == ([], [])


def test_what_the_template_prints_denies_nothing():
    template = f"{TEMPLATE_TEXT}\n## Complexity Tracking\n\n{DENIAL}\n"

    assert found(f"{DENIAL}\n\n{ROW}", template=template) == []


def test_without_a_row_the_violation_is_unjustified_and_nothing_else():
    told = [("unjustified-violation", "critical", "| I. Small Parts | VIOLATION | The index shares a transaction |")]

    assert found(DENIAL) == told


def test_without_a_violation_a_row_contradicts_nothing():
    assert found(f"{DENIAL}\n\n{ROW}", plan=PLAN_TEXT) == []


def test_a_violation_that_the_re_check_takes_back_is_not_denied():
    recheck = "## Constitution Check (Post-Design)\n\n- [x] **I. Small Parts**: PASS, the index became a module\n\n"
    plan = VIOLATED.replace("## Complexity Tracking", f"{recheck}## Complexity Tracking")

    assert found(f"{ROW}\n{DENIAL}", plan=plan) == []

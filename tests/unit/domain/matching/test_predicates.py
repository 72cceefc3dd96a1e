"""What a sentence says of the principles that it cites is heard, and counts like an answer of their own."""

import pytest

from plangate.domain.model.findings import Status
from plangate.domain.review.review import review
from tests.builders import PLAN_TEXT, a_feature, a_snapshot

PASS, VIOLATION, ASSERTED = Status.PASS, Status.VIOLATION, Status.ASSERTED
CHECK = PLAN_TEXT[PLAN_TEXT.index("## Constitution Check") : PLAN_TEXT.index("## Project Structure")]


def matrix_of(check: str) -> list[Status]:
    plan = PLAN_TEXT.replace(CHECK, f"## Constitution Check\n\n{check}\n\n")
    return [row.status for row in review(a_snapshot(a_feature(plan))).plans[0].matrix]


@pytest.mark.parametrize(
    ("check", "statuses"),
    [
        ("- I: PASS, a\n- II: PASS, b\n- III: PASS, c\n\nPrinciple II is violated.", [PASS, VIOLATION, PASS]),
        ("Principle I is violated: late. Principles II and III are met.", [VIOLATION, PASS, PASS]),
        ("Principios I, II y III cumplidos.", [PASS, PASS, PASS]),
        ("原則IIは違反。原則I、IIIは合格。", [PASS, VIOLATION, PASS]),
        ("I, II: a module, tests first. III: one sentence.", [ASSERTED, ASSERTED, ASSERTED]),
        ("I/II: un modulo. III: una frase.", [ASSERTED, ASSERTED, ASSERTED]),
    ],
)
def test_a_sentence_answers_the_principles_that_it_begins_with(check, statuses):
    assert matrix_of(check) == statuses


def test_a_check_after_design_takes_back_one_principle_in_a_sentence():
    first = "- I: PASS, a\n- II: PASS, b\n- III: PASS, c\n\n"
    after = "### Post-design re-check\n\nPrinciples I and III still pass. Principle II is now violated: it resends."

    assert matrix_of(first + after) == [PASS, VIOLATION, PASS]


@pytest.mark.parametrize("joined", ["、", " и ", " und ", " / ", ", "])
def test_two_bold_names_before_one_verdict_are_both_answered(joined):
    names = joined.join(("**I. Small Parts**", "**III. Plain Language**"))

    assert matrix_of(f"- {names}: PASS, one module\n- **II. Test-First**: PASS") == [PASS, PASS, PASS]

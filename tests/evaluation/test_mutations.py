"""Defects put into clean plans by machine are found at their lines, and nothing else blocks because of them."""

import pytest

from tests.evaluation.corpus import CASES
from tests.evaluation.mutations import BAR, judged, own_cases, seed_cases, share

KINDS = {
    "title", "spec link", "field", "field gone", "clarification", "marker", "box", "gate gone", "violation",
    "bare N/A", "invented", "version", "option", "tree token", "tree root", "rows", "template", "limit", "language",
    "claim", "path", "section",
}  # fmt: skip


def test_every_defect_in_our_own_dialects_is_found():
    outcomes = [outcome for plan, snapshot in own_cases() for outcome in judged(plan, snapshot)]

    assert {outcome.mutant.kind for outcome in outcomes} == KINDS
    assert [str(outcome) for outcome in outcomes if not outcome.found or outcome.others] == []


@pytest.mark.skipif(not CASES.exists(), reason=f"no {CASES.parent.name}/{CASES.name} beside the repository")
def test_defects_in_the_outside_dialects_are_found():
    goods = [(plan, snapshot) for plan, snapshot in seed_cases() if plan.endswith("/001-good")]

    outcomes = [outcome for plan, snapshot in goods for outcome in judged(plan, snapshot)]

    assert len(goods) == 5
    assert share(outcomes) >= BAR
    assert [str(outcome) for outcome in outcomes if outcome.others] == []

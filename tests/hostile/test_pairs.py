"""No plan holds the judge up under a law and a template that are made to make it compare for long."""

import time

import pytest

from plangate.domain.model.report import Shape
from plangate.domain.model.snapshot import MAX_FILE_SIZE
from plangate.domain.review.review import review
from tests.load.pairs import hostile_pairs
from tests.load.texts import a_review_of

LONGEST = 15.0
"""Seconds of the processor: five times the bar that the bench holds, for a machine that is slow or shared."""

PAIRS = {shape: texts for shape, *texts in hostile_pairs()}


@pytest.mark.parametrize("shape", PAIRS)
@pytest.mark.timeout(120)
def test_a_plan_is_judged_in_bounded_time_under_any_law_and_template(shape):
    plan, law, template = PAIRS[shape]
    snapshot = a_review_of(plan, law, template)

    start = time.process_time()
    outcome = review(snapshot)
    took = time.process_time() - start

    assert all(len((text or "").encode()) <= MAX_FILE_SIZE for text in PAIRS[shape])
    assert [(plan.feature, plan.shape) for plan in outcome.plans] == [(snapshot.features[0].folder, Shape.SPEC_KIT)]
    assert took < LONGEST

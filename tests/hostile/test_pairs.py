"""No law and no template that is made to be compared for long keeps a plan from being judged."""

import pytest

from plangate.domain.model.report import Shape
from plangate.domain.model.snapshot import MAX_FILE_SIZE
from plangate.domain.review.review import review
from tests.load.pairs import hostile_pairs
from tests.load.texts import a_review_of

SMALLER = 10
"""Times smaller than what may be judged; what the largest cost, `make bench` measures."""

PAIRS = {shape: texts for shape, *texts in hostile_pairs(SMALLER)}


@pytest.mark.parametrize("shape", PAIRS)
def test_a_plan_is_judged_under_any_law_and_template(shape):
    snapshot = a_review_of(*PAIRS[shape])

    outcome = review(snapshot)

    assert [(plan.feature, plan.shape) for plan in outcome.plans] == [(snapshot.features[0].folder, Shape.SPEC_KIT)]


def test_the_pairs_that_the_bench_measures_are_as_large_as_is_read():
    sizes = [len((text or "").encode()) for _, *texts in hostile_pairs() for text in texts]

    assert max(sizes) <= MAX_FILE_SIZE
    assert max(sizes) > MAX_FILE_SIZE // 2

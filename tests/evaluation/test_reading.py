"""The reading of real plans holds its bar against a person's labels; no real plan makes the engine raise."""

import pytest

from tests.evaluation.corpus import ABSENT, CORPUS, real_plans
from tests.evaluation.findings import review_all
from tests.evaluation.labelled import documents, gates, principles
from tests.evaluation.reading import BAR, held_scores

outside = pytest.mark.skipif(not CORPUS.is_dir(), reason=ABSENT)


def test_every_label_belongs_to_a_document_that_was_read():
    plans, constitutions = set(documents("plan")), set(documents("constitution"))

    assert {gate.document for gate in gates()} <= plans
    assert {principle.document for principle in principles()} <= constitutions


@pytest.fixture(scope="module")
def scores():
    return {score.what: score for score in held_scores()}


@outside
@pytest.mark.parametrize("what", ["gates", "statuses", "principle matches", "constitution principles", "strengths"])
def test_reading_agrees_with_the_labels(scores, what):
    score = scores[what]

    assert score.labelled > 0
    assert score.precision >= BAR, score.invented
    assert score.recall >= BAR, score.missed


@outside
def test_no_real_plan_makes_the_engine_raise():
    reviewed = review_all(real_plans())

    assert len(reviewed) > 0
    assert [(one.plan.path, one.crash) for one in reviewed if one.crash] == []

"""A short seed of `make chaos`, that its truths are those of the engine, and that what goes wrong is seen."""

from random import Random

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.domain.review.review import review
from tests.builders import CONSTITUTION_PATH, a_feature, a_law, a_snapshot
from tests.chaos.random_run import LOOK, RECONCILE_EVERY, RandomRun
from tests.chaos.truth import FAILURE, SUCCESS, Head, feature, law
from tests.chaos.verdicts import figures_of
from tests.fakehub import deeds_checks
from tests.fakehub.server import FakeHub
from tests.house import House, manifest

EVENTS, DISTURBANCES = 12, 6
"""Of this seed no webhook fails, which is asked for again after a minute: `make chaos` waits for that."""


def test_random_events_under_random_disturbances_end_with_one_right_verdict_each(tmp_path):
    with House.open(tmp_path / "house", workers=2, reconcile_every=RECONCILE_EVERY) as house:
        run = RandomRun.begin(house, seed=20)
        run.play(EVENTS, DISTURBANCES)

        assert figures_of(run).wrong == ()
        assert all(map(run.is_right, run.standing))


@pytest.mark.parametrize(("complete", "whole"), [(True, True), (True, False), (False, True), (False, False)])
def test_what_is_true_by_construction_is_what_the_engine_says(complete, whole):
    head = Head(1, "a" * 40, complete)
    head.judge(whole, 0.0)
    texts = feature(1, 5, complete=complete)
    judged = a_feature(texts["specs/001-search/plan.md"])

    report = review(a_snapshot(judged, law=a_law(constitution=law(whole, 3))))

    assert report.conclusion.value == head.truth


@pytest.fixture
def judged(tmp_path):
    """A run whose one pull request stands with a complete plan, and what writes a check-run on it at a moment."""
    with FakeHub.start(tmp_path / "hub", app=manifest()) as hub:
        repository = hub.create_repository("acme/library", files={CONSTITUTION_PATH: law(True, 0)})
        pull = repository.open_pull_request("branch-1", feature(1, 1, complete=True))
        run = RandomRun(None, Random(1), Random(1), repository, repository.tip())
        run.heads.append(Head(pull.number, pull.head_sha, True, [(0.0, SUCCESS), (200.0, FAILURE)]))

        def write(conclusion, *moments, external_id="1"):
            fields = {"name": CHECK_NAME, "status": "completed", "conclusion": conclusion, "external_id": external_id}
            if conclusion is None:
                fields = {"name": CHECK_NAME, "status": "in_progress"}
            made = deeds_checks.create_run(hub, repository.repository, hub.app, pull.head_sha, fields)
            made.history = [(moment, made.status, made.conclusion) for moment in moments]
            return made

        yield run, write


def said(figures):
    """What went wrong, without the names."""
    kinds = ("lost", "doubled", "hung", "false_green", "false_red")
    return [kind for kind in kinds if getattr(figures, kind)]


def test_a_head_without_a_check_run_is_lost(judged):
    run, _ = judged

    assert said(figures_of(run)) == ["lost"]


def test_one_verdict_that_stands_twice_is_doubled_and_two_are_not(judged):
    run, write = judged
    write(SUCCESS, 1.0)
    write(FAILURE, 201.0, external_id="2")
    alone = said(figures_of(run))
    write(FAILURE, 202.0, external_id="2")

    assert (alone, said(figures_of(run))) == ([], ["doubled"])


def test_a_verdict_that_took_effect_after_it_was_made_again_is_not_doubled(judged):
    run, write = judged
    write(SUCCESS, 1.0)
    write(FAILURE, 201.0, external_id="2")
    late = write(FAILURE, 202.0, external_id="2")
    run.repository.hub.faults.late_answers.append({"id": late.id})

    assert said(figures_of(run)) == []


def test_a_check_run_that_does_not_end_hangs(judged):
    run, write = judged
    write(SUCCESS, 1.0)
    write(None, 201.0)

    assert said(figures_of(run)) == ["hung"]


@pytest.mark.parametrize(("after", "wrong"), [(LOOK - 1, []), (LOOK + 1, ["false_green"])])
def test_a_success_is_false_once_it_stood_for_longer_than_a_look_beside_a_failure(judged, after, wrong):
    run, write = judged
    write(SUCCESS, 1.0)
    write(FAILURE, 200.0 + after, external_id="2")

    assert said(figures_of(run)) == wrong


def test_a_failure_is_false_where_it_stood_beside_a_success(judged):
    run, write = judged
    write(FAILURE, 1.0)

    assert said(figures_of(run)) == ["false_red"]


def test_the_wait_is_to_the_first_right_verdict(judged):
    run, write = judged
    write(FAILURE, 3.0)
    write(SUCCESS, 7.5, external_id="2")
    write(FAILURE, 201.0, external_id="3")

    assert figures_of(run).waits == (7.5,)

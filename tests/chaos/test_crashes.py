"""Processes die in the middle of work."""

import time

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from plangate.queue.inbox import LEASE_SECONDS
from tests import sample


def our_reviews(pull):
    return [review for review in pull.reviews() if review.author.login == "plangate[bot]"]


def test_a_worker_killed_between_review_and_check_run_says_nothing_twice(house, repository):
    def kill():
        house.kill("worker-1")
        house.start("worker-2")

    house.hub.faults.before(kill, path="/check-runs$", method="POST")
    pull = repository.open_pull_request("007", sample.bad_feature())

    run = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=2)

    assert run.conclusion == "failure"
    assert (len(pull.check_runs(CHECK_NAME)), len(our_reviews(pull))) == (1, 1)


@pytest.mark.parametrize("moment", [{"path": "graphql$"}, {"path": "/check-runs$", "method": "POST"}])
def test_a_killed_worker_s_job_is_free_again_within_two_leases_and_done_by_another(house, repository, moment):
    killed = []

    def kill():
        house.kill("worker-1")
        killed.append(time.monotonic())

    house.hub.faults.before(kill, **moment)
    pull = repository.open_pull_request("007", sample.good_feature())

    house.hub.wait_for(lambda: '"recovered"' in house.log("dispatch"))
    took = time.monotonic() - killed[0]
    house.start("worker-2")

    assert house.wait_for_check(pull).conclusion == "success"
    assert took < 2 * LEASE_SECONDS


def test_a_worker_told_to_end_finishes_what_it_is_doing(house, repository):
    house.hub.faults.slow(2.0, path="graphql$", times=1)
    pull = repository.open_pull_request("007", sample.good_feature())
    house.hub.wait_for(lambda: any(seen.mints for seen in house.hub.requests))

    house.stop("worker-1")

    assert house.check(pull).conclusion == "success"


def test_a_dispatcher_that_dies_is_replaced_without_loss(house, repository):
    house.kill("dispatch")
    pull = repository.open_pull_request("007", sample.good_feature())
    house.hub.post.wait()

    house.start("dispatch")

    assert house.wait_for_check(pull).conclusion == "success"


@pytest.mark.parametrize(
    "moment",
    [
        {"operation": "Lookups"},
        {"path": "/reviews$", "method": "POST"},
        {"path": "/check-runs$", "method": "POST"},
    ],
    ids=["reading", "posting the review", "posting the check-run"],
)
def test_a_worker_that_is_frozen_and_thaws_says_nothing_twice(house, repository, moment):
    frozen = []

    def freeze():
        frozen.extend(house.freeze("worker-1"))
        house.start("worker-2")

    house.hub.faults.before(freeze, **moment)
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.wait_for_check(pull)

    house.thaw(tuple(frozen))
    house.wait_until_quiet(seconds=3)

    assert [run.conclusion for run in pull.check_runs(CHECK_NAME)] == ["failure"]
    assert len(our_reviews(pull)) == 1


def test_two_dispatchers_give_each_letter_once(house, repository):
    house.start("dispatch-2", "worker-2")
    pulls = [repository.open_pull_request(f"{n}", sample.bad_feature(f"specs/{n:03}-x")) for n in range(1, 7)]

    for pull in pulls:
        house.wait_for_check(pull)
    house.wait_until_quiet(seconds=2)

    said = [(len(pull.check_runs(CHECK_NAME)), len(our_reviews(pull))) for pull in pulls]
    assert said == [(1, 1)] * 6

"""GitHub on a bad day: what was accepted is done, once, as soon as GitHub lets us."""

import time

import pytest

from plangate.domain.model.outgoing import CHECK_NAME
from tests import PATIENCE, sample


def our_reviews(pull):
    return [review for review in pull.reviews() if review.author.login == "plangate[bot]"]


def test_a_head_that_moves_while_it_is_judged_gets_no_verdict_meant_for_the_old_one(house, repository):
    heads = []

    def move():
        heads.append(pull.push({sample.PLAN: sample.good_plan()}))

    house.hub.faults.before(move, operation="Lookups")
    pull = repository.open_pull_request("007", sample.bad_feature())
    old = pull.head_sha

    house.hub.wait_for(lambda: heads and house.check(pull))
    house.wait_until_quiet(seconds=1.5)

    assert (pull.head_sha, house.check(pull).conclusion) == (heads[0], "success")
    assert (house.check(pull, sha=old), pull.review_comments()) == (None, [])


def test_github_answering_502_twice_delays_the_check_run_but_does_not_double_it(house, repository):
    house.hub.faults.server_error(502, times=2)
    pull = repository.open_pull_request("007", sample.bad_feature())

    run = house.wait_for_check(pull)
    house.wait_until_quiet(seconds=1.5)

    assert run.conclusion == "failure"
    assert (len(pull.check_runs(CHECK_NAME)), len(our_reviews(pull))) == (1, 1)


def test_an_answer_that_is_lost_after_the_write_does_not_double_the_review(house, repository):
    house.hub.faults.cut(path="/reviews$", method="POST", served=True)
    pull = repository.open_pull_request("007", sample.bad_feature())

    house.wait_for_check(pull)
    house.wait_until_quiet(seconds=1.5)

    assert (len(pull.check_runs(CHECK_NAME)), len(our_reviews(pull))) == (1, 1)


@pytest.mark.parametrize("trouble", [{"status": 0}, {"status": 502, "body": b"<html>"}])
def test_an_answer_that_is_lost_after_the_verdict_was_written_leaves_that_one_check_run(house, repository, trouble):
    house.hub.faults.next(path="/check-runs$", method="POST", served=True, **trouble)
    pull = repository.open_pull_request("007", sample.bad_feature())

    house.wait_for_check(pull)
    house.hub.wait_for(lambda: '"outcome": "done"' in house.log("worker-1"))

    assert [run.conclusion for run in pull.check_runs(CHECK_NAME)] == ["failure"]


def test_a_conversation_that_is_locked_gets_its_verdict(house, repository):
    locked = b'{"message": "Unable to create comment because issue is locked."}'
    house.hub.faults.next(path="/reviews$", method="POST", status=403, body=locked)
    pull = repository.open_pull_request("007", sample.bad_feature())

    assert house.wait_for_check(pull).conclusion == "failure"


def test_a_secondary_limit_is_waited_out_as_long_as_github_says(house, repository):
    house.hub.faults.secondary_limit(5, path="graphql$")
    started = time.monotonic()
    pull = repository.open_pull_request("007", sample.bad_feature())

    run = house.wait_for_check(pull)

    assert run.conclusion == "failure"
    assert time.monotonic() - started >= 5


def test_trouble_of_one_installation_does_not_hold_up_another(house, repository):
    other = house.hub.create_repository("globex/site", files=sample.base())
    # Longer than the test waits for the other: only who is not held up can be done by then.
    house.hub.faults.secondary_limit(2 * PATIENCE, path="/repos/acme/|graphql$", times=1)
    pull = repository.open_pull_request("007", sample.bad_feature())
    house.hub.wait_for(lambda: any(seen.status == 403 for seen in house.hub.requests))

    elsewhere = other.open_pull_request("007", sample.good_feature())

    assert house.wait_for_check(elsewhere).conclusion == "success"
    assert house.check(pull) is None

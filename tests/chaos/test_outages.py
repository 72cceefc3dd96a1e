"""Redis goes away, the receiver is down: every pull request still ends with its check."""

import time

import pytest

from tests import sample


def test_redis_away_for_five_seconds_costs_nothing_but_time(house, repository):
    house.redis.stop()
    pull = repository.open_pull_request("007", sample.good_feature())
    time.sleep(5)
    house.redis.start()

    assert house.wait_for_check(pull).conclusion == "success"
    answers = [attempt.status_code for delivery in house.hub.deliveries for attempt in delivery.attempts]
    assert set(answers) == {202, 204}


@pytest.mark.timeout(240)
def test_redis_away_for_a_minute_loses_no_pull_request(house, repository):
    house.redis.stop()
    pulls = [repository.open_pull_request(f"{n}", sample.good_feature(f"specs/{n:03}-x")) for n in range(1, 4)]
    time.sleep(60)
    house.hub.post.wait(60)
    house.redis.start()

    assert {attempt.status_code for d in house.hub.deliveries for attempt in d.attempts} >= {503}
    assert [house.wait_for_check(pull, timeout=60).conclusion for pull in pulls] == ["success"] * 3


@pytest.mark.timeout(240)
def test_a_receiver_that_is_down_for_a_minute_loses_no_pull_request(house, repository):
    house.stop("web")
    pulls = [repository.open_pull_request(f"{n}", sample.good_feature(f"specs/{n:03}-x")) for n in range(1, 4)]
    time.sleep(60)
    house.hub.post.wait(60)
    house.start("web")
    house.await_receiver()

    assert [house.wait_for_check(pull, timeout=60).conclusion for pull in pulls] == ["success"] * 3

"""Redis goes away, the receiver is down: every pull request still ends with its check."""

import signal
import time

import redis

from plangate_workers.runtime.shutdown import SHUTDOWN_GRACE
from tests import sample

SOON = 6 * SHUTDOWN_GRACE
"""Seconds: generous for a loaded machine, and a third of what a worker would go on asking a Redis that is away."""


def await_idle_worker(house):
    """The first look for what was missed is a job, and for one that is under way a worker waits."""
    house.hub.wait_for(lambda: '"reconciled"' in house.log("worker-1") and not house.family("worker-1")[1:])


def test_redis_away_for_three_seconds_costs_nothing_but_time(house, repository):
    house.redis.stop()
    pull = repository.open_pull_request("007", sample.good_feature())
    # The receiver waits seven; what is left of them is for a Redis that starts slowly.
    time.sleep(3)
    house.redis.start()

    assert house.wait_for_check(pull).conclusion == "success"
    answers = [attempt.status_code for delivery in house.hub.deliveries for attempt in delivery.attempts]
    assert set(answers) == {202, 204}


def test_redis_away_for_a_minute_loses_no_pull_request(house, repository):
    house.redis.stop()
    pulls = [repository.open_pull_request(f"{n}", sample.good_feature(f"specs/{n:03}-x")) for n in range(1, 4)]
    time.sleep(60)
    house.hub.post.wait()
    house.redis.start()

    assert {attempt.status_code for d in house.hub.deliveries for attempt in d.attempts} >= {503}
    assert [house.wait_for_check(pull).conclusion for pull in pulls] == ["success"] * 3


def test_a_receiver_that_is_down_for_a_minute_loses_no_pull_request(house, repository):
    house.stop("web")
    pulls = [repository.open_pull_request(f"{n}", sample.good_feature(f"specs/{n:03}-x")) for n in range(1, 4)]
    time.sleep(60)
    house.hub.post.wait()
    house.start("web")
    house.await_receiver()

    assert [house.wait_for_check(pull).conclusion for pull in pulls] == ["success"] * 3


def test_everybody_ends_soon_who_is_told_to_while_redis_is_away(house):
    await_idle_worker(house)
    house.redis.stop()
    processes = dict(house.processes)
    time.sleep(3)

    for process in processes.values():
        process.terminate()

    ended = {name: process.wait(SOON) for name, process in processes.items()}
    # Uvicorn ends by the signal that it was told with.
    assert ended == {"web": -signal.SIGTERM, "dispatch": 0, "worker-1": 0}


def test_a_worker_without_a_job_ends_soon_while_redis_says_nothing(house):
    await_idle_worker(house)
    worker = house.processes["worker-1"]
    house.redis.process.send_signal(signal.SIGSTOP)
    try:
        time.sleep(2)

        worker.terminate()

        assert worker.wait(SOON) == 0
    finally:
        house.redis.process.send_signal(signal.SIGCONT)


def test_a_worker_that_finds_no_redis_says_where_it_looks_and_works_once_redis_is_there(house, repository):
    house.stop("worker-1")
    house.redis.stop()
    house.start("worker-1")
    house.hub.wait_for(lambda: "redis_away" in house.log("worker-1"))
    said = str(house.redis.socket) in house.log("worker-1")

    house.redis.start()
    pull = repository.open_pull_request("007", sample.good_feature())

    assert (said, house.wait_for_check(pull).conclusion) == (True, "success")


def test_a_worker_that_waits_for_redis_ends_when_it_is_told_to(house):
    house.stop("worker-1")
    house.redis.stop()
    house.start("worker-1")
    house.hub.wait_for(lambda: "redis_away" in house.log("worker-1"))

    process = house.processes["worker-1"]
    process.terminate()

    assert process.wait(SOON) == 0


def test_redis_that_forgets_everything_in_the_middle_costs_nothing_but_time(house, repository):
    with redis.Redis.from_url(house.redis.url) as client:
        house.hub.faults.before(client.flushall, operation="Lookups")
        pull = repository.open_pull_request("007", sample.good_feature())

        assert house.wait_for_check(pull).conclusion == "success"


def test_what_waited_in_a_redis_that_forgot_it_is_found_by_the_sweep(house, repository):
    house.stop("worker-1")
    pulls = [repository.open_pull_request(f"{n}", sample.good_feature(f"specs/{n:03}-x")) for n in range(1, 4)]
    house.hub.post.wait()
    with redis.Redis.from_url(house.redis.url) as client:
        client.flushall()
    house.start("worker-1")

    assert [house.wait_for_check(pull).conclusion for pull in pulls] == ["success"] * 3

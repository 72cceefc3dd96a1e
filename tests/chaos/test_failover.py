"""Two houses on one Redis behind three sentinels, which fails over while events come in and workers come and go."""

import time
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest

from tests import PATIENCE
from tests.builders import CONSTITUTION_PATH, TEMPLATE_PATH, TEMPLATE_TEXT
from tests.chaos.pull_request_events import COMMANDS, EVENTS_EACH, MEMBER, PullRequestEvents
from tests.chaos.truth import law
from tests.house import House, free_port
from tests.sentinels import sentinels

WORKERS = ("worker-1", "worker-2")
EVENTS = 200
AT_ONCE = 8
"""Pull requests at which people are busy."""
PACE = 0.05
"""Seconds between two events."""
MIDDLE = EVENTS // 2
COMINGS_AND_GOINGS = {
    30: (0, "kill", "worker-1"),
    50: (0, "start", "worker-1"),
    60: (1, "stop", "worker-2"),
    80: (1, "start", "worker-2"),
    # From here on Redis fails over.
    MIDDLE + 5: (0, "kill", "worker-2"),
    MIDDLE + 10: (1, "stop", "worker-1"),
    MIDDLE + 25: (0, "start", "worker-2"),
    MIDDLE + 35: (1, "start", "worker-1"),
    MIDDLE + 50: (0, "stop", "dispatch"),
    MIDDLE + 65: (0, "start", "dispatch"),
    MIDDLE + 75: (1, "kill", "dispatch"),
    MIDDLE + 90: (1, "start", "dispatch"),
}
"""After which event which house's process is told to end, is killed, or begins."""


@pytest.fixture
def behind(tmp_path):
    with sentinels(tmp_path, [free_port() for _ in range(5)]) as behind:
        yield behind


@pytest.fixture
def houses(tmp_path, behind):
    """Two of one App, to which webhooks come in turn, several at once."""
    with (
        House.open(tmp_path / "first", workers=len(WORKERS), reconcile_every=10, server=behind) as first,
        first.beside(tmp_path / "second", workers=len(WORKERS)) as second,
    ):
        first.hub.post.take_turns(first.webhook_url, second.webhook_url)
        first.hub.post.in_parallel(4)
        first.hub.wait_for(lambda: all(is_at_work(house, name) for house in (first, second) for name in WORKERS))
        yield first, second


def is_at_work(house, name):
    return '"working"' in house.log(name)


@pytest.fixture
def pulls(houses):
    """Forty pull requests to come, each with its command."""
    files = {CONSTITUTION_PATH: law(True, 0), TEMPLATE_PATH: TEMPLATE_TEXT}
    repository = houses[0].hub.create_repository("acme/library", files=files)
    repository.grant(MEMBER, "write")
    count = EVENTS // EVENTS_EACH
    return [PullRequestEvents(repository, n + 1, COMMANDS[n % len(COMMANDS)]) for n in range(count)]


def happen(hub, pulls):
    """Let all events happen, of several pull requests in turns; gives after each how many there were."""
    chance, waiting = Random(7), list(pulls)
    for number in range(1, EVENTS + 1):
        busy = waiting[:AT_ONCE]
        hub.wait_for(lambda busy=busy: any(pull.may_go_on for pull in busy))
        pull = chance.choice([pull for pull in busy if pull.may_go_on])
        pull.happen()
        if pull.is_over:
            waiting.remove(pull)
        yield number
        time.sleep(PACE)


def of_workers(house, word):
    return sum(house.log(name).count(word) for name in WORKERS)


def test_a_redis_that_fails_over_in_the_middle_loses_no_event_and_doubles_no_answer(houses, behind, pulls):
    hub = houses[0].hub
    with ThreadPoolExecutor(1) as aside:
        for number in happen(hub, pulls):
            if number == MIDDLE:
                failing_over = aside.submit(behind.fail_over)
            if number in COMINGS_AND_GOINGS:
                house, verb, name = COMINGS_AND_GOINGS[number]
                getattr(houses[house], verb)(name)
        failing_over.result()

    right = {pull.number: pull.right_outcome() for pull in pulls}
    hub.wait_for(lambda: all(pull.verdicts() == right[pull.number].verdicts for pull in pulls), 2 * PATIENCE)
    hub.wait_for(lambda: all(pull.outcome().reactions for pull in pulls), PATIENCE)
    houses[0].wait_until_quiet(seconds=2.0)

    assert {pull.number: pull.outcome() for pull in pulls} == right
    # Each house has heard of events and done jobs.
    assert all('"outcome": "accepted"' in house.log("web") for house in houses)
    assert all(of_workers(house, '"outcome": "done"') for house in houses)

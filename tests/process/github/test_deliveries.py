"""What GitHub tried to deliver to us, what of it never arrived, and when that is asked for again."""

import math
import time
from itertools import pairwise

import pytest

from plangate.github.write.deliveries import (
    DELIVERY_GRACE,
    DELIVERY_TTL,
    MAX_PAUSE,
    MAX_UNDELIVERED,
    Delivery,
    Undelivered,
    deliver_again,
    list_deliveries,
    undelivered,
)

NOW = 1_800_000_000.0
FAILED = Undelivered(1, NOW - 600, NOW - 600, asks=0)


def an_attempt(id=1, *, guid="g", status=502, at=NOW - 600.0):
    return Delivery(id, guid, status, at)


def tried(hub):
    """How often each delivery was tried."""
    return [len(delivery.attempts) for delivery in hub.deliveries]


def test_a_failed_delivery_is_made_once_more_and_told_by_its_last_attempt(hub, library, app):
    hub.send_webhooks_to("http://127.0.0.1:9/")
    library.open_pull_request("search", {"src/search.py": "search = 1\n"})
    hub.wait_for(lambda: tried(hub) and all(tried(hub)))
    lost = undelivered({}, list_deliveries(app, since=0), now=time.time())

    for one in lost.values():
        deliver_again(app, one.id)
    hub.wait_for(lambda: set(tried(hub)) == {2})

    again = undelivered(lost, list_deliveries(app, since=0), now=time.time())
    assert (lost.keys(), {one.asks for one in lost.values()}) == (again.keys(), {0})
    assert [(one.id > lost[guid].id, one.asks) for guid, one in again.items()] == [(True, 1)] * len(lost)


def test_the_list_is_read_page_by_page_back_to_a_time(hub, library, app):
    hub.send_webhooks_to("http://127.0.0.1:9/")
    for _ in range(205):
        hub.ping()
    hub.wait_for(lambda: tried(hub) == [1] * 205)
    hub.traffic.clear()

    listed = list(list_deliveries(app, since=0))
    newer = list(list_deliveries(app, since=time.time() + 60))

    assert len({delivery.id for delivery in listed}) == 205
    assert newer == []
    assert len(hub.calls()) == 3 + 1


@pytest.mark.parametrize(
    ("attempts", "missing"),
    [
        ((an_attempt(status=202),), None),
        ((an_attempt(at=NOW - DELIVERY_TTL),), None),
        ((an_attempt(2, status=202), an_attempt(1)), None),
        ((an_attempt(2), an_attempt(1, status=202)), None),
        ((an_attempt(1),), FAILED),
        ((an_attempt(2, at=NOW - 500), an_attempt(1)), Undelivered(2, NOW - 600, NOW - 500, asks=1)),
    ],
    ids=["taken", "too old", "repeated and taken", "taken and repeated", "failed", "repeated in vain"],
)
def test_what_is_missing_by_its_attempts(attempts, missing):
    assert undelivered({}, attempts, now=NOW) == ({"g": missing} if missing else {})


@pytest.mark.parametrize(
    ("attempt", "since", "is_missing"),
    [
        (an_attempt(status=202), NOW - 1000, True),
        (an_attempt(status=202), NOW - 600, False),
        (an_attempt(status=202), math.inf, False),
        (an_attempt(status=204), NOW - 1000, False),
        (an_attempt(status=200), NOW - 1000, False),
        (an_attempt(status=502), NOW - 1000, True),
    ],
    ids=["lost since", "before any is known", "none is known", "nobody acts on it", "a ping", "failed"],
)
def test_what_was_accepted_and_is_not_here_is_missing(attempt, since, is_missing):
    assert bool(undelivered({}, [attempt], now=NOW, since=since)) == is_missing
    assert undelivered({"g": FAILED}, [attempt], now=NOW, taken=frozenset("g"), since=since) == {}


@pytest.mark.parametrize(
    ("attempts", "missing"),
    [
        ((), FAILED),
        # The list is read from a little before where it was read last.
        ((an_attempt(1),), FAILED),
        ((an_attempt(2, at=NOW - 500),), Undelivered(2, NOW - 600, NOW - 500, asks=0)),
        ((an_attempt(2, status=202),), None),
    ],
    ids=["nothing new", "told once more", "failed again", "arrived"],
)
def test_what_is_known_to_be_missing_stays_until_it_arrives(attempts, missing):
    assert undelivered({"g": FAILED}, attempts, now=NOW) == ({"g": missing} if missing else {})


def test_it_is_asked_for_with_growing_pauses_for_the_three_days_that_github_keeps_it():
    one, asked = FAILED, []
    while undelivered({"g": one}, (), now=one.due):
        asked.append(one.due)
        one = one.asked_again(one.due)

    pauses = [later - sooner for sooner, later in pairwise([FAILED.tried, *asked])]
    assert pauses[:4] == [DELIVERY_GRACE * 2**n for n in range(4)]
    assert (pauses == sorted(pauses), max(pauses), 15 < len(asked) < 25) == (True, MAX_PAUSE, True)
    assert asked[-1] + MAX_PAUSE > FAILED.since + DELIVERY_TTL


def test_of_very_many_the_youngest_are_kept():
    many = {str(n): Undelivered(n, NOW - n, NOW - n, asks=0) for n in range(MAX_UNDELIVERED + 5)}

    kept = undelivered(many, (), now=NOW)

    assert kept.keys() == {str(n) for n in range(MAX_UNDELIVERED)}


def test_what_is_kept_is_read_as_it_was():
    assert Undelivered.read(FAILED.text) == FAILED

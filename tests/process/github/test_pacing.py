"""The pace that all workers of an installation keep together, on a real Redis."""

import time

import pytest

from plangate.errors import TransientError
from plangate.github.api.errors import LimitError
from plangate.github.api.pacing import MAX_BURST, MAX_HOURLY_WRITES, MAX_PAUSE, MAX_WAIT, METRICS, RESERVED_POINTS, Pace

FOREVER = 1e6


@pytest.fixture
def pace(store):
    return Pace(store, "api.github.com", 5)


def left(remaining, *, reset_in=100.0, resource="graphql"):
    reset = str(int(time.time() + reset_in))
    return {"x-ratelimit-remaining": str(remaining), "x-ratelimit-reset": reset, "x-ratelimit-resource": resource}


def take_the_next_minute(pace):
    """Take the places of a minute, so that none is free again while a slow machine goes on with the test."""
    for _ in range(60):
        pace.reserve_content(FOREVER)


def test_ten_comments_go_at_once_and_then_one_a_second(pace):
    began = time.monotonic()

    waits = [pace.reserve_content(FOREVER)[1] for _ in range(MAX_BURST + 3)]

    took = time.monotonic() - began
    assert waits[:MAX_BURST] == [0.0] * MAX_BURST
    for second, wait in enumerate(waits[MAX_BURST:], 1):
        assert second - took - 0.01 < wait < second + 0.01


def test_a_worker_that_would_wait_long_takes_no_place(pace):
    for _ in range(MAX_BURST + 2):
        assert pace.reserve_content()[0]
    take_the_next_minute(pace)

    refused = [pace.reserve_content() for _ in range(5)]

    assert [granted for granted, _ in refused] == [False] * 5
    assert all(MAX_WAIT < wait <= 63.1 for _, wait in refused)
    with pytest.raises(TransientError) as raised:
        pace.before_content()
    assert MAX_WAIT < raised.value.retry_after <= 63.1


def test_an_hour_takes_no_more_than_its_number(pace):
    for _ in range(MAX_HOURLY_WRITES):
        assert pace.reserve_content(FOREVER)[0]

    granted, wait = pace.reserve_content(FOREVER)

    assert not granted
    assert 3500 < wait <= 3600


def test_workers_share_the_pace_and_installations_do_not(pace, store):
    for _ in range(MAX_BURST):
        Pace(store, "api.github.com", 5).reserve_content()
    take_the_next_minute(Pace(store, "api.github.com", 5))

    assert pace.reserve_content()[1] > 0
    assert Pace(store, "api.github.com", 6).reserve_content() == (True, 0.0)
    assert Pace(store, "github.example.com", 5).reserve_content() == (True, 0.0)


def test_calls_stop_before_the_last_point_until_the_reset(pace):
    pace.count("graphql", "ok", 0.1, left(RESERVED_POINTS + 1))
    pace.check("graphql")

    pace.count("graphql", "ok", 0.1, left(RESERVED_POINTS))

    pace.check("core")
    with pytest.raises(TransientError) as raised:
        pace.check("graphql")
    assert raised.value.retry_after == pytest.approx(100, abs=30)


def test_after_the_reset_calls_go_on(pace):
    pace.count("graphql", "ok", 0.1, left(0, reset_in=-1))

    pace.check("graphql")


def test_a_limit_that_names_a_time_pauses_every_worker_for_it(pace, store):
    error = pace.limited(LimitError("Slow down.", retry_after=30, named=True))

    assert error.retry_after == 30
    with pytest.raises(TransientError) as raised:
        Pace(store, "api.github.com", 5).check("core")
    assert raised.value.retry_after == pytest.approx(30, abs=10)
    Pace(store, "api.github.com", 6).check("core")


def test_a_limit_without_a_time_doubles_each_time_up_to_a_bound(pace):
    pauses = [pace.limited(LimitError(retry_after=60, named=False, message="")).retry_after for _ in range(7)]

    assert pauses == [60, 120, 240, 480, 960, MAX_PAUSE, MAX_PAUSE]


def test_a_shorter_pause_does_not_cut_a_longer_one_short(pace):
    pace.limited(LimitError("", retry_after=300, named=True))

    pace.limited(LimitError("", retry_after=1, named=True))

    with pytest.raises(TransientError) as raised:
        pace.check("core")
    assert raised.value.retry_after > 200


def test_calls_are_counted_for_the_metrics(pace, store):
    pace.count("graphql", "ok", 0.25, left(4000))
    pace.count("graphql", "ok", 0.25, left(3999))
    pace.count("core", "limited", 1.0, {})

    told = {
        name: store.hgetall(f"{METRICS}:{name}") for name in ("github_calls", "github_seconds", "github_points_left")
    }

    assert told == {
        "github_calls": {b"graphql:ok": b"2", b"core:limited": b"1"},
        "github_seconds": {b"graphql": b"0.5", b"core": b"1"},
        "github_points_left": {b"5:graphql": b"3999"},
    }

"""What is said while Redis is away, and how long one waits."""

import pytest
import redis
from structlog.testing import capture_logs

from plangate.queue.redis import RedisBackoff, address_of

GONE = redis.ConnectionError("nobody listens")


class Clock:
    """A clock that is moved by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_pauses_grow_up_to_four_seconds_and_begin_anew_once_redis_is_back():
    absence = RedisBackoff("inbox:6379", Clock())

    pauses = [absence.failed(GONE) for _ in range(6)]
    absence.recovered()

    assert (pauses, absence.failed(GONE)) == ([0.5, 1.0, 2.0, 4.0, 4.0, 4.0], 0.5)


def test_an_absence_is_said_at_once_then_every_half_minute_and_at_its_end():
    clock = Clock()
    absence = RedisBackoff("inbox:6379", clock)

    with capture_logs() as said:
        for _ in range(45):
            absence.failed(GONE)
            clock.now += 1
        absence.recovered()
        absence.recovered()

    away = {"event": "redis_away", "address": "inbox:6379", "error": "ConnectionError", "log_level": "error"}
    back = {"event": "redis_back", "address": "inbox:6379", "seconds": 45, "log_level": "info"}
    assert said == [{**away, "seconds": 0}, {**away, "seconds": 30}, back]


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("redis://somebody:secret@inbox:7000/1", "inbox:7000"),
        ("redis://inbox", "inbox:6379"),
        ("unix:///run/redis.sock?db=1", "/run/redis.sock"),
    ],
)
def test_an_address_tells_the_place_and_no_password(url, address):
    with redis.Redis.from_url(url) as client:
        assert address_of(client.connection_pool.connection_kwargs) == address

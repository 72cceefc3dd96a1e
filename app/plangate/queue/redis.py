"""What is said while Redis is away: where it was looked for, at once and then now and then; and that it is back."""

import time
from collections.abc import Callable, Mapping
from typing import Any

import structlog

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 4.0
"""Seconds between two tries; short enough that a Redis which is back is put to use at once."""
SAID_EVERY = 30.0
"""Seconds between two lines about one absence."""

log = structlog.stdlib.get_logger()


def address_of(connection: Mapping[str, Any]) -> str:
    """Where a client looks for Redis, from the arguments of its connections: no user and no password."""
    path = connection.get("path")
    return str(path) if path else f"{connection.get('host', 'localhost')}:{connection.get('port', 6379)}"


class RedisBackoff:
    """One process' view of whether Redis answers."""

    def __init__(self, address: str, clock: Callable[[], float] = time.monotonic) -> None:
        """Of the Redis at this address; `clock` gives seconds."""
        self._address = address
        self._clock = clock
        self._since: float | None = None
        self._pause = FIRST_PAUSE
        self._say_from = 0.0

    def note(self, error: Exception) -> float:
        """Redis did not answer: say so unless it was said just now; seconds to wait until the next try."""
        now = self._clock()
        if self._since is None:
            self._since, self._pause, self._say_from = now, FIRST_PAUSE, now
        else:
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
        if now >= self._say_from:
            self._say_from = now + SAID_EVERY
            away = round(now - self._since)
            log.error("redis_away", address=self._address, error=type(error).__name__, seconds=away)
        return self._pause

    def end(self) -> None:
        """Redis answers; say so if it was away."""
        if self._since is not None:
            log.info("redis_back", address=self._address, seconds=round(self._clock() - self._since))
            self._since = None

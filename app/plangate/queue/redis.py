"""Waiting for a Redis that is away: aloud, with growing pauses, without a client's own silent minute of retries."""

import re
import threading
import time
from collections.abc import Callable, Mapping
from typing import Any

import redis
import structlog
from redis.backoff import NoBackoff
from redis.retry import Retry

from plangate.queue.heartbeat import NOWHERE
from plangate.queue.redis_address import another_pool

FIRST_PAUSE = 0.5
MAX_PAUSE = 4.0
"""Seconds between two tries; short enough that a Redis which is back is put to use at once."""
LOG_INTERVAL = 30.0
"""Seconds between two lines about one absence."""
PING_TIMEOUT = 5.0
"""Seconds until a Redis that says nothing counts as away."""

_AWAY = (redis.ConnectionError, redis.TimeoutError, redis.exceptions.OutOfMemoryError, redis.exceptions.ReadOnlyError)
_REFUSAL = re.compile(
    r"\b(?:OOM|MISCONF|READONLY|LOADING|BUSY|MASTERDOWN|NOREPLICAS|CLUSTERDOWN|TRYAGAIN)\b|\bmaxmemory\b|\bread.only\b"
)
"""How Redis says that it takes nothing for now: its codes, which a client leaves out of some of its errors."""

log = structlog.stdlib.get_logger()


def may_pass(error: Exception) -> bool:
    """Whether Redis is away or full, read-only, or cannot save: any other error of it is a mistake of ours."""
    return isinstance(error, _AWAY) or (isinstance(error, redis.RedisError) and bool(_REFUSAL.search(str(error))))


def address_of(connection: Mapping[str, Any]) -> str:
    """Where a client looks for Redis, from the arguments of its connections: no user and no password."""
    if (sentinels := connection.get("connection_pool")) is not None:
        return f"sentinels of {sentinels.service_name}"
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
        self._log_from = 0.0

    def failed(self, error: Exception) -> float:
        """Redis did not answer: say so unless it was said just now; seconds to wait until the next try."""
        now = self._clock()
        if self._since is None:
            self._since, self._pause, self._log_from = now, FIRST_PAUSE, now
        else:
            self._pause = min(self._pause * 2, MAX_PAUSE)
        if now >= self._log_from:
            self._log_from = now + LOG_INTERVAL
            away = round(now - self._since)
            log.error("redis_away", address=self._address, error=type(error).__name__, seconds=away)
        return self._pause

    def recovered(self) -> None:
        """Redis answers; say so if it was away."""
        if self._since is not None:
            log.info("redis_back", address=self._address, seconds=round(self._clock() - self._since))
            self._since = None


def wait_for_redis(client: "redis.Redis", stop: threading.Event, beat: Callable[[], None] = NOWHERE.beat) -> bool:
    """Return once the Redis of this client answers; False when `stop` was set before. Each try is a sign of life."""
    known = client.connection_pool.connection_kwargs
    backoff = RedisBackoff(address_of(known))
    pool = another_pool(
        client, retry=Retry(NoBackoff(), 0), socket_timeout=PING_TIMEOUT, socket_connect_timeout=PING_TIMEOUT
    )
    with redis.Redis.from_pool(pool) as impatient:
        while not stop.is_set():
            beat()
            try:
                impatient.ping()
            except (redis.RedisError, OSError) as error:
                stop.wait(backoff.failed(error))
            else:
                backoff.recovered()
                return True
    return False

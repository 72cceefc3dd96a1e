"""Waiting for a Redis that is away, aloud, and without a client's own silent minute of retries."""

import time

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from plangate.queue.redis import RedisBackoff, address_of

TIME_OUT = 5.0
"""Seconds until a Redis that says nothing counts as away."""


def hurry(client: "redis.Redis") -> None:
    """From now on this client tries twice and no longer: who is to end does not wait for Redis to come back."""
    client.set_retry(Retry(NoBackoff(), 1))


def await_redis(client: "redis.Redis") -> None:
    """Return once the Redis of this client answers."""
    known = client.connection_pool.connection_kwargs
    absence = RedisBackoff(address_of(known))
    asking = {**known, "retry": Retry(NoBackoff(), 0), "socket_timeout": TIME_OUT, "socket_connect_timeout": TIME_OUT}
    pool = redis.ConnectionPool(client.connection_pool.connection_class, **asking)
    with redis.Redis.from_pool(pool) as impatient:
        while not _answers(impatient, absence):
            pass


def _answers(client: "redis.Redis", absence: RedisBackoff) -> bool:
    try:
        client.ping()
    except (redis.RedisError, OSError) as error:
        time.sleep(absence.note(error))
        return False
    absence.end()
    return True

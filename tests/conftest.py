"""What tests of several rooms need: a real Redis, started once and empty for each test."""

from collections.abc import Iterator

import pytest
import redis

from app.standalone.redis import embedded_redis


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The URL of a Redis that this run has for itself."""
    with embedded_redis(append_only=False) as url:
        yield url


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """The URL of an empty Redis."""
    with redis.Redis.from_url(redis_server) as client:
        client.flushall()
    return redis_server

"""Whether this process lives, and whether it can do its work."""

import asyncio

import redis
import redis.asyncio
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from plangate.queue.inbox import size_of
from plangate.queue.metrics import read_metrics
from plangate.queue.redis import RedisBackoff, address_of
from plangate.web.receive.metrics import ReceiverMetrics, SharedNumbers, page

PATIENCE = 2.0
"""Seconds to wait for Redis before it counts as away."""
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


class Health:
    """The pages that an operator's machines ask for."""

    def __init__(self, client: "redis.asyncio.Redis", meters: ReceiverMetrics) -> None:
        """Health of the receiver that uses this Redis and these meters."""
        self._client = client
        self._meters = meters

    async def live(self, request: Request) -> Response:
        """The process answers."""
        return PlainTextResponse("ok\n")

    async def say_absence(self) -> None:
        """Write a line when Redis does not answer: who starts us should not learn it from the first webhook."""
        try:
            await self._ping()
        except (redis.RedisError, OSError, TimeoutError) as error:
            RedisBackoff(address_of(self._client.connection_pool.connection_kwargs)).note(error)

    async def _ping(self) -> None:
        async with asyncio.timeout(PATIENCE):
            await self._client.ping()

    async def ready(self, request: Request) -> Response:
        """Redis answers, so events can be taken."""
        try:
            await self._ping()
        except (redis.RedisError, OSError, TimeoutError):
            return PlainTextResponse("Redis is away.\n", status_code=503)
        return PlainTextResponse("ok\n")

    async def metrics(self, request: Request) -> Response:
        """The numbers."""
        return Response(page(self._meters, await self._shared()), media_type=PROMETHEUS)

    async def _shared(self) -> SharedNumbers | None:
        try:
            async with asyncio.timeout(PATIENCE):
                return SharedNumbers(await size_of(self._client), await read_metrics(self._client))
        except (redis.RedisError, OSError, TimeoutError):
            return None

"""Whether this process lives, and whether it can do its work."""

import asyncio
from datetime import UTC, datetime

import redis
import redis.asyncio
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from plangate.queue.inbox import size_of
from plangate.queue.metrics import read_metrics
from plangate.queue.presence import Refusal, refusal_told_to
from plangate.queue.redis import RedisBackoff, address_of
from plangate.web.receive.metrics import ReceiverMetrics, SharedMetrics, render_metrics

REDIS_TIMEOUT = 2.0
"""Seconds to wait for Redis before it counts as away."""
PROMETHEUS_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def told(refusal: Refusal) -> str:
    """Since when GitHub refuses the App, and what to do."""
    since = datetime.fromtimestamp(refusal.since, UTC)
    return f"Nothing is judged since {since:%Y-%m-%d %H:%M} UTC. {refusal.reason}\n"


class Health:
    """The pages that an operator's machines ask for."""

    def __init__(self, client: "redis.asyncio.Redis", receiver_metrics: ReceiverMetrics) -> None:
        """Health of the receiver that uses this Redis and these metrics."""
        self._client = client
        self._metrics = receiver_metrics

    async def live(self, request: Request) -> Response:
        """The process answers."""
        return PlainTextResponse("ok\n")

    async def log_absence(self) -> None:
        """Write a line when Redis does not answer: who starts us should not learn it from the first webhook."""
        try:
            await self._ping()
        except (redis.RedisError, OSError, TimeoutError) as error:
            RedisBackoff(address_of(self._client.connection_pool.connection_kwargs)).failed(error)

    async def _ping(self) -> None:
        async with asyncio.timeout(REDIS_TIMEOUT):
            await self._client.ping()

    async def ready(self, request: Request) -> Response:
        """Redis answers, so events can be taken.

        Where GitHub refuses the workers, that is told; events are taken all the same, and wait for a key that is right.
        """
        try:
            async with asyncio.timeout(REDIS_TIMEOUT):
                refusal = await refusal_told_to(self._client)
        except (redis.RedisError, OSError, TimeoutError):
            return PlainTextResponse("Redis is away.\n", status_code=503)
        return PlainTextResponse(f"ok\n{told(refusal)}" if refusal else "ok\n")

    async def metrics(self, request: Request) -> Response:
        """The numbers."""
        return Response(render_metrics(self._metrics, await self._shared()), media_type=PROMETHEUS_TYPE)

    async def _shared(self) -> SharedMetrics | None:
        try:
            async with asyncio.timeout(REDIS_TIMEOUT):
                return SharedMetrics(await size_of(self._client), await read_metrics(self._client))
        except (redis.RedisError, OSError, TimeoutError):
            return None

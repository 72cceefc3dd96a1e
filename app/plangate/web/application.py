"""The receiver's web application: one address for webhooks, three for those who watch over it, the rules' pages."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import redis.asyncio
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from starlette.applications import Starlette
from starlette.routing import Route

from plangate.queue.inbox import Slot
from plangate.queue.watched_paths import WatchedPaths
from plangate.settings import ReceiverSettings
from plangate.web.pages import rules
from plangate.web.receive.health import Health
from plangate.web.receive.metrics import ReceiverMetrics
from plangate.web.receive.webhook import Webhook

CONNECTIONS = 32
REDIS_TIME_OUT = 2.0
"""Seconds; the receiver tries again within the time that GitHub waits."""


def connect(url: str) -> "redis.asyncio.Redis":
    """A client with a bounded pool: who finds no free connection waits for one instead of failing."""
    pool = redis.asyncio.BlockingConnectionPool.from_url(
        url,
        max_connections=CONNECTIONS,
        timeout=REDIS_TIME_OUT,
        socket_timeout=REDIS_TIME_OUT,
        socket_connect_timeout=REDIS_TIME_OUT,
        retry=Retry(NoBackoff(), 0),
    )
    return redis.asyncio.Redis(connection_pool=pool)


def application(settings: ReceiverSettings) -> Starlette:
    """The receiver; it serves while Redis is away, and says so."""
    client = connect(settings.redis_url)
    meters = ReceiverMetrics()
    webhook = Webhook(settings.webhook_secrets, settings.app_id, Slot(client), WatchedPaths(client), meters)
    health = Health(client, meters)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        # Beside the first requests, which are not to wait for it.
        looking = asyncio.create_task(health.say_absence())
        yield
        looking.cancel()
        await client.aclose()
        await client.connection_pool.disconnect()

    routes = [
        Route("/webhook", webhook),
        Route("/healthz", health.live),
        Route("/readyz", health.ready),
        Route("/metrics", health.metrics),
        Route("/rules", rules.moved),
        Route("/rules/", rules.rules),
        Route("/rules/{name}", rules.rule),
    ]
    return Starlette(routes=routes, lifespan=lifespan)

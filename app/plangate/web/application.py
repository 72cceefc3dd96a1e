"""The receiver's web application: one address for webhooks, three for those who watch over it, the rules' pages."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import redis.asyncio
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from plangate.queue.inbox import InboxWriter
from plangate.queue.redis_address import connect_async
from plangate.queue.watched_paths import WatchedPaths
from plangate.settings import ReceiverSettings
from plangate.web.pages.lazy import PATHS, LazyPages
from plangate.web.receive.health import Health
from plangate.web.receive.metrics import ReceiverMetrics
from plangate.web.receive.webhook import Webhook

WEBHOOK_PATH = "/webhook"
MAX_CONNECTIONS = 32
REDIS_TIMEOUT = 2.0
"""Seconds; the receiver tries again within the time that GitHub waits."""


def connect(url: str) -> "redis.asyncio.Redis":
    """A client with a bounded pool: who finds no free connection waits for one instead of failing."""
    return connect_async(
        url,
        max_connections=MAX_CONNECTIONS,
        socket_timeout=REDIS_TIMEOUT,
        socket_connect_timeout=REDIS_TIMEOUT,
        retry=Retry(NoBackoff(), 0),
    )


def application(settings: ReceiverSettings, metrics: ReceiverMetrics) -> ASGIApp:
    """The receiver; it serves while Redis is away, and says so."""
    client = connect(settings.redis_url)
    webhook = Webhook(settings.webhook_secrets, settings.app_id, InboxWriter(client), WatchedPaths(client), metrics)
    health = Health(client, metrics)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        # Beside the first requests, which are not to wait for it.
        ping = asyncio.create_task(health.log_absence())
        yield
        ping.cancel()
        await client.aclose()
        await client.connection_pool.disconnect()

    pages = LazyPages()
    routes = [
        Route("/healthz", health.live),
        Route("/readyz", health.ready),
        Route("/metrics", health.metrics),
        *(Route(path, pages) for path in PATHS),
    ]
    others = Starlette(routes=routes, lifespan=lifespan)

    async def webhooks_first(scope: Scope, receive: Receive, send: Send) -> None:
        # Most of what comes: what a framework does around each request takes as long as everything that we do.
        is_webhook = scope["type"] == "http" and scope["path"] == WEBHOOK_PATH
        await (webhook if is_webhook else others)(scope, receive, send)

    return webhooks_first

"""The receiver: verifies a webhook over its raw bytes, takes the few fields it needs, and puts them in the inbox.

It is a bare ASGI application, since it runs once per event and does little. The checks stand in the order in which
they cost: nothing is read that is refused by its headers, nothing is parsed that is not signed.
https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
"""

import asyncio
import time
from collections.abc import Sequence
from typing import Any, Protocol

import redis
import structlog
from starlette.types import Receive, Scope, Send

from plangate.queue.job_fields import log_fields, span_facts
from plangate.queue.jobs import ConditionalSweep, Job
from plangate.queue.watched_paths import WatchedPaths
from plangate.traces import spans
from plangate.web.receive.events import JobRequest, JobRequests, read_event
from plangate.web.receive.metrics import ReceiverMetrics
from plangate.web.receive.payload import DeliveryContext, Payload
from plangate.web.receive.request import (
    HAS_ARRIVED,
    Answer,
    BodyBudget,
    ClientDisconnectedError,
    RejectedError,
    check_content,
    check_signature,
    delivery_id,
    event_name,
    read_body,
    read_headers,
    read_json,
)

HOLD_SECONDS = 7.0
"""Seconds from a request's beginning in which Redis may come back; GitHub gives up after 10.

The time that the body took counts, and a try at Redis is broken off when the time is over, however far it came, so the
answer is out at 7.0 s (measured: 7.00 to 7.02 s for a hundred at once, with a Redis that takes connections and says
nothing). What is left of the ten seconds is for the way there and back.
"""
MIN_HOLD_SECONDS = 1.0
"""Seconds for Redis, however late the body was; at 8 s for a body (BODY_TIMEOUT) the answer is out at 9."""
RETRY_PAUSE = 0.1
"""Seconds between two tries at Redis."""

log = structlog.stdlib.get_logger()


class JobQueue(Protocol):
    """Where jobs are put in."""

    async def put(self, jobs: Sequence[Job]) -> None:
        """Put jobs in; returns once they are kept."""


ACCEPTED = Answer(202, "Accepted.", "accepted")
IGNORED = Answer(204, outcome="ignored")
PONG = Answer(200, "pong", "ping")
REDIS_AWAY = Answer(503, "The inbox is away; deliver this again.", "away")

# What is still to come is not read.
_CLOSE = (b"connection", b"close")
_HEADERS = {405: (b"allow", b"POST"), 408: _CLOSE, 413: _CLOSE, 503: _CLOSE}
"""What is said besides with a status."""


class Webhook:
    """The ASGI application behind POST /webhook."""

    def __init__(
        self,
        secrets: tuple[bytes, ...],
        app_id: int,
        queue: JobQueue,
        watched_paths: WatchedPaths,
        metrics: ReceiverMetrics,
    ) -> None:
        """A receiver for one App; raises ValueError without a secret, since it would then trust anybody."""
        if not all(secrets) or not secrets:
            raise ValueError("A receiver needs a webhook secret.")
        self._secrets = secrets
        self._app_id = app_id
        self._queue = queue
        self._watched_paths = watched_paths
        self._metrics = metrics
        self._budget = BodyBudget()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        began = time.perf_counter()
        fields: dict[str, Any] = {}
        try:
            answer = await self._answer(scope, receive, fields, time.monotonic() + HOLD_SECONDS)
        except RejectedError as rejection:
            answer = rejection.answer
        except ClientDisconnectedError:
            answer = Answer(400, "The request ended early.", "truncated")
        await _send(send, answer)
        seconds = time.perf_counter() - began
        self._metrics.answered(answer.status, answer.outcome, seconds)
        write = log.info if answer.status < 300 else log.warning
        write("webhook", status=answer.status, outcome=answer.outcome, ms=round(seconds * 1000, 2), **fields)

    async def _answer(self, scope: Scope, receive: Receive, fields: dict[str, Any], deadline: float) -> Answer:
        if scope["method"] != "POST":
            raise RejectedError(405, "Send webhooks with POST.", "method")
        headers = read_headers(scope["headers"])
        delivery = fields["delivery"] = delivery_id(headers)
        check_content(headers)
        body = await read_body(receive, self._budget, has_arrived=HAS_ARRIVED in scope)
        check_signature(headers.signature, body, self._secrets)
        name = fields["hook"] = event_name(headers)
        payload = read_json(body)
        if name == "ping":
            return PONG
        # What is not signed makes no span: strangers could make many.
        with spans.span("webhook", "SERVER", event=name, delivery=delivery):
            context = DeliveryContext(self._app_id, time.time(), delivery, spans.traceparent())
            answer = await self._take(name, payload, context, fields, deadline)
            spans.note(status=answer.status, outcome=answer.outcome)
            return answer

    async def _take(
        self, name: str, payload: Payload, context: DeliveryContext, fields: dict[str, Any], deadline: float
    ) -> Answer:
        requests = read_event(name, payload, context)
        if requests is None:
            raise RejectedError(400, "The payload lacks fields that this event carries.", "fields")
        if not requests:
            return IGNORED
        first = first_job(requests)
        fields.update(installation=first.target.installation, wishes=len(requests), **log_fields(first))
        if spans.are_on():
            spans.note(**span_facts(first))
        return await self._put_by(deadline, requests)

    async def _put_by(self, deadline: float, requests: JobRequests) -> Answer:
        """What becomes of them within the time that GitHub waits; putting in twice does no harm."""
        deadline = max(deadline, time.monotonic() + MIN_HOLD_SECONDS)
        while True:
            try:
                async with asyncio.timeout(deadline - time.monotonic()):
                    return ACCEPTED if await self._put(requests) else IGNORED
            except (redis.RedisError, OSError, TimeoutError) as error:
                if time.monotonic() + RETRY_PAUSE >= deadline:
                    log.error("redis_away", error=type(error).__name__)
                    return REDIS_AWAY
                await asyncio.sleep(RETRY_PAUSE)

    async def _put(self, requests: JobRequests) -> bool:
        """Whether anything was wanted."""
        jobs = [job for request in requests if (job := await self._job(request))]
        if jobs:
            await self._queue.put(jobs)
        return bool(jobs)

    async def _job(self, request: JobRequest) -> Job | None:
        """The job to put in, if there is one."""
        match request:
            case ConditionalSweep(sweep, paths):
                target = sweep.target
                is_wanted = await self._watched_paths.matches(target.installation, target.repository_id, paths)
                return sweep if is_wanted else None
            case job:
                return job


def first_job(requests: JobRequests) -> Job:
    """What log and spans say of them all."""
    first = requests[0]
    return first.job if isinstance(first, ConditionalSweep) else first


async def _send(send: Send, answer: Answer) -> None:
    body = f"{answer.line}\n".encode() if answer.line else b""
    length = str(len(body)).encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", length)] if body else []
    if answer.status in _HEADERS:
        headers.append(_HEADERS[answer.status])
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

"""The receiver: verifies a webhook over its raw bytes, takes the few fields it needs, and puts them in the inbox.

It is a bare ASGI application, since it runs once per event and does little. The checks stand in the order in which
they cost: nothing is read that is refused by its headers, nothing is parsed that is not signed.
https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
"""

import asyncio
import time
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import redis
import structlog
from starlette.types import Receive, Scope, Send

from plangate.queue.jobs import CancelPending, ConditionalSweep, Job, about
from plangate.queue.watched_paths import WatchedPaths
from plangate.web.receive.events import JobRequest, read_event
from plangate.web.receive.metrics import ReceiverMetrics
from plangate.web.receive.payload import DeliveryContext
from plangate.web.receive.request import (
    Answer,
    BodyBudget,
    ClientDisconnectedError,
    RejectedError,
    check_event,
    check_kind,
    check_signature,
    delivery_of,
    open_envelope,
    read_body,
    read_json,
)

HOLDING_TIME = 7.0
"""Seconds from a request's beginning in which Redis may come back; GitHub gives up after 10.

The time that the body took counts, and a try at Redis is broken off when the time is over, however far it came, so the
answer is out at 7.0 s (measured: 7.00 to 7.02 s for a hundred at once, with a Redis that takes connections and says
nothing). What is left of the ten seconds is for the way there and back.
"""
LEAST_HOLDING = 1.0
"""Seconds for Redis, however late the body was; at 8 s for a body (READING_TIME) the answer is out at 9."""
RETRY_PAUSE = 0.1

log = structlog.stdlib.get_logger()


class JobQueue(Protocol):
    """Where letters are put in."""

    async def put(self, letters: Sequence[Job]) -> None:
        """Put letters in; returns once they are kept."""

    async def drop(self, drop: CancelPending) -> None:
        """Forget what waits and is no longer wanted."""


ACCEPTED = Answer(202, "Accepted.", "accepted")
IGNORED = Answer(204, reason="ignored")
PONG = Answer(200, "pong", "ping")
AWAY = Answer(503, "The inbox is away; deliver this again.", "away")


class Webhook:
    """The ASGI application behind POST /webhook."""

    def __init__(
        self, secrets: tuple[bytes, ...], app_id: int, postbox: JobQueue, law: WatchedPaths, meters: ReceiverMetrics
    ) -> None:
        """A receiver for one App; raises ValueError without a secret, since it would then trust anybody."""
        if not all(secrets) or not secrets:
            raise ValueError("A receiver needs a webhook secret.")
        self._secrets = secrets
        self._app_id = app_id
        self._postbox = postbox
        self._law = law
        self._meters = meters
        self._hands = BodyBudget()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        began = time.perf_counter()
        noted: dict[str, Any] = {}
        try:
            answer = await self._take(scope, receive, noted, time.monotonic() + HOLDING_TIME)
        except RejectedError as refusal:
            answer = refusal.answer
        except ClientDisconnectedError:
            answer = Answer(400, "The request ended early.", "truncated")
        await _reply(send, answer)
        seconds = time.perf_counter() - began
        self._meters.answered(answer.status, answer.reason, seconds)
        write = log.info if answer.status < 300 else log.warning
        write("webhook", status=answer.status, outcome=answer.reason, ms=round(seconds * 1000, 2), **noted)

    async def _take(self, scope: Scope, receive: Receive, noted: dict[str, Any], until: float) -> Answer:
        if scope["method"] != "POST":
            raise RejectedError(405, "Send webhooks with POST.", "method")
        envelope = open_envelope(scope["headers"])
        delivery = noted["delivery"] = delivery_of(envelope)
        check_kind(envelope)
        body = await read_body(receive, self._hands)
        check_signature(envelope.signature, body, self._secrets)
        name = noted["hook"] = check_event(envelope)
        payload = read_json(body)
        if name == "ping":
            return PONG
        arrival = DeliveryContext(self._app_id, time.time(), delivery)
        return await self._keep(read_wishes(name, payload, arrival), noted, until)

    async def _keep(self, wishes: tuple[JobRequest, ...], noted: dict[str, Any], until: float) -> Answer:
        if not wishes:
            return IGNORED
        noted.update(describe(wishes))
        return await self._hold(wishes, until)

    async def _hold(self, wishes: tuple[JobRequest, ...], until: float) -> Answer:
        """What becomes of it within the time that GitHub waits; putting in twice does no harm."""
        end = max(until, time.monotonic() + LEAST_HOLDING)
        while True:
            try:
                async with asyncio.timeout(end - time.monotonic()):
                    return ACCEPTED if await self._put(wishes) else IGNORED
            except (redis.RedisError, OSError, TimeoutError) as error:
                if time.monotonic() + RETRY_PAUSE >= end:
                    log.error("redis_away", error=type(error).__name__)
                    return AWAY
                await asyncio.sleep(RETRY_PAUSE)

    async def _put(self, wishes: tuple[JobRequest, ...]) -> bool:
        """Whether anything was wanted."""
        letters: list[Job] = []
        dropped = False
        for wish in wishes:
            if isinstance(wish, CancelPending):
                await self._postbox.drop(wish)
                dropped = True
            elif not isinstance(wish, ConditionalSweep):
                letters.append(wish)
            elif await self._law.holds(wish.installation, wish.letter.repository_id, wish.paths):
                letters.append(wish.letter)
        if letters:
            await self._postbox.put(letters)
        return dropped or bool(letters)


def read_wishes(name: str, payload: Mapping[str, Any], arrival: DeliveryContext) -> tuple[JobRequest, ...]:
    """What the event asks for; raises RefusedError when it lacks what it must carry."""
    wishes = read_event(name, payload, arrival)
    if wishes is None:
        raise RejectedError(400, "The payload lacks fields that this event carries.", "fields")
    return wishes


def describe(wishes: tuple[JobRequest, ...]) -> dict[str, Any]:
    """What a log line says of them: of the first, and how many there are."""
    first = wishes[0]
    said: dict[str, Any] = {"installation": first.installation, "wishes": len(wishes)}
    if isinstance(first, CancelPending):
        return {**said, "dropped": first.member or "all"}
    if isinstance(first, ConditionalSweep):
        first = first.letter
    return {**said, **about(first)}


async def _reply(send: Send, answer: Answer) -> None:
    body = f"{answer.line}\n".encode() if answer.line else b""
    headers = [(b"content-type", b"text/plain; charset=utf-8")] if body else []
    if answer.status != 204:
        headers.append((b"content-length", str(len(body)).encode()))
    if answer.status == 405:
        headers.append((b"allow", b"POST"))
    if answer.status in (408, 413, 503):
        # What is still to come is not read.
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

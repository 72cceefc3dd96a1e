"""The receiver: verifies a webhook over its raw bytes, takes the few fields it needs, and puts them in the inbox.

It is a bare ASGI application, since it runs once per event and does little. The checks stand in the order in which
they cost: nothing is read that is refused by its headers, nothing is parsed that is not signed.
https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
"""

import asyncio
import hashlib
import hmac
import json
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import redis
import structlog
from starlette.types import Receive, Scope, Send

from app.jobs import Drop, Letter, about
from app.web.events import Arrival, Wish, read_event
from app.web.metrics import ReceiverMeters

LARGEST_BODY = 25 * 1024 * 1024
"""Bytes; GitHub does not deliver larger payloads."""
READING_TIME = 8.0
"""Seconds for a body to arrive; GitHub itself gives up after 10."""
HOLDING_TIME = 7.0
"""Seconds to wait for Redis to come back; GitHub gives up after 10."""
RETRY_PAUSE = 0.1

ONCE = (b"content-type", b"content-length", b"x-github-event", b"x-github-delivery", b"x-hub-signature-256")
_DELIVERY = re.compile(rb"[0-9A-Za-z-]{1,64}")
_EVENT = re.compile(rb"[a-z_]{1,64}")
_SIGNATURE = re.compile(rb"sha256=[0-9a-f]{64}")

log = structlog.stdlib.get_logger()


class Postbox(Protocol):
    """Where letters are put in."""

    async def put(self, letters: Sequence[Letter]) -> None:
        """Put letters in; returns once they are kept."""

    async def drop(self, drop: Drop) -> None:
        """Forget what waits and is no longer wanted."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sender is told: a status, one line, and for the meters a word that says why."""

    status: int
    line: str = ""
    reason: str = ""


ACCEPTED = Answer(202, "Accepted.", "accepted")
IGNORED = Answer(204, reason="ignored")
PONG = Answer(200, "pong", "ping")
AWAY = Answer(503, "The inbox is away; deliver this again.", "away")


class RefusedError(Exception):
    """A webhook that is not taken."""

    def __init__(self, status: int, line: str, reason: str) -> None:
        super().__init__(line)
        self.answer = Answer(status, line, reason)


class GoneAwayError(Exception):
    """The sender hung up in the middle."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """The headers that count, as they came; None where there is none."""

    content_type: bytes | None
    length: bytes | None
    event: bytes | None
    delivery: bytes | None
    signature: bytes | None


class Webhook:
    """The ASGI application behind POST /webhook."""

    def __init__(self, secrets: tuple[bytes, ...], app_id: int, postbox: Postbox, meters: ReceiverMeters) -> None:
        """A receiver for one App; raises ValueError without a secret, since it would then trust anybody."""
        if not all(secrets) or not secrets:
            raise ValueError("A receiver needs a webhook secret.")
        self._secrets = secrets
        self._app_id = app_id
        self._postbox = postbox
        self._meters = meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        began = time.perf_counter()
        noted: dict[str, Any] = {}
        try:
            answer = await self._take(scope, receive, noted)
        except RefusedError as refusal:
            answer = refusal.answer
        except GoneAwayError:
            answer = Answer(400, "The request ended early.", "truncated")
        await _reply(send, answer)
        seconds = time.perf_counter() - began
        self._meters.answered(answer.status, answer.reason, seconds)
        write = log.info if answer.status < 300 else log.warning
        write("webhook", status=answer.status, outcome=answer.reason, ms=round(seconds * 1000, 2), **noted)

    async def _take(self, scope: Scope, receive: Receive, noted: dict[str, Any]) -> Answer:
        if scope["method"] != "POST":
            raise RefusedError(405, "Send webhooks with POST.", "method")
        envelope = open_envelope(scope["headers"])
        delivery = noted["delivery"] = _word(_DELIVERY, envelope.delivery)
        check_kind(envelope)
        body = await read_body(receive)
        check_signature(envelope.signature, body, self._secrets)
        name = noted["hook"] = check_event(envelope)
        payload = read_json(body)
        if name == "ping":
            return PONG
        arrival = Arrival(self._app_id, time.time(), delivery)
        return await self._keep(read_wishes(name, payload, arrival), noted)

    async def _keep(self, wishes: tuple[Wish, ...], noted: dict[str, Any]) -> Answer:
        if not wishes:
            return IGNORED
        noted.update(describe(wishes))
        return ACCEPTED if await self._hold(wishes) else AWAY

    async def _hold(self, wishes: tuple[Wish, ...]) -> bool:
        """Whether Redis took it within the time that GitHub waits; putting in twice does no harm."""
        end = time.monotonic() + HOLDING_TIME
        while True:
            try:
                async with asyncio.timeout(end - time.monotonic()):
                    await self._put(wishes)
                return True
            except (redis.RedisError, OSError, TimeoutError) as error:
                if time.monotonic() + RETRY_PAUSE >= end:
                    log.error("redis_away", error=type(error).__name__)
                    return False
                await asyncio.sleep(RETRY_PAUSE)

    async def _put(self, wishes: tuple[Wish, ...]) -> None:
        for wish in wishes:
            if isinstance(wish, Drop):
                await self._postbox.drop(wish)
        letters = [wish for wish in wishes if not isinstance(wish, Drop)]
        if letters:
            await self._postbox.put(letters)


def open_envelope(headers: Iterable[tuple[bytes, bytes]]) -> Envelope:
    """The headers that count; raises RefusedError when one comes twice, since then it says two things."""
    found: dict[bytes, bytes] = {}
    for name, value in headers:
        if name in ONCE:
            if name in found:
                raise RefusedError(400, f"The header {name.decode()} comes twice.", "header")
            found[name] = value
    return Envelope(*(found.get(name) for name in ONCE))


def check_kind(envelope: Envelope) -> None:
    """Refuse what is not JSON, and what says that it is too large, by headers alone."""
    kind = (envelope.content_type or b"").split(b";", 1)[0].strip().lower()
    if kind != b"application/json":
        raise RefusedError(415, "Set the webhook's content type to application/json.", "content_type")
    length = envelope.length
    if length is not None and (not length.isdigit() or int(length[:12]) > LARGEST_BODY):
        raise RefusedError(413, "The payload is larger than 25 MB.", "too_large")


async def read_body(receive: Receive) -> bytes:
    """The body as it came; raises RefusedError once it is too large or takes too long."""
    chunks, size = [], 0
    try:
        async with asyncio.timeout(READING_TIME):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise GoneAwayError
                chunk = message.get("body", b"")
                size += len(chunk)
                if size > LARGEST_BODY:
                    raise RefusedError(413, "The payload is larger than 25 MB.", "too_large")
                chunks.append(chunk)
                if not message.get("more_body", False):
                    return b"".join(chunks)
    except TimeoutError:
        raise RefusedError(408, "The payload did not arrive in time.", "slow") from None


def check_signature(signature: bytes | None, body: bytes, secrets: tuple[bytes, ...]) -> None:
    """Refuse what none of the secrets has signed with SHA-256; an older signature does not count."""
    if signature is None:
        raise RefusedError(401, "The header X-Hub-Signature-256 is missing.", "no_signature")
    if not _SIGNATURE.fullmatch(signature):
        raise RefusedError(401, "The header X-Hub-Signature-256 is malformed.", "bad_signature")
    # Every secret is tried, whichever fits: how long it takes tells nothing.
    fits = [hmac.compare_digest(_sign(secret, body), signature[7:]) for secret in secrets]
    if not any(fits):
        raise RefusedError(401, "The signature does not match.", "bad_signature")


def _sign(secret: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, body, hashlib.sha256).hex().encode()


def check_event(envelope: Envelope) -> str:
    """The event's name; raises RefusedError when there is none."""
    name = _word(_EVENT, envelope.event)
    if name is None:
        raise RefusedError(400, "The header X-GitHub-Event names no event.", "header")
    return name


def read_json(body: bytes) -> Mapping[str, Any]:
    """The payload; raises RefusedError when it is not a JSON object, or nested too deep."""
    try:
        payload = json.loads(body)
    except RecursionError:
        raise RefusedError(400, "The payload is nested too deep.", "too_deep") from None
    except ValueError:
        raise RefusedError(400, "The payload is not JSON.", "not_json") from None
    if not isinstance(payload, dict):
        raise RefusedError(400, "The payload is not a JSON object.", "not_json")
    return payload


def read_wishes(name: str, payload: Mapping[str, Any], arrival: Arrival) -> tuple[Wish, ...]:
    """What the event asks for; raises RefusedError when it lacks what it must carry."""
    wishes = read_event(name, payload, arrival)
    if wishes is None:
        raise RefusedError(400, "The payload lacks fields that this event carries.", "fields")
    return wishes


def describe(wishes: tuple[Wish, ...]) -> dict[str, Any]:
    """What a log line says of them: of the first, and how many there are."""
    first = wishes[0]
    said: dict[str, Any] = {"installation": first.installation, "wishes": len(wishes)}
    if isinstance(first, Drop):
        return {**said, "dropped": first.member or "all"}
    return {**said, **about(first)}


def _word(pattern: re.Pattern[bytes], value: bytes | None) -> str | None:
    return value.decode() if value is not None and pattern.fullmatch(value) else None


async def _reply(send: Send, answer: Answer) -> None:
    body = f"{answer.line}\n".encode() if answer.line else b""
    headers = [(b"content-type", b"text/plain; charset=utf-8")] if body else []
    if answer.status != 204:
        headers.append((b"content-length", str(len(body)).encode()))
    if answer.status == 405:
        headers.append((b"allow", b"POST"))
    if answer.status in (408, 413):
        # What is still to come is not read.
        headers.append((b"connection", b"close"))
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})

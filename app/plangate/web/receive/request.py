"""Reading a request that anybody may have sent: in size and time bounded, and trusted only when it is signed.

https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
"""

import asyncio
import hashlib
import hmac
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.types import Receive

LARGEST_BODY = 25 * 1024 * 1024
"""Bytes; GitHub does not deliver larger payloads."""
READING_TIME = 8.0
"""Seconds for a body to arrive; GitHub itself gives up after 10."""
MOST_IN_MEMORY = 256 * 1024 * 1024
"""Bytes of bodies that are being read at once: whoever sends them has proved nothing yet."""

ONCE = (b"content-type", b"content-length", b"x-github-event", b"x-github-delivery", b"x-hub-signature-256")
_DELIVERY = re.compile(rb"[0-9A-Za-z-]{1,64}")
_EVENT = re.compile(rb"[a-z_]{1,64}")
_SIGNATURE = re.compile(rb"sha256=[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sender is told: a status, one line, and for the meters a word that says why."""

    status: int
    line: str = ""
    reason: str = ""


class RejectedError(Exception):
    """A webhook that is not taken."""

    def __init__(self, status: int, line: str, reason: str) -> None:
        super().__init__(line)
        self.answer = Answer(status, line, reason)


class ClientDisconnectedError(Exception):
    """The sender hung up in the middle."""


class BodyBudget:
    """How much is being read at once; what would be too much is refused, so that strangers cannot fill the memory."""

    def __init__(self, most: int = MOST_IN_MEMORY) -> None:
        """Hands that hold nothing; `most` is in bytes."""
        self._most = most
        self._held = 0

    def hold(self, size: int) -> None:
        """Take that many bytes more; raises RefusedError when they are too many."""
        if self._held + size > self._most:
            raise RejectedError(503, "Too much is arriving at once; deliver this again.", "busy")
        self._held += size

    def let_go(self, size: int) -> None:
        """Have that many bytes less."""
        self._held -= size


@dataclass(frozen=True, slots=True)
class DeliveryHeaders:
    """The headers that count, as they came; None where there is none."""

    content_type: bytes | None
    length: bytes | None
    event: bytes | None
    delivery: bytes | None
    signature: bytes | None


def open_envelope(headers: Iterable[tuple[bytes, bytes]]) -> DeliveryHeaders:
    """The headers that count; raises RefusedError when one comes twice, since then it says two things."""
    found: dict[bytes, bytes] = {}
    for name, value in headers:
        if name in ONCE:
            if name in found:
                raise RejectedError(400, f"The header {name.decode()} comes twice.", "header")
            found[name] = value
    return DeliveryHeaders(*(found.get(name) for name in ONCE))


def check_kind(envelope: DeliveryHeaders) -> None:
    """Refuse what is not JSON, and what says that it is too large, by headers alone."""
    kind = (envelope.content_type or b"").split(b";", 1)[0].strip().lower()
    if kind != b"application/json":
        raise RejectedError(415, "Set the webhook's content type to application/json.", "content_type")
    length = envelope.length
    if length is not None and (not length.isdigit() or int(length[:12]) > LARGEST_BODY):
        raise RejectedError(413, "The payload is larger than 25 MB.", "too_large")


async def read_body(receive: Receive, hands: BodyBudget) -> bytes:
    """The body as it came; raises RefusedError once it is too large, too much, or takes too long."""
    chunks: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(READING_TIME):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ClientDisconnectedError
                chunk = message.get("body", b"")
                hands.hold(len(chunk))
                size += len(chunk)
                if size > LARGEST_BODY:
                    raise RejectedError(413, "The payload is larger than 25 MB.", "too_large")
                chunks.append(chunk)
                if not message.get("more_body", False):
                    return b"".join(chunks)
    except TimeoutError:
        raise RejectedError(408, "The payload did not arrive in time.", "slow") from None
    finally:
        hands.let_go(size)


def check_signature(signature: bytes | None, body: bytes, secrets: tuple[bytes, ...]) -> None:
    """Refuse what none of the secrets has signed with SHA-256; an older signature does not count."""
    if signature is None:
        raise RejectedError(401, "The header X-Hub-Signature-256 is missing.", "no_signature")
    if not _SIGNATURE.fullmatch(signature):
        raise RejectedError(401, "The header X-Hub-Signature-256 is malformed.", "bad_signature")
    # Every secret is tried, whichever fits: how long it takes tells nothing.
    fits = [hmac.compare_digest(_sign(secret, body), signature[7:]) for secret in secrets]
    if not any(fits):
        raise RejectedError(401, "The signature does not match.", "bad_signature")


def _sign(secret: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, body, hashlib.sha256).hex().encode()


def delivery_of(envelope: DeliveryHeaders) -> str | None:
    """GitHub's id of the delivery, when it looks like one."""
    return _word(_DELIVERY, envelope.delivery)


def check_event(envelope: DeliveryHeaders) -> str:
    """The event's name; raises RefusedError when there is none."""
    name = _word(_EVENT, envelope.event)
    if name is None:
        raise RejectedError(400, "The header X-GitHub-Event names no event.", "header")
    return name


def read_json(body: bytes) -> Mapping[str, Any]:
    """The payload; raises RefusedError when it is not a JSON object, or nested too deep."""
    try:
        payload = json.loads(body)
    except RecursionError:
        raise RejectedError(400, "The payload is nested too deep.", "too_deep") from None
    except ValueError:
        raise RejectedError(400, "The payload is not JSON.", "not_json") from None
    if not isinstance(payload, dict):
        raise RejectedError(400, "The payload is not a JSON object.", "not_json")
    return payload


def _word(pattern: re.Pattern[bytes], value: bytes | None) -> str | None:
    return value.decode() if value is not None and pattern.fullmatch(value) else None

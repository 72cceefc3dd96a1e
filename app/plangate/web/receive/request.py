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

import msgspec
from starlette.types import Receive

from plangate.web.receive.payload_fields import Fields

MAX_BODY_SIZE = 25 * 1024 * 1024
"""Bytes; GitHub does not deliver larger payloads."""
BODY_TIMEOUT = 8.0
"""Seconds for a body to arrive; GitHub itself gives up after 10."""
HAS_ARRIVED = "plangate.has_arrived"
"""In the scope of a request that has arrived whole, as the server's protocol (`protocol`) writes it."""
MAX_SIZE_IN_MEMORY = 256 * 1024 * 1024
"""Bytes of bodies that are being read at once: whoever sends them has proved nothing yet."""

SINGLE_HEADERS = (b"content-type", b"content-length", b"x-github-event", b"x-github-delivery", b"x-hub-signature-256")
_DELIVERY = re.compile(rb"[0-9A-Za-z-]{1,64}")
_EVENT = re.compile(rb"[a-z_]{1,64}")
_decode = msgspec.json.Decoder(Fields).decode
_SIGNATURE = re.compile(rb"sha256=[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What the sender is told: a status and a line, if any; and for log and metrics a word that says why."""

    status: int
    line: str = ""
    outcome: str = ""


class RejectedError(Exception):
    """A webhook that is not taken."""

    def __init__(self, status: int, line: str, outcome: str) -> None:
        super().__init__(line)
        self.answer = Answer(status, line, outcome)


class ClientDisconnectedError(Exception):
    """The sender hung up in the middle."""


class BodyBudget:
    """How much is being read at once; what would be too much is refused, so that strangers cannot fill the memory."""

    def __init__(self, max_size: int = MAX_SIZE_IN_MEMORY) -> None:
        """A budget of that many bytes, of which nothing is used."""
        self._max_size = max_size
        self._used = 0

    def reserve(self, size: int) -> None:
        """Use that many bytes more; raises RejectedError when they are too many."""
        if self._used + size > self._max_size:
            raise RejectedError(503, "Too much is arriving at once; deliver this again.", "busy")
        self._used += size

    def release(self, size: int) -> None:
        """Use that many bytes less."""
        self._used -= size


@dataclass(frozen=True, slots=True)
class DeliveryHeaders:
    """The headers that count, as they came; None where there is none."""

    content_type: bytes | None
    length: bytes | None
    event: bytes | None
    delivery: bytes | None
    signature: bytes | None


def read_headers(headers: Iterable[tuple[bytes, bytes]]) -> DeliveryHeaders:
    """The headers that count; raises RejectedError when one comes twice, since then it says two things."""
    values: dict[bytes, bytes] = {}
    for name, value in headers:
        if name in values:
            raise RejectedError(400, f"The header {name.decode()} comes twice.", "header")
        if name in SINGLE_HEADERS:
            values[name] = value
    return DeliveryHeaders(*map(values.get, SINGLE_HEADERS))


def check_content(headers: DeliveryHeaders) -> None:
    """Refuse what is not JSON, and what says that it is too large, by headers alone."""
    content_type = (headers.content_type or b"").split(b";", 1)[0].strip().lower()
    if content_type != b"application/json":
        raise RejectedError(415, "Set the webhook's content type to application/json.", "content_type")
    length = b"0" if headers.length is None else headers.length
    if not length.isdigit() or int(length[:12]) > MAX_BODY_SIZE:
        raise RejectedError(413, "The payload is larger than 25 MB.", "too_large")


async def read_body(receive: Receive, budget: BodyBudget, *, has_arrived: bool = False) -> bytes:
    """The body as it came; raises RejectedError once it is too large, too much, or takes too long.

    One that has arrived whole already, as most have, is waited for by no clock.
    """
    if has_arrived:
        return await _read_chunks(receive, budget)
    try:
        async with asyncio.timeout(BODY_TIMEOUT):
            return await _read_chunks(receive, budget)
    except TimeoutError:
        raise RejectedError(408, "The payload did not arrive in time.", "slow") from None


async def _read_chunks(receive: Receive, budget: BodyBudget) -> bytes:
    chunks: list[bytes] = []
    size = 0
    try:
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                raise ClientDisconnectedError
            chunk = message.get("body", b"")
            budget.reserve(len(chunk))
            size += len(chunk)
            if size > MAX_BODY_SIZE:
                raise RejectedError(413, "The payload is larger than 25 MB.", "too_large")
            chunks.append(chunk)
            if not message.get("more_body", False):
                return b"".join(chunks)
    finally:
        budget.release(size)


def check_signature(signature: bytes | None, body: bytes, secrets: tuple[bytes, ...]) -> None:
    """Refuse what none of the secrets has signed with SHA-256; an older signature does not count."""
    if signature is None:
        raise RejectedError(401, "The header X-Hub-Signature-256 is missing.", "no_signature")
    if not _SIGNATURE.fullmatch(signature):
        raise RejectedError(401, "The header X-Hub-Signature-256 is malformed.", "bad_signature")
    # Every secret is tried, whichever fits: how long it takes tells nothing.
    matches = [hmac.compare_digest(_sign(secret, body), signature[7:]) for secret in secrets]
    if not any(matches):
        raise RejectedError(401, "The signature does not match.", "bad_signature")


def _sign(secret: bytes, body: bytes) -> bytes:
    return hmac.digest(secret, body, hashlib.sha256).hex().encode()


def delivery_id(headers: DeliveryHeaders) -> str | None:
    """GitHub's id of the delivery, when it looks like one."""
    return _matching(_DELIVERY, headers.delivery)


def event_name(headers: DeliveryHeaders) -> str:
    """The event's name; raises RejectedError when there is none."""
    name = _matching(_EVENT, headers.event)
    if name is None:
        raise RejectedError(400, "The header X-GitHub-Event names no event.", "header")
    return name


def read_json(body: bytes) -> Mapping[str, Any]:
    """What is read of the payload; raises RejectedError when it is not a JSON object, or nested too deep."""
    try:
        # What is passed over is UTF-8, too.
        body.decode()
        return _decode(body)
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError):
        # Slower, and laxer: it knows what half a letter is, and says of the rest what is wrong.
        return _read_any_json(body)


def _read_any_json(body: bytes) -> Mapping[str, Any]:
    try:
        payload = json.loads(body)
    except RecursionError:
        raise RejectedError(400, "The payload is nested too deep.", "too_deep") from None
    except ValueError:
        raise RejectedError(400, "The payload is not JSON.", "not_json") from None
    if not isinstance(payload, dict):
        raise RejectedError(400, "The payload is not a JSON object.", "not_json")
    return payload


def _matching(pattern: re.Pattern[bytes], value: bytes | None) -> str | None:
    return value.decode() if value is not None and pattern.fullmatch(value) else None

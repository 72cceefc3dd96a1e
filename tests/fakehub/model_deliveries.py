"""Webhooks on their way: what was to be delivered, and every attempt at it."""

from dataclasses import dataclass, field
from datetime import datetime

from tests.fakehub.model_accounts import App


@dataclass(slots=True, eq=False)
class Attempt:
    """One attempt at a delivery; without an answer `status_code` is 502 (no connection) or 504 (timed out)."""

    id: int
    delivered_at: datetime
    duration: float
    status: str
    status_code: int
    redelivery: bool
    response_headers: dict[str, str]
    response_body: str


@dataclass(slots=True, eq=False)
class Delivery:
    """An event for an App's webhook: the same GUID through all attempts."""

    guid: str
    app: App
    event: str
    action: str | None
    body: bytes
    headers: dict[str, str]
    url: str
    installation_id: int | None
    repository_id: int | None
    created_at: datetime
    attempts: list[Attempt] = field(default_factory=list)

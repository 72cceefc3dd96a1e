"""What GitHub tried to deliver to us: the App's own list, and asking for a failed delivery once more.

GitHub never repeats a delivery by itself, and keeps the list for three days.
https://docs.github.com/webhooks/using-webhooks/handling-failed-webhook-deliveries
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from plangate.github.api.client import AppConnection
from plangate.github.api.errors import json_of

DELIVERY_TTL = 3 * 24 * 3600
"""Seconds that GitHub keeps a delivery and repeats it when asked."""

DELIVERY_GRACE = 60
"""Seconds after which a delivery is no longer on its way."""

_PATH = "/app/hook/deliveries"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to deliver an event; a repeated one has the same `guid` and another `id`.

    `status` is our answer's HTTP status, 0 when there was none; `at` is in seconds since the epoch.
    """

    id: int
    guid: str
    event: str
    action: str | None
    status: int
    at: float
    repeated: bool = False
    installation: int | None = None

    @property
    def arrived(self) -> bool:
        """Whether we took it."""
        return 200 <= self.status < 300


def list_deliveries(app: AppConnection, *, since: float) -> Iterator[Delivery]:
    """The attempts after that time, in seconds since the epoch, the newest first; a call for every hundred."""
    cursor: str | None = None
    while True:
        params: dict[str, str | int] = {"per_page": 100, **({"cursor": cursor} if cursor else {})}
        response = app.send("GET", _PATH, doing="listing the deliveries", **params)
        for item in json_of(response, "listing the deliveries"):
            delivery = _delivery(item)
            if delivery.at < since:
                return
            yield delivery
        following = response.links.get("next", {}).get("url", "")
        cursor = next(iter(parse_qs(urlsplit(following).query).get("cursor", ())), None)
        if cursor is None:
            return


def failed(deliveries: Iterable[Delivery], *, now: float) -> tuple[Delivery, ...]:
    """Those to be asked for again, oldest first: never taken, not repeated yet, and not on their way any more."""
    attempts: dict[str, list[Delivery]] = {}
    for delivery in deliveries:
        attempts.setdefault(delivery.guid, []).append(delivery)
    lost = [tried[0] for tried in attempts.values() if len(tried) == 1 and not tried[0].arrived]
    due = (
        delivery for delivery in lost if not delivery.repeated and DELIVERY_GRACE <= now - delivery.at < DELIVERY_TTL
    )
    return tuple(sorted(due, key=lambda delivery: delivery.at))


def deliver_again(app: AppConnection, delivery: Delivery) -> None:
    """Ask GitHub to deliver it once more; it does so within a minute."""
    app.send("POST", f"{_PATH}/{delivery.id}/attempts", doing=f"asking for delivery {delivery.id} again")


def _delivery(item: dict[str, Any]) -> Delivery:
    return Delivery(
        id=item["id"],
        guid=item["guid"],
        event=item["event"],
        action=item.get("action"),
        status=item.get("status_code") or 0,
        at=datetime.fromisoformat(item["delivered_at"]).timestamp(),
        repeated=bool(item.get("redelivery")),
        installation=item.get("installation_id"),
    )

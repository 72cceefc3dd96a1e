"""What GitHub tried to deliver to us: the App's own list, and asking for a failed delivery once more.

GitHub never repeats a delivery by itself, and keeps the list for three days.
https://docs.github.com/webhooks/using-webhooks/handling-failed-webhook-deliveries
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from plangate.github.api.client import AppConnection
from plangate.github.api.errors import json_of

DELIVERY_TTL = 3 * 24 * 3600
"""Seconds that GitHub keeps a delivery and repeats it when asked."""

DELIVERY_GRACE = 60
"""Seconds after which a delivery is no longer on its way."""

MAX_PAUSE = 6 * 3600
"""Seconds that the longest pause lasts until a delivery is asked for again; each is twice the one before."""

MAX_UNDELIVERED = 10_000
"""Deliveries that are kept, the youngest; what older ones were about the sweep finds, as far as it is no command."""

ACCEPTED = 202
"""Our answer to what somebody acts on; any other of its kind says that nobody does."""

_PATH = "/app/hook/deliveries"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One attempt to deliver an event; each attempt at one has the same `guid` and another `id`.

    `status` is our answer's HTTP status, 0 when there was none; `at` is in seconds since the epoch.
    """

    id: int
    guid: str
    status: int
    at: float

    def arrived(self, taken: frozenset[str], since: float) -> bool:
        """Whether we have it: it is among those that were taken, or its answer says so.

        After `since`, in seconds since the epoch, all are known that were put in: what was answered with ACCEPTED and
        is not among them was lost after the answer.
        """
        if self.guid in taken:
            return True
        return 200 <= self.status < 300 and (self.status != ACCEPTED or self.at < since + DELIVERY_GRACE)


@dataclass(frozen=True, slots=True)
class Undelivered:
    """A delivery that did not arrive by any attempt.

    `id` is that of its last attempt. `since` is the first attempt's time, `tried` when it was last attempted or asked
    for, in seconds since the epoch; `asks` is how often it was asked for.
    """

    id: int
    since: float
    tried: float
    asks: int

    @property
    def due(self) -> float:
        """When it is to be asked for again; not before it can be on its way no more."""
        return self.tried + min(DELIVERY_GRACE * 2.0**self.asks, MAX_PAUSE)

    def asked_again(self, now: float) -> "Undelivered":
        """The same after it was asked for once more."""
        return replace(self, tried=now, asks=self.asks + 1)

    @property
    def text(self) -> str:
        """As it is kept."""
        return json.dumps([self.id, self.since, self.tried, self.asks])

    @classmethod
    def read(cls, text: str) -> "Undelivered":
        """What `text` wrote."""
        return cls(*json.loads(text))


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


def undelivered(
    known: Mapping[str, Undelivered],
    attempts: Iterable[Delivery],
    *,
    now: float,
    taken: frozenset[str] = frozenset(),
    since: float = math.inf,
) -> dict[str, Undelivered]:
    """What never arrived, by its GUID: of what is known, and of attempts, which may tell what is known once more.

    `taken` and `since` as for `Delivery.arrived`. What GitHub keeps no longer is given up.
    """
    tries: dict[str, list[Delivery]] = {}
    for attempt in attempts:
        tries.setdefault(attempt.guid, []).append(attempt)
    told: dict[str, Undelivered | None] = dict.fromkeys(taken)
    for guid, tried in tries.items():
        arrived = any(attempt.arrived(taken, since) for attempt in tried)
        told[guid] = None if arrived else _joined(known.get(guid), tried)
    missing = {guid: one for guid, one in {**known, **told}.items() if one and now - one.since < DELIVERY_TTL}
    youngest = sorted(missing, key=lambda guid: missing[guid].since)[-MAX_UNDELIVERED:]
    return {guid: missing[guid] for guid in youngest}


def _joined(known: Undelivered | None, tried: Sequence[Delivery]) -> Undelivered:
    """What is known by now of one that did not arrive."""
    last, first = max(tried, key=lambda one: one.at), min(attempt.at for attempt in tried)
    if known is None:
        return Undelivered(last.id, first, last.at, asks=len(tried) - 1)
    return Undelivered(
        last.id, min(known.since, first), max(known.tried, last.at), asks=max(known.asks, len(tried) - 1)
    )


def deliver_again(app: AppConnection, attempt: int) -> None:
    """Ask GitHub to deliver once more what it attempted with that id; it does so within a minute."""
    app.send("POST", f"{_PATH}/{attempt}/attempts", doing=f"asking for delivery {attempt} again")


def _delivery(item: dict[str, Any]) -> Delivery:
    return Delivery(
        id=item["id"],
        guid=item["guid"],
        status=item.get("status_code") or 0,
        at=datetime.fromisoformat(item["delivered_at"]).timestamp(),
    )

"""Deliveries that never arrived: each is asked for again, with growing pauses, until one arrives or GitHub forgets it.

The receiver keeps which delivery asked for what it puts in: so an answer that GitHub did not hear is no reason to ask,
and what Redis lost after the answer is one. Which never arrived is kept, too, and what is lost of that is found out
again from GitHub's list, which tells every attempt.
"""

from collections.abc import Mapping
from typing import cast

import structlog

from plangate.errors import GoneError, RefusedError
from plangate.github.api.client import AppConnection
from plangate.github.write.deliveries import (
    DELIVERY_GRACE,
    DELIVERY_TTL,
    Undelivered,
    deliver_again,
    list_deliveries,
    undelivered,
)
from plangate.queue.metrics import REDELIVERIES
from plangate_workers.context import WorkerContext

CURSOR_KEY = "plangate:reconcile:settled-until"
UNDELIVERED_KEY = "plangate:reconcile:undelivered"

MAX_ASKS = 300
"""Deliveries that one look asks for, those first that are due the longest: a call each, and the next look goes on."""

log = structlog.stdlib.get_logger()


def read_undelivered(context: WorkerContext, app: AppConnection, now: float) -> tuple[dict[str, Undelivered], float]:
    """What never arrived, by its GUID, and the time from which on the next look has to read GitHub's list."""
    since = max(float(context.redis.get(CURSOR_KEY) or 0), now - DELIVERY_TTL)
    attempts = tuple(list_deliveries(app, since=since))
    kept = cast(dict[bytes, bytes], context.redis.hgetall(UNDELIVERED_KEY))
    known = {guid.decode(): Undelivered.read(text.decode()) for guid, text in kept.items()}
    here = context.inbox.arrived(sorted({*known, *(attempt.guid for attempt in attempts)}))
    missing = undelivered(known, attempts, now=now, taken=here.deliveries, since=here.since)
    # By GitHub's clock. What is younger may still be on its way; it is read again.
    newest = max((attempt.at for attempt in attempts), default=since)
    return missing, max(newest - DELIVERY_GRACE, since)


def redeliver(
    context: WorkerContext, app: AppConnection, missing: Mapping[str, Undelivered], settled_until: float, now: float
) -> None:
    """Keep what `read_undelivered` found, and ask GitHub for each that is due."""
    with context.redis.pipeline() as pipe:
        pipe.delete(UNDELIVERED_KEY)
        if missing:
            pipe.hset(UNDELIVERED_KEY, mapping={guid: one.text for guid, one in missing.items()})
        pipe.set(CURSOR_KEY, settled_until)
        pipe.execute()
    due = sorted((one.due, guid) for guid, one in missing.items() if one.due <= now)
    for _, guid in due[:MAX_ASKS]:
        context.check_lease()
        _ask_again(context, app, guid, missing[guid])
        # One by one: should this job end in the middle, none is asked for twice but the one that it ended with.
        context.redis.hset(UNDELIVERED_KEY, guid, missing[guid].asked_again(now).text)


def _ask_again(context: WorkerContext, app: AppConnection, guid: str, missing: Undelivered) -> None:
    try:
        deliver_again(app, missing.id)
    except (GoneError, RefusedError) as error:
        # One that GitHub no longer has must not keep us from the others; the sweep finds what it was about.
        log.warning("not_asked_again", reason=str(error), delivery=guid)
        return
    context.metrics.count(REDELIVERIES)
    log.info("asked_again", delivery=guid, asked_before=missing.asks)

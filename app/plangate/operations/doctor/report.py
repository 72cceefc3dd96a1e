"""What GitHub says of our own App at each look for what was missed: whether it accepts it, and what is wrong with it.

A worker that GitHub refuses must not look healthy: it is told in the log, in the metrics and on the receiver's /readyz.
"""

import time
from collections.abc import Iterator, Sequence

import redis
import structlog

from plangate.errors import AppError, GoneError
from plangate.github.api.app_registration import read_app, read_installations, read_webhook
from plangate.github.api.client import AppConnection
from plangate.github.api.errors import UnauthorizedError
from plangate.operations.doctor.health import Health, State
from plangate.operations.doctor.registration import examine_app, examine_installations, examine_webhook, refusal
from plangate.queue.metrics import APP_PROBLEMS, APP_REFUSED, Metrics
from plangate.queue.presence import tell_acceptance, tell_refusal

log = structlog.stdlib.get_logger()


def look_at_app(app: AppConnection, app_id: int, home: str | None, client: "redis.Redis") -> tuple[Health, ...]:
    """How the App of that id is; says that GitHub refuses it where it does, and raises that.

    `home` is where browsers reach the receiver, None where that is not set.
    """
    try:
        return tuple(_examine(app, home))
    except (UnauthorizedError, GoneError) as error:
        refused = refusal(error, app_id)
        log.error("app_refused", reason=refused.seen, advice=refused.advice)
        tell_refusal(client, f"{refused.seen}. {refused.advice}", time.time())
        Metrics(client).set(APP_REFUSED, 1)
        raise


def report_on_app(found: Sequence[Health], client: "redis.Redis") -> None:
    """Say that GitHub accepts the App, and what was found of it."""
    metrics = Metrics(client)
    tell_acceptance(client)
    metrics.set(APP_REFUSED, 0)
    metrics.set(APP_PROBLEMS, sum(one.state is State.WRONG for one in found))
    log.info("app_accepted", app=found[0].seen)
    for one in found:
        if one.state is not State.WELL:
            log.warning("app", about=one.name, seen=one.seen, advice=one.advice)


def _examine(app: AppConnection, home: str | None) -> Iterator[Health]:
    registered = read_app(app)
    yield from examine_app(registered)
    try:
        yield examine_installations(registered, read_installations(app))
        yield examine_webhook(read_webhook(app), home)
    except AppError as error:
        # What is only told must not keep from being done what is to be done.
        log.warning("app_unseen", reason=str(error))

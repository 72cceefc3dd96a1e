"""Letters of another version: after an update is taken back, some may wait that nobody here can read."""

import structlog

from plangate.queue.inbox import UnknownJobError
from plangate.queue.metrics import UNKNOWN_LETTERS, Metrics

log = structlog.stdlib.get_logger()


def drop_unknown(tally: Metrics, unknown: UnknownJobError) -> None:
    """Say and count that a letter was dropped: pull requests that it was about are found again by the sweep."""
    tally.count(UNKNOWN_LETTERS)
    log.error("unknown_letter", member=unknown.member, reason=unknown.reason)

"""Runs that somebody asked for anew: an event completes one, however often it is delivered or put in again."""

from plangate.queue.jobs import ReviewMergeGroup, ReviewPullRequest
from plangate_workers.context import WorkerContext

KEPT_FOR = 7 * 24 * 3600
"""Seconds that completed wishes are remembered; GitHub delivers again for three days."""


def is_anew(work: WorkerContext, letter: ReviewPullRequest | ReviewMergeGroup) -> bool:
    """Whether a run is to be completed even if nothing changed: somebody asked for it, and this wish was not met."""
    return letter.anew and not (letter.delivery and work.redis.exists(_key(letter)))


def remember(work: WorkerContext, letter: ReviewPullRequest | ReviewMergeGroup) -> None:
    """Keep in mind that the wish was met, if it was one."""
    if letter.anew and letter.delivery:
        work.redis.set(_key(letter), 1, ex=KEPT_FOR)


def _key(letter: ReviewPullRequest | ReviewMergeGroup) -> str:
    return f"plangate:anew:{letter.delivery}:{letter.member}"

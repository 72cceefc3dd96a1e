"""Runs that somebody asked for again: an event completes one, however often it is delivered or put in again."""

from plangate.queue.jobs import ReviewMergeGroup, ReviewPullRequest
from plangate_workers.context import WorkerContext

COMPLETED_TTL = 7 * 24 * 3600
"""Seconds that completed runs are remembered; GitHub delivers again for three days."""


NAMELESS = "-"
"""Stands for a delivery that named itself by nothing: inbox.lua writes it, too."""


def rerun_pending(context: WorkerContext, job: ReviewPullRequest | ReviewMergeGroup) -> bool:
    """Whether a run is to be completed even if nothing changed: one that asked for it has not got it yet."""
    return job.force_rerun and not all(
        delivery != NAMELESS and context.redis.exists(_key(job, delivery)) for delivery in _deliveries(job)
    )


def mark_rerun_done(context: WorkerContext, job: ReviewPullRequest | ReviewMergeGroup) -> None:
    """Remember of all that asked for the run that it was completed."""
    for delivery in _deliveries(job) if job.force_rerun else ():
        context.redis.set(_key(job, delivery), 1, ex=COMPLETED_TTL)


def _deliveries(job: ReviewPullRequest | ReviewMergeGroup) -> list[str]:
    """Those that asked for the run."""
    return job.metadata.reruns.split() or [job.metadata.delivery or NAMELESS]


def _key(job: ReviewPullRequest | ReviewMergeGroup, delivery: str) -> str:
    return f"plangate:anew:{delivery}:{job.key}"

"""Runs that somebody asked for again: an event completes one, however often it is delivered or put in again."""

from plangate.queue.jobs import ReviewMergeGroup, ReviewPullRequest
from plangate_workers.context import WorkerContext

COMPLETED_TTL = 7 * 24 * 3600
"""Seconds that completed runs are remembered; GitHub delivers again for three days."""


def rerun_pending(context: WorkerContext, job: ReviewPullRequest | ReviewMergeGroup) -> bool:
    """Whether a run is to be completed even if nothing changed: somebody asked for it, and it was not completed yet."""
    return job.force_rerun and not (job.metadata.delivery and context.redis.exists(_key(job)))


def mark_rerun_done(context: WorkerContext, job: ReviewPullRequest | ReviewMergeGroup) -> None:
    """Remember that the run was completed, if somebody asked for it."""
    if job.force_rerun and job.metadata.delivery:
        context.redis.set(_key(job), 1, ex=COMPLETED_TTL)


def _key(job: ReviewPullRequest | ReviewMergeGroup) -> str:
    return f"plangate:anew:{job.metadata.delivery}:{job.key}"

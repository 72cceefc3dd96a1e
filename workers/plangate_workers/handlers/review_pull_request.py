"""Look at a pull request, judge its plans, and make GitHub say what should be said of it."""

import time
from dataclasses import replace

import structlog

from plangate.domain.model.outgoing import Outgoing
from plangate.github.api.client import Connection
from plangate.github.write.publish import HEAD_TTL, head_of, publish, retire_comments
from plangate.presentation.comments import outdated_comments
from plangate.presentation.shared_head import JudgedPullRequest, compose_together
from plangate.queue.jobs import ReviewPullRequest
from plangate.queue.metrics import REVIEWS
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.feature_number_claims import release
from plangate_workers.handlers.rerun_once import mark_rerun_done, rerun_pending
from plangate_workers.handlers.shared_head import look_again, read_together

log = structlog.stdlib.get_logger()


def run(context: WorkerContext, job: ReviewPullRequest) -> None:
    """Gather, review, retire, compose, publish; once more when the head moved meanwhile."""
    with context.open(job) as github:
        snapshot = context.gather(github, job, job.target.number)
        seen = time.monotonic()
        if not snapshot.open:
            release(context, job)
            log.info("closed")
            return
        parts, unjudged = read_together(context, github, job, snapshot)
        context.check_lease()
        parts = parts if job.metadata.check_run_only else _retired(github, job, parts, snapshot.head_sha, seen)
        outgoing = _composed(context, job, parts, unjudged)
        anew = rerun_pending(context, job)
        published = publish(
            github, job.target.number, outgoing, snapshot.existing_output,
            force_rerun=anew, confirmed=seen, check_lease=context.check_lease,
        )  # fmt: skip
    if published.moved:
        context.inbox.put([replace(job, head=None, metadata=replace(job.metadata, attempt=0))])
    else:
        mark_rerun_done(context, job)
    look_again(context, job, (*(part.number for part in parts), *unjudged), snapshot.head_sha)
    context.metrics.count(REVIEWS, "moved" if published.moved else outgoing.check_run.conclusion)
    conclusion = outgoing.check_run.conclusion
    moved, wrote, refused = published.moved, published.wrote, published.refused
    log.info("reviewed", head=snapshot.head_sha, conclusion=conclusion, moved=moved, wrote=wrote, refused=refused)


def _composed(
    context: WorkerContext, job: ReviewPullRequest, parts: tuple[JudgedPullRequest, ...], unjudged: tuple[int, ...]
) -> Outgoing:
    home, links = context.settings.home_url or "", context.settings.github_url
    return compose_together(
        parts, unjudged, job.target.number, home=home, comments=not job.metadata.check_run_only, github=links
    )


def _retired(
    github: Connection, job: ReviewPullRequest, parts: tuple[JudgedPullRequest, ...], head: str, seen: float
) -> tuple[JudgedPullRequest, ...]:
    """The parts with the comments that are left of those whose findings are gone; none is touched on an old head."""
    gone = [outdated_comments(part.report, part.snapshot) for part in parts]
    if not any(gone):
        return parts
    if time.monotonic() - seen > HEAD_TTL and head_of(github, job.target.number) != head:
        return parts
    return tuple(
        replace(part, left=retire_comments(github, comments)) for part, comments in zip(parts, gone, strict=True)
    )

"""Pull requests that share a head share its check-run: they are read together, and looked at again when they part."""

from dataclasses import replace

import structlog

from plangate.domain.model.snapshot import AffectedPlans, Snapshot
from plangate.domain.review.impact import may_change_verdicts, with_impact
from plangate.domain.review.review import review
from plangate.domain.review.waivers import with_waivers
from plangate.errors import GoneError, RefusedError, TransientError
from plangate.github.api.client import Connection
from plangate.github.read.affected_plans import read_affected_plans
from plangate.presentation.shared_head import JudgedPullRequest
from plangate.queue.jobs import PullRequestClosed, ReviewPullRequest
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.feature_number_claims import release, with_claims

MAX_JUDGED_TOGETHER = 6
"""Pull requests with one head that are judged together; hardly ever are there two."""

MAX_ADVICE_TRIES = 3
"""Tries until a verdict is given without the advice that GitHub does not let us give."""

SHARED_HEAD_TTL = 30 * 24 * 3600
"""Seconds that we remember which pull requests shared a head."""

log = structlog.stdlib.get_logger()


def read_together(
    context: WorkerContext, github: Connection, job: ReviewPullRequest, own: Snapshot
) -> tuple[tuple[JudgedPullRequest, ...], tuple[int, ...]]:
    """The verdicts on all pull requests with this head in the order of their numbers, and those that are too many."""
    numbers = sorted({job.target.number, *own.sharing})
    judged = numbers[:MAX_JUDGED_TOGETHER]
    read = [own if number == job.target.number else _read(context, github, job, number, own) for number in judged]
    parts = tuple(_part(context, github, job, snapshot) for snapshot in read if snapshot is not None)
    return parts, tuple(numbers[MAX_JUDGED_TOGETHER:])


def _read(
    context: WorkerContext, github: Connection, job: ReviewPullRequest, number: int, own: Snapshot
) -> Snapshot | None:
    """Another pull request, None when it has another head by now, or is gone."""
    try:
        snapshot = context.gather(github, job, number)
    except GoneError as error:
        log.info("other_gone", other=number, reason=str(error))
        return None
    return snapshot if snapshot.open and snapshot.head_sha == own.head_sha else None


def _part(context: WorkerContext, github: Connection, job: ReviewPullRequest, snapshot: Snapshot) -> JudgedPullRequest:
    snapshot = with_claims(context, github, job, snapshot)
    known = with_waivers(snapshot, context.settings.signing_keys, job.target.repository_id)
    if may_change_verdicts(known):
        known = replace(known, affected_plans=_affected_plans(context, github, job, known))
    return JudgedPullRequest(known, with_impact(review(known), known))


def _affected_plans(
    context: WorkerContext, github: Connection, job: ReviewPullRequest, snapshot: Snapshot
) -> AffectedPlans:
    """The plans that an amendment may strike; advice that is not to be had does not keep the verdict waiting."""
    try:
        return read_affected_plans(github, snapshot, context.texts(job))
    except RefusedError as error:
        return AffectedPlans(unread=str(error).rstrip("."))
    except TransientError:
        if job.metadata.attempt < MAX_ADVICE_TRIES:
            raise
        return AffectedPlans(unread="GitHub did not answer that question")


def part_ways(context: WorkerContext, job: PullRequestClosed) -> None:
    """Put in those that shared a head or a number with a pull request that was closed; asks GitHub nothing."""
    look_again(context, ReviewPullRequest(job.target, job.metadata), (), "")
    release(context, job)


def look_again(context: WorkerContext, job: ReviewPullRequest, now: tuple[int, ...], head: str) -> None:
    """Put in those that shared a head with this pull request and no longer do; remember those that do `now`.

    The check-run on the head that they keep still shows the verdict on this one.
    """
    own = _key(job, job.target.number)
    kept = context.redis.get(own)
    before, _, numbers = kept.decode().partition(":") if isinstance(kept, bytes) else ("", "", "")
    former = {int(number) for number in numbers.split(",") if number} - {job.target.number, *now}
    if former:
        context.inbox.put([job.of(number, head=before) for number in sorted(former)])
    if kept is not None:
        context.redis.delete(own)
    for number in now if len(now) > 1 else ():
        context.redis.set(_key(job, number), f"{head}:{','.join(map(str, now))}", ex=SHARED_HEAD_TTL)


def _key(job: ReviewPullRequest, number: int) -> str:
    return f"plangate:together:{job.target.repository_id}:{number}"

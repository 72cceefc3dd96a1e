"""Pull requests that share a head share its check-run: they are read together, and looked at again when they part."""

from dataclasses import replace

import structlog

from plangate.domain.model.snapshot import AffectedPlans, Snapshot
from plangate.domain.review.impact import may_change_verdicts, with_impact
from plangate.domain.review.review import review
from plangate.domain.review.waivers import with_waivers
from plangate.errors import GoneError, RefusedError, TransientError
from plangate.github.api.client import Connection
from plangate.github.read.affected_plans import read_precedents
from plangate.github.read.gather import gather
from plangate.presentation.shared_head import JudgedPullRequest
from plangate.queue.jobs import PullRequestClosed, ReviewPullRequest
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.feature_number_claims import release, with_claims

MOST_TOGETHER = 6
"""Pull requests with one head that are judged together; hardly ever are there two."""

PATIENCE = 3
"""Tries until a verdict is given without the advice that GitHub does not let us give."""

KEPT_FOR = 30 * 24 * 3600
"""Seconds that we remember which pull requests shared a head."""

log = structlog.stdlib.get_logger()


def read_together(
    work: WorkerContext, github: Connection, letter: ReviewPullRequest, own: Snapshot
) -> tuple[tuple[JudgedPullRequest, ...], tuple[int, ...]]:
    """The verdicts on all pull requests with this head in the order of their numbers, and those that are too many."""
    numbers = sorted({letter.number, *own.sharing})
    judged = numbers[:MOST_TOGETHER]
    read = [own if number == letter.number else _read(work, github, letter, number, own) for number in judged]
    parts = tuple(_part(work, github, letter, snapshot) for snapshot in read if snapshot is not None)
    return parts, tuple(numbers[MOST_TOGETHER:])


def _read(
    work: WorkerContext, github: Connection, letter: ReviewPullRequest, number: int, own: Snapshot
) -> Snapshot | None:
    """Another pull request, None when it has another head by now, or is gone."""
    try:
        snapshot = gather(github, replace(letter, number=number), work.texts(letter))
    except GoneError as error:
        log.info("other_gone", other=number, reason=str(error))
        return None
    return snapshot if snapshot.open and snapshot.head_sha == own.head_sha else None


def _part(work: WorkerContext, github: Connection, letter: ReviewPullRequest, snapshot: Snapshot) -> JudgedPullRequest:
    snapshot = with_claims(work, github, letter, snapshot)
    known = with_waivers(snapshot, work.settings.signing_keys, letter.repository_id)
    if may_change_verdicts(known):
        known = replace(known, precedents=_precedents(work, github, letter, known))
    return JudgedPullRequest(known, with_impact(review(known), known))


def _precedents(
    work: WorkerContext, github: Connection, letter: ReviewPullRequest, snapshot: Snapshot
) -> AffectedPlans:
    """The plans that an amendment may strike; advice that is not to be had does not keep the verdict waiting."""
    try:
        return read_precedents(github, snapshot, work.texts(letter))
    except RefusedError as error:
        return AffectedPlans(unread=str(error).rstrip("."))
    except TransientError:
        if letter.attempt < PATIENCE:
            raise
        return AffectedPlans(unread="GitHub did not answer that question")


def part_ways(work: WorkerContext, letter: PullRequestClosed) -> None:
    """Put in those that shared a head or a number with a pull request that was closed; asks GitHub nothing."""
    review_letter = ReviewPullRequest(
        letter.installation, letter.repository_id, letter.repository, letter.number,
        delivery=letter.delivery, received=letter.received,
    )  # fmt: skip
    look_again(work, review_letter, (), "")
    release(work, letter)


def look_again(work: WorkerContext, letter: ReviewPullRequest, now: tuple[int, ...], head: str) -> None:
    """Put in those that shared a head with this pull request and no longer do; remember those that do `now`.

    The check-run on the head that they keep still shows the verdict on this one.
    """
    own = _key(letter, letter.number)
    kept = work.redis.get(own)
    before, _, numbers = kept.decode().partition(":") if isinstance(kept, bytes) else ("", "", "")
    former = {int(number) for number in numbers.split(",") if number} - {letter.number, *now}
    if former:
        again = replace(letter, head=before, anew=False, attempt=0, killed=0, updated_at="")
        work.inbox.put([replace(again, number=number) for number in sorted(former)])
    if kept is not None:
        work.redis.delete(own)
    for number in now if len(now) > 1 else ():
        work.redis.set(_key(letter, number), f"{head}:{','.join(map(str, now))}", ex=KEPT_FOR)


def _key(letter: ReviewPullRequest, number: int) -> str:
    return f"plangate:together:{letter.repository_id}:{number}"

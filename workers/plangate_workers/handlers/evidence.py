"""Gathering: all that a review reads, on GitHub and in Redis, before anything is judged; nothing is written here.

What is kept to be read faster (texts, tokens, an owner's policy) belongs to reading.
"""

import time
from dataclasses import replace

import structlog

from plangate.domain.documents.feature_numbers import folders_taken, older_claims
from plangate.domain.model.evidence import Evidence, Held, NumberClaims
from plangate.domain.model.snapshot import AffectedPlans, Snapshot
from plangate.domain.review.impact import may_change_verdicts
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.review.waivers import with_waivers
from plangate.errors import GoneError, RefusedError, TransientError
from plangate.github.api.client import Connection
from plangate.github.read.affected_plans import read_affected_plans
from plangate.github.read.existing_output import unfinished_runs
from plangate.github.read.feature_number_claims import Claims, standing_claims
from plangate.github.read.gather import gather
from plangate.github.read.pull_request import PullRequestState
from plangate.queue.jobs import PullRequestJob
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.review_memory import ReviewMemory

MAX_JUDGED_TOGETHER = 6
"""Pull requests with one head that are judged together; hardly ever are there two."""

MAX_ADVICE_TRIES = 3
"""Tries until a verdict is given without the advice that GitHub does not let us give."""

log = structlog.stdlib.get_logger()


def gather_pull_request(
    context: WorkerContext, github: Connection, job: PullRequestJob, state: PullRequestState | None = None
) -> Evidence:
    """What a review reads of the job's pull request alone; `state` is what the first round told, where it was asked."""
    return _Gathering(context, github, job).alone(state)


def gather_evidence(
    context: WorkerContext, github: Connection, job: PullRequestJob, alone: Evidence | None = None
) -> Evidence:
    """All that a review of the job's pull request reads; `alone` is what was read of it before."""
    gathering = _Gathering(context, github, job)
    return gathering.completed(alone or gathering.alone(None))


class _Gathering:
    """The reading of one job."""

    def __init__(self, context: WorkerContext, github: Connection, job: PullRequestJob) -> None:
        self._context = context
        self._github = github
        self._job = job
        self._cache = context.texts(job)
        self._memory = ReviewMemory(context.redis, job.target)

    def alone(self, state: PullRequestState | None) -> Evidence:
        """What there is of the pull request itself."""
        snapshot = gather(self._github, self._job.target.number, self._cache, read_policy, state)
        confirmed = time.monotonic()
        snapshot, claims = self._with_memory(snapshot)
        return Evidence(snapshot, (snapshot,), claims=(claims,), confirmed=confirmed)

    def completed(self, alone: Evidence) -> Evidence:
        """The same with those that have its head, and the plans that its amendment may strike."""
        own, number = alone.own, self._job.target.number
        numbers = sorted({number, *own.sharing}) if own.open else [number]
        judged = numbers[:MAX_JUDGED_TOGETHER]
        others = [self._other(other, own.head_sha) for other in judged if other != number]
        parts = [(own, alone.claims[0])] if number in judged else []
        parts += [self._with_memory(other) for other in others if other is not None]
        parts.sort(key=lambda part: part[1].number)
        return replace(
            alone,
            snapshots=tuple(self._with_affected_plans(snapshot) for snapshot, _ in parts),
            unjudged=tuple(numbers[MAX_JUDGED_TOGETHER:]),
            claims=tuple(claims for _, claims in parts),
            shared_before=self._memory.shared_head(number) if own.open else None,
            left=tuple((head, self._unfinished(head)) for head in self._memory.unfinished() if head != own.head_sha),
        )

    def _unfinished(self, head: str) -> tuple[int, ...]:
        try:
            return unfinished_runs(self._github, head)
        except RefusedError as error:
            # Nobody can see a run on a head that GitHub has deleted.
            log.info("head_gone", head=head, reason=str(error))
            return ()

    def _other(self, number: int, head: str) -> Snapshot | None:
        """Another pull request, None when it has another head by now, or is gone."""
        try:
            snapshot = gather(self._github, number, self._cache, read_policy)
        except GoneError as error:
            log.info("other_gone", other=number, reason=str(error))
            return None
        return snapshot if snapshot.open and snapshot.head_sha == head else None

    def _with_memory(self, snapshot: Snapshot) -> tuple[Snapshot, NumberClaims]:
        """The snapshot with what is remembered of it, older claims and waivers."""
        claims = read_claims(self._github, Claims(self._cache), snapshot)
        standing = tuple(claim for claim in older_claims(claims, snapshot.base_ref) if claim not in claims.disproved)
        known = replace(self._memory.with_refused(snapshot), claims=standing)
        return with_waivers(known, self._context.settings.signing_keys, self._job.target.repository_id), claims

    def _with_affected_plans(self, snapshot: Snapshot) -> Snapshot:
        if not snapshot.open or not may_change_verdicts(snapshot):
            return snapshot
        return replace(snapshot, affected_plans=self._affected_plans(snapshot))

    def _affected_plans(self, snapshot: Snapshot) -> AffectedPlans:
        """The plans that an amendment may strike; advice that is not to be had does not keep the verdict waiting."""
        try:
            return read_affected_plans(self._github, snapshot, self._cache)
        except RefusedError as error:
            return AffectedPlans(unread=str(error).rstrip("."))
        except TransientError:
            if self._job.metadata.attempt < MAX_ADVICE_TRIES:
                raise
            return AffectedPlans(unread="GitHub did not answer that question")


def read_claims(github: Connection, claims: Claims, snapshot: Snapshot) -> NumberClaims:
    """What a pull request and others claim; one call to GitHub where a number seems to be taken."""
    number = snapshot.number or 0
    known = remembered_claims(claims, number, _claims_of(snapshot))
    older = older_claims(known, snapshot.base_ref)
    standing = standing_claims(github, older, snapshot.base_ref)
    return replace(known, disproved=tuple(claim for claim in older if claim not in standing))


def remembered_claims(claims: Claims, number: int, now: Held = frozenset()) -> NumberClaims:
    """The same without GitHub's word on it."""
    before = claims.of(number)
    others = claims.all() if now or before else ()
    return NumberClaims(number, before, now, tuple((other, held) for other, held in others if other != number))


def _claims_of(snapshot: Snapshot) -> Held:
    """What a pull request claims: nothing, once it is closed."""
    folders = folders_taken(snapshot, snapshot.policy) if snapshot.open else ()
    return frozenset((snapshot.base_ref, folder) for folder in folders)

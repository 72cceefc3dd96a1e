"""Feature numbers that several open pull requests want: only the younger is told, and again when that changes."""

from dataclasses import replace

from plangate.domain.documents.feature_numbers import clash, folders_taken
from plangate.domain.model.snapshot import FeatureNumberClaim, Snapshot
from plangate.github.api.client import Connection
from plangate.github.read.feature_number_claims import Claims, standing_claims
from plangate.queue.jobs import JobMetadata, Priority, PullRequestJob, ReviewPullRequest
from plangate_workers.context import WorkerContext

Held = frozenset[tuple[str, str]]
"""What a pull request claims: base branch and folder."""


def with_claims(context: WorkerContext, github: Connection, job: ReviewPullRequest, snapshot: Snapshot) -> Snapshot:
    """The snapshot with the older claims to its numbers; its own are remembered, and who is younger looks again.

    One call where a number seems to be taken. What GitHub does not confirm is forgotten.
    """
    if snapshot.number is None or not snapshot.open:
        return snapshot
    claims = Claims(context.texts(job))
    own = frozenset((snapshot.base_ref, folder) for folder in folders_taken(snapshot, snapshot.policy))
    _change(context, job.of(snapshot.number), claims, own)
    older = _older_claims(claims, own, snapshot.base_ref, snapshot.number) if own else []
    standing = standing_claims(github, older, snapshot.base_ref)
    for claim in older:
        if claim not in standing:
            claims.put(claim.number, claims.of(claim.number) - {(snapshot.base_ref, claim.folder)})
    return replace(snapshot, claims=standing)


def _older_claims(claims: Claims, own: Held, base: str, number: int) -> list[FeatureNumberClaim]:
    """What pull requests with lower numbers claim of the same numbers."""
    older = (claim for claim in claims.into(base) if claim.number < number)
    return [claim for claim in older if any(clash(folder, claim.folder) for _, folder in own)]


def release(context: WorkerContext, job: PullRequestJob) -> None:
    """Forget what a pull request that is closed claimed, and let who is younger look again; asks GitHub nothing."""
    closed = ReviewPullRequest(job.target, JobMetadata(job.metadata.delivery, job.metadata.received))
    _change(context, closed, Claims(context.texts(job)), frozenset())


def _change(context: WorkerContext, job: ReviewPullRequest, claims: Claims, own: Held) -> None:
    """Remember what a pull request claims, and put in the younger ones with a number that it takes or gives up."""
    before = claims.of(job.target.number)
    if own or before:
        claims.put(job.target.number, own)
    changed = own ^ before
    bases = {base for base, _ in changed}
    younger = {claim.number for base in bases for claim in claims.into(base) if _is_told(claim, job, base, changed)}
    if younger:
        priority = max(job.priority, Priority.PUSH)
        context.inbox.put([replace(job.of(number), priority=priority) for number in sorted(younger)])


def _is_told(claim: FeatureNumberClaim, job: ReviewPullRequest, base: str, changed: Held) -> bool:
    mine = (folder for branch, folder in changed if branch == base)
    return claim.number > job.target.number and any(clash(folder, claim.folder) for folder in mine)

"""Feature numbers that several open pull requests want: only the younger is told, and again when that changes."""

from dataclasses import replace

from plangate.domain.analysis.feature_numbers import clash, folders_taken
from plangate.domain.model.snapshot import FeatureNumberClaim, Snapshot
from plangate.domain.policy import policy_of
from plangate.github.api.client import Connection
from plangate.github.read.feature_number_claims import Claims, standing_claims
from plangate.queue.jobs import Priority, PullRequestClosed, ReviewPullRequest
from plangate_workers.context import WorkerContext

Held = frozenset[tuple[str, str]]
"""What a pull request claims: base branch and folder."""


def with_claims(work: WorkerContext, github: Connection, letter: ReviewPullRequest, snapshot: Snapshot) -> Snapshot:
    """The snapshot with the older claims to its numbers; its own are remembered, and who is younger looks again.

    One call where a number seems to be taken. What GitHub does not confirm is forgotten.
    """
    if snapshot.number is None or not snapshot.open:
        return snapshot
    claims = Claims(work.texts(letter))
    own = frozenset((snapshot.base_ref, folder) for folder in folders_taken(snapshot, policy_of(snapshot)))
    _change(work, replace(letter, number=snapshot.number), claims, own)
    others = claims.into(snapshot.base_ref) if own else ()
    older = [claim for claim in others if claim.number < snapshot.number]
    rivals = [claim for claim in older if any(clash(folder, claim.folder) for _, folder in own)]
    standing = standing_claims(github, rivals, snapshot.base_ref)
    for claim in rivals:
        if claim not in standing:
            claims.put(claim.number, claims.of(claim.number) - {(snapshot.base_ref, claim.folder)})
    return replace(snapshot, claims=standing)


def release(work: WorkerContext, letter: ReviewPullRequest | PullRequestClosed) -> None:
    """Forget what a pull request that is closed claimed, and let who is younger look again; asks GitHub nothing."""
    again = ReviewPullRequest(
        letter.installation, letter.repository_id, letter.repository, letter.number,
        delivery=letter.delivery, received=letter.received,
    )  # fmt: skip
    _change(work, again, Claims(work.texts(again)), frozenset())


def _change(work: WorkerContext, letter: ReviewPullRequest, claims: Claims, own: Held) -> None:
    """Remember what a pull request claims, and put in the younger ones with a number that it takes or gives up."""
    before = claims.of(letter.number)
    if own or before:
        claims.put(letter.number, own)
    changed = own ^ before
    bases = {base for base, _ in changed}
    younger = {claim.number for base in bases for claim in claims.into(base) if _is_told(claim, letter, base, changed)}
    urgency = max(letter.urgency, Priority.PUSH)
    again = replace(letter, urgency=urgency, head=None, anew=False, attempt=0, killed=0, updated_at="")
    if younger:
        work.inbox.put([replace(again, number=number) for number in sorted(younger)])


def _is_told(claim: FeatureNumberClaim, letter: ReviewPullRequest, base: str, changed: Held) -> bool:
    mine = (folder for branch, folder in changed if branch == base)
    return claim.number > letter.number and any(clash(folder, claim.folder) for folder in mine)

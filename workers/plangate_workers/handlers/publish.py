"""Publishing: all that is written after a review, first on GitHub, then jobs, then facts; nothing is read any more."""

from dataclasses import replace

import structlog

from plangate.domain.model.evidence import Evidence
from plangate.domain.model.outgoing import Facts, LookAgain, Outgoing
from plangate.domain.model.snapshot import judged
from plangate.github.api.client import Connection
from plangate.github.read.branches.head_branch import has_moved
from plangate.github.read.feature_number_claims import Claims
from plangate.github.read.known_syntax import keep_syntax
from plangate.github.read.law.judged_law import JudgedLaw
from plangate.github.read.law.owner_policy import remember_governed
from plangate.github.read.text_cache import TextCache
from plangate.github.write.publish import Published, publish, says_more, writes_in_parts
from plangate.queue import watched_paths
from plangate.queue.jobs import Priority, PullRequestJob, RepositoryJob, ReviewMergeGroup, ReviewPullRequest
from plangate.queue.metrics import REVIEWS
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.review_memory import ReviewMemory

log = structlog.stdlib.get_logger()


def publish_review(
    context: WorkerContext,
    github: Connection,
    job: ReviewPullRequest | ReviewMergeGroup,
    outgoing: Outgoing,
    evidence: Evidence,
    *,
    force_rerun: bool = False,
) -> None:
    """Do all that is to be done, on a head that is where it was read."""
    own = evidence.own
    in_parts = writes_in_parts(outgoing, own.existing_output, force_rerun=force_rerun)
    if in_parts and isinstance(job, ReviewPullRequest):
        ReviewMemory(context.redis, job.target).put_unfinished(own.head_sha)
    published = publish(
        github, own.number, outgoing, own.existing_output, force_rerun=force_rerun, check_lease=context.check_lease
    )
    if isinstance(job, ReviewPullRequest):
        put_jobs(context, job, outgoing.look_again)
        remember(context, job, _settled(outgoing.facts, evidence, published))
        _remember_refused(ReviewMemory(context.redis, job.target), evidence, published)
        _remember_places(context.texts(job), evidence)
    remember_law(context, job, own.repository, outgoing.facts)
    keep_syntax(context.texts(job), dict(outgoing.facts.syntax))
    conclusion = outgoing.check_run.conclusion if outgoing.check_run else "closed"
    if outgoing.check_run:
        context.metrics.count(REVIEWS, conclusion)
    log.info("reviewed", head=own.head_sha, conclusion=conclusion, wrote=published.wrote, refused=published.refused)
    for run_id, reason in published.unsettled:
        log.warning("not_settled", run=run_id, reason=reason)


def _settled(facts: Facts, evidence: Evidence, published: Published) -> Facts:
    """The facts, but for heads whose runs could not be concluded: the next look does that."""
    unsettled = {run_id for run_id, _ in published.unsettled}
    return replace(facts, concluded=tuple(head for head, run_ids in evidence.left if unsettled.isdisjoint(run_ids)))


def head_moved(github: Connection, outgoing: Outgoing, evidence: Evidence, *, force_rerun: bool = False) -> bool:
    """Whether there is something to do on a head that is another one by now."""
    own = evidence.own
    to_do = outgoing.resolve or says_more(outgoing, own.existing_output, force_rerun=force_rerun)
    number, head = own.number, own.head_sha
    return bool(to_do) and number is not None and own.open and has_moved(github, number, head, evidence.confirmed)


def look_anew(context: WorkerContext, job: ReviewPullRequest) -> None:
    """Put the pull request in once more, since its head moved while it was read."""
    context.inbox.put([replace(job, head=None, metadata=replace(job.metadata, attempt=0))])
    context.metrics.count(REVIEWS, "moved")
    log.info("moved", head=job.head)


def put_jobs(context: WorkerContext, job: ReviewPullRequest, look_again: tuple[LookAgain, ...]) -> None:
    """Put in the pull requests that are to be looked at again."""
    if look_again:
        context.inbox.put([_look(job, wanted) for wanted in look_again])


def _look(job: ReviewPullRequest, wanted: LookAgain) -> ReviewPullRequest:
    look = job.of(wanted.number, head=wanted.head)
    # Nobody waits for what only may be told otherwise.
    return look if wanted.head else replace(look, priority=max(job.priority, Priority.PUSH))


def remember(context: WorkerContext, job: PullRequestJob, facts: Facts) -> None:
    """Keep what pull requests claim, which of them share a head, and where no check-run of ours is unfinished."""
    claims, memory = Claims(context.texts(job)), ReviewMemory(context.redis, job.target)
    for number, held in facts.claims:
        claims.put(number, held)
    if facts.parted:
        memory.forget_shared_head()
    if facts.sharing:
        memory.put_shared_head(facts.sharing)
    if facts.concluded:
        memory.forget_unfinished(facts.concluded)


def remember_law(context: WorkerContext, job: RepositoryJob, repository: str, facts: Facts) -> None:
    """Keep where the law lies, so that a push of it is recognized, here or in the owner's repository."""
    watched_paths.remember(context.redis, job.target.installation, job.target.repository_id, facts.law)
    if facts.governed:
        remember_governed(context.texts(job), repository)


def _remember_places(texts: TextCache, evidence: Evidence) -> None:
    """Keep where plans and law lie, so that it is found without an event and behind links when they change."""
    for snapshot in evidence.snapshots:
        plans = judged(snapshot.changes, snapshot.policy)
        JudgedLaw(texts).put(snapshot)
        texts.put_specs_roots(plan.seen_as or plan.path for plan in plans)


def _remember_refused(memory: ReviewMemory, evidence: Evidence, published: Published) -> None:
    """Keep which threads we were not let resolve, where these are others than before."""
    refused = dict(published.unresolved)
    for snapshot in evidence.snapshots:
        number = snapshot.number or 0
        before = {comment.thread for comment in snapshot.existing_output.comments if comment.refused}
        now = refused.get(number, frozenset())
        if now != before:
            memory.put_refused(number, now)

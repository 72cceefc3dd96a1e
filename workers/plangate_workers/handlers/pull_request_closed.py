"""A pull request was closed: those that shared a head or a number with it are looked at again."""

from plangate.domain.model.outgoing import Facts
from plangate.domain.review.consequences import kept_claims, parted, younger
from plangate.errors import GoneError
from plangate.github.read.feature_number_claims import Claims
from plangate.github.read.repositories import open_since
from plangate.queue.jobs import JobMetadata, PullRequestClosed, ReviewPullRequest
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.evidence import remembered_claims
from plangate_workers.handlers.publish import put_jobs, remember
from plangate_workers.handlers.review_memory import ReviewMemory


def run(context: WorkerContext, job: PullRequestClosed) -> None:
    """Put them in, and forget what it shared and claimed; GoneError where it is open, or open again.

    What GitHub says of it may be older than the event. Where that is younger, it was opened again, and asked for once.
    """
    number = job.target.number
    with context.open(job) as github:
        changed = open_since(github, number)
    if changed is not None:
        opened_again = job.closed is not None and changed > job.closed
        raise GoneError(f"Pull request {number} is not closed.", may_be_lag=not opened_again)
    shared = ReviewMemory(context.redis, job.target).shared_head(number)
    claims = remembered_claims(Claims(context.texts(job)), number)
    look = ReviewPullRequest(job.target, JobMetadata(job.metadata.delivery, job.metadata.received))
    put_jobs(context, look, (*(parted(shared, number) if shared else ()), *younger(claims)))
    remember(context, job, Facts(claims=tuple(kept_claims(claims)), parted=shared is not None))

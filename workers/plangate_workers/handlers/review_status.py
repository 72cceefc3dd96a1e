"""Saying what became of a review that could not be done: waiting, not evaluated.

Best effort: who reports trouble may be in the same trouble.
"""

import time
from collections.abc import Callable, Container
from dataclasses import replace
from datetime import UTC, datetime

import structlog

from plangate.domain.model.existing_output import ExistingOutput, OwnCheckRun
from plangate.domain.model.external_id import is_for, is_for_others
from plangate.domain.model.outgoing import CheckRun, RunStatus
from plangate.errors import AppError
from plangate.github.api.client import Connection
from plangate.github.api.errors import UngrantedError
from plangate.github.api.tokens import CHECKING
from plangate.github.read.existing_output import own_check_run
from plangate.github.read.merge_group import read_existing_output
from plangate.github.read.pull_request import PullRequestState, read_pull_request
from plangate.github.write.publish import post_check_run
from plangate.presentation.review import could_not_evaluate, judging_anew, waiting
from plangate.queue.jobs import Priority, ReviewMergeGroup, ReviewPullRequest
from plangate.queue.metrics import WAIT_SECONDS
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.review_memory import ReviewMemory, mark_rerun_done, rerun_pending

VERDICTS = ("success", "failure", "neutral")
"""The conclusions of an evaluation that was done."""
KEPT = (*VERDICTS, "action_required")
"""The conclusions that stand until a sweep's look comes to another."""

log = structlog.stdlib.get_logger()


def report_waiting(context: WorkerContext, job: ReviewPullRequest | ReviewMergeGroup, at: float) -> None:
    """Say that the review comes later; `at` is when, in seconds since the epoch.

    A verdict on this very head and base stays as it is until another is known, unless a person asked for it anew; and
    what nobody but a sweep looks at again keeps what it says.
    """
    when = datetime.fromtimestamp(at, UTC)
    kept = () if job.force_rerun else KEPT if job.priority is Priority.SWEEP else VERDICTS
    _report(context, job, lambda head: waiting(head, _number(job), when), kept=kept)


def report_failure(
    context: WorkerContext, job: ReviewPullRequest | ReviewMergeGroup, reason: str, reference: str | None
) -> None:
    """Say that the review could not be done; `reference` finds the fault in the log, None where that is of no use."""
    anew, now = rerun_pending(context, job), datetime.now(UTC)
    if _report(context, job, lambda head: could_not_evaluate(head, _number(job), reason, reference, now), anew=anew):
        mark_rerun_done(context, job)


def take_back_verdict(
    context: WorkerContext, github: Connection, job: ReviewPullRequest, state: PullRequestState
) -> PullRequestState:
    """Say at once that a verdict for other pull requests or bases counts no more; what stands on the head then.

    A status belongs to a commit: until the new verdict is known, the old one would pass for it.
    """
    run = state.existing_output.check_run
    stands = state.open and run is not None and run.conclusion in VERDICTS
    if run is None or not stands or not is_for_others(run.external_id, state.bases):
        return state
    wanted = judging_anew(state.head_sha, state.number)
    ReviewMemory(context.redis, job.target).put_unfinished(state.head_sha)
    run_id, _ = post_check_run(github, wanted, state.existing_output, check_lease=context.check_lease)
    said = OwnCheckRun(run_id, wanted.status.value, None, wanted.external_id)
    return replace(state, existing_output=replace(state.existing_output, check_run=said))


def observe_wait(context: WorkerContext, job: ReviewPullRequest | ReviewMergeGroup) -> None:
    """After a review: take down how long the event waited for it."""
    if job.metadata.received:
        context.metrics.observe(WAIT_SECONDS, max(time.time() - job.metadata.received, 0.0))


def _report(
    context: WorkerContext,
    job: ReviewPullRequest | ReviewMergeGroup,
    compose: Callable[[str], CheckRun],
    *,
    kept: Container[str] = (),
    anew: bool = False,
) -> bool:
    """Whether it could be said; a run with one of the conclusions `kept` stays."""
    try:
        with context.open(job) as github:
            head, standing, base = _where(github, job)
            if head is None or _stays(standing, base, kept):
                return False
            wanted = compose(head)
            # A queue's head stays what it is: its own review concludes what is said here.
            if wanted.status is not RunStatus.COMPLETED and isinstance(job, ReviewPullRequest):
                ReviewMemory(context.redis, job.target).put_unfinished(head)
            # Whatever else may be missing: a check that is required must not hang for it.
            post_check_run(
                github, wanted, standing,
                force_rerun=anew, check_lease=context.check_lease, permissions=CHECKING,
            )  # fmt: skip
            return True
    except AppError as error:
        log.warning("not_said", reason=str(error))
        return False


def _where(
    github: Connection, job: ReviewPullRequest | ReviewMergeGroup
) -> tuple[str | None, ExistingOutput, tuple[int, str] | None]:
    """The head to speak on (None for a closed pull request), what stands there, and whose base, where it is known."""
    try:
        if isinstance(job, ReviewMergeGroup):
            return job.head, read_existing_output(github, job.head), None
        seen = read_pull_request(github, job.target.number)
    except UngrantedError:
        return job.head, ExistingOutput(own_check_run(github, job.head) if job.head else None), None
    except AppError:
        # What could not be read may still be written on: the event named a head.
        return job.head, ExistingOutput(), None
    base = (job.target.number, seen.base_ref)
    return (seen.head_sha if seen.open else None), seen.existing_output, base


def _stays(standing: ExistingOutput, base: tuple[int, str] | None, kept: Container[str]) -> bool:
    run = standing.check_run
    return run is not None and run.conclusion in kept and (base is None or is_for(run.external_id, base))


def _number(job: ReviewPullRequest | ReviewMergeGroup) -> int | None:
    return job.target.number if isinstance(job, ReviewPullRequest) else None

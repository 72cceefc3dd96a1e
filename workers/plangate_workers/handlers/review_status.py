"""Saying what became of a review that could not be done: waiting, not evaluated, superseded.

Best effort: who reports trouble may be in the same trouble.
"""

from collections.abc import Callable
from datetime import UTC, datetime

import structlog

from plangate.domain.model.existing_output import ExistingOutput, OwnCheckRun
from plangate.domain.model.outgoing import CheckRun, RunStatus
from plangate.errors import AppError
from plangate.github.api.client import Connection
from plangate.github.read.merge_group import standing_on
from plangate.github.read.pull_request import read_pull_request
from plangate.github.write.publish import post_check_run
from plangate.presentation.review import could_not_evaluate, superseded, waiting
from plangate.queue.jobs import ReviewMergeGroup, ReviewPullRequest
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.rerun_once import is_anew, remember

KEPT_FOR = 3 * 24 * 3600
"""Seconds that we remember where we said that we wait."""

VERDICTS = ("success", "failure", "neutral")
"""The conclusions of an evaluation that was done."""

log = structlog.stdlib.get_logger()


def say_waiting(work: WorkerContext, letter: ReviewPullRequest | ReviewMergeGroup, at: float) -> None:
    """Say that the review comes later; `at` is when, in seconds since the epoch.

    A verdict on this very head stays as it is until another is known, unless a person asked for it anew.
    """
    when = datetime.fromtimestamp(at, UTC)
    said = _say(work, letter, lambda head: waiting(head, _number(letter), when), over_verdict=letter.anew)
    # A queue's head stays what it is: its own review concludes what is said here.
    if said and isinstance(letter, ReviewPullRequest):
        head, run_id = said
        with work.redis.pipeline() as pipeline:
            pipeline.hset(_key(letter), head, run_id)
            pipeline.expire(_key(letter), KEPT_FOR)
            pipeline.execute()


def say_failure(
    work: WorkerContext, letter: ReviewPullRequest | ReviewMergeGroup, reason: str, reference: str | None
) -> None:
    """Say that the review could not be done; `reference` finds the fault in the log, None where that is of no use."""
    anew, now = is_anew(work, letter), datetime.now(UTC)
    said = _say(work, letter, lambda head: could_not_evaluate(head, _number(letter), reason, reference, now), anew=anew)
    if said:
        remember(work, letter)


def settle(work: WorkerContext, letter: ReviewPullRequest) -> None:
    """After a review: conclude our waiting on each head that another has taken the place of."""
    with work.redis.pipeline() as pipeline:
        pipeline.hgetall(_key(letter))
        pipeline.delete(_key(letter))
        kept: dict[bytes, bytes] = pipeline.execute()[0]
    if not kept:
        return
    try:
        with work.open(letter) as github:
            now = read_pull_request(github, letter.number).head_sha
            for head, run_id in ((head.decode(), int(run_id)) for head, run_id in kept.items()):
                if head != now:
                    standing = ExistingOutput(OwnCheckRun(run_id, RunStatus.IN_PROGRESS, None, ""))
                    post_check_run(github, superseded(head, letter.number), standing)
    except AppError as error:
        log.warning("not_settled", reason=str(error))


def _say(
    work: WorkerContext,
    letter: ReviewPullRequest | ReviewMergeGroup,
    word: Callable[[str], CheckRun],
    *,
    over_verdict: bool = True,
    anew: bool = False,
) -> tuple[str, str] | None:
    """The head and the check-run's id, when it could be said."""
    try:
        with work.open(letter) as github:
            head, standing = _where(github, letter)
            if head is None or (not over_verdict and _is_judged(standing)):
                return None
            work.check_lease()
            run_id, _ = post_check_run(github, word(head), standing, anew=anew)
            return head, str(run_id)
    except AppError as error:
        log.warning("not_said", reason=str(error))
        return None


def _where(github: Connection, letter: ReviewPullRequest | ReviewMergeGroup) -> tuple[str | None, ExistingOutput]:
    """The head to speak on and what stands there; None for a closed pull request."""
    try:
        if isinstance(letter, ReviewMergeGroup):
            return letter.head, standing_on(github, letter.head)
        seen = read_pull_request(github, letter.number)
    except AppError:
        # What could not be read may still be written on: the event named a head.
        return letter.head, ExistingOutput()
    return (seen.head_sha if seen.open else None), seen.standing


def _is_judged(standing: ExistingOutput) -> bool:
    return standing.check_run is not None and standing.check_run.conclusion in VERDICTS


def _number(letter: ReviewPullRequest | ReviewMergeGroup) -> int | None:
    return letter.number if isinstance(letter, ReviewPullRequest) else None


def _key(letter: ReviewPullRequest) -> str:
    return f"plangate:waits:{letter.repository_id}:{letter.number}"

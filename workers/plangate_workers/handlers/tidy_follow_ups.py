"""Close the follow-up pull requests whose plans are gone: closed without a merge, removed, or moved elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

import structlog

from plangate.domain.model.follow_up import OpenFollowUp
from plangate.errors import RefusedError
from plangate.github.api.client import Connection
from plangate.github.read.branches.follow_ups import list_follow_ups, plan_is_gone
from plangate.github.read.pull_request import read_pull_request
from plangate.github.write.branches import delete
from plangate.github.write.comments import reply
from plangate.github.write.follow_ups import change_follow_up
from plangate.presentation.hidden_markers import read_answered
from plangate.presentation.replies.tasks import compose_gone
from plangate.queue.jobs import CloseStaleFollowUps
from plangate_workers.context import WorkerContext

FOLLOW_UPS_TTL = 365 * 24 * 3600
"""Seconds that we remember where we opened follow-ups."""

log = structlog.stdlib.get_logger()


@dataclass(frozen=True, slots=True)
class StaleFollowUp:
    """An open follow-up whose plan is gone: the number of the plan's pull request, and the plan's path.

    `told` says whether the follow-up has been told why.
    """

    standing: OpenFollowUp
    number: int
    plan: str
    told: bool


def run(context: WorkerContext, job: CloseStaleFollowUps) -> None:
    """Look for the plan of every open follow-up, and close those that have none any more."""
    if job.only_if_known and not context.redis.sismember(_key(job.target.installation), str(job.target.repository_id)):
        return
    with context.open(job) as github:
        stale = tuple(_gather(github))
        for one in stale:
            _close(context, github, one)
    log.info("tidied", closed=len(stale))


def _gather(github: Connection) -> Iterator[StaleFollowUp]:
    for standing in list_follow_ups(github):
        about = standing.pull.about
        if about is not None and plan_is_gone(github, *about):
            words = read_pull_request(github, standing.pull.number).existing_output.words
            yield StaleFollowUp(standing, *about, told="gone/tasks" in read_answered(words))


def remember_follow_ups(context: WorkerContext, installation: int, repository_id: int) -> None:
    """Know that the repository has follow-ups, so that what may take a plan away has them looked at."""
    context.redis.sadd(_key(installation), repository_id)
    context.redis.expire(_key(installation), FOLLOW_UPS_TTL)


def forget_follow_ups(context: WorkerContext, installation: int) -> None:
    """Forget where an installation that is gone has follow-ups."""
    context.redis.delete(_key(installation))


def _key(installation: int) -> str:
    return f"plangate:follow-ups:{installation}"


def _close(context: WorkerContext, github: Connection, stale: StaleFollowUp) -> None:
    """Say why, close it, and remove a branch that holds nothing but ours: it can be made again."""
    standing, pull = stale.standing, stale.standing.pull.number
    if not stale.told:
        url = f"{context.settings.github_url}/{github.repository}/pull/{stale.number}"
        context.check_lease()
        reply(github, pull, compose_gone(stale.plan, stale.number, url))
    context.check_lease()
    change_follow_up(github, pull, state="closed")
    if standing.untouched:
        context.check_lease()
        try:
            delete(github, standing.branch)
        except RefusedError as error:
            log.warning("branch_kept", branch=standing.branch, reason=str(error))

"""Open follow-up pull requests that no comment asks for: somebody pressed the button, approved, or merged a plan.

Who may is asked of GitHub, and what happened is read again: an event is only a hint. What was said of it already is
not said again.
"""

import structlog

from plangate.domain.commands.command import RequiredRole
from plangate.domain.model.github.permission import Permission
from plangate.domain.model.policy import OpenOn
from plangate.domain.review.policy_findings import read_policy
from plangate.domain.scaffold.follow_up import FollowUpEvidence, FollowUpRequest
from plangate.errors import AuthorError
from plangate.github.api.client import Connection
from plangate.github.read.law.owner_policy import read_governed
from plangate.github.read.permissions import approver, permission_of
from plangate.github.read.pull_request import PullRequestState
from plangate.github.write.comments import reply
from plangate.presentation.escape import Markdown
from plangate.presentation.hidden_markers import command_key, read_answered
from plangate.presentation.replies.follow_ups import compose_follow_ups
from plangate.presentation.replies.reply import asked_by, failed, not_allowed, refused
from plangate.presentation.replies.tasks import answer, compose_notice, head_moved
from plangate.queue.jobs import ScaffoldTasks
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.follow_up import gather_follow_ups, links_of, publish_follow_ups

BUTTON = "button"

log = structlog.stdlib.get_logger()


def run(context: WorkerContext, job: ScaffoldTasks) -> None:
    """Do what the job's cause asks for, if it may, and say what came of it, once."""
    with context.open(job) as github:
        seen = read_governed(github, job.target.number, context.texts(job), read_policy)
        if command_key(job.deed, "tasks") in read_answered(seen.existing_output.words):
            log.info("said_already")
            return
        gathered = (_gather_press if job.cause == BUTTON else _gather_policy)(context, github, job, seen)
        text = gathered if isinstance(gathered, Markdown) else _follow_up(context, github, job, gathered)
        if text:
            _say(context, github, job, text)
    log.info("followed_up", cause=job.cause, said=bool(text))


def _gather_press(
    context: WorkerContext, github: Connection, job: ScaffoldTasks, seen: PullRequestState
) -> FollowUpEvidence | Markdown:
    """What a press asks for, or why it is not done.

    The button is shown to those who may write, but GitHub does not say so of who pressed it.
    """
    if permission_of(github, job.who) < Permission.WRITE:
        return not_allowed(RequiredRole.WRITE, seen.policy.waivers)
    if seen.head_sha != job.seen:
        return head_moved(job.seen or "")
    try:
        return gather_follow_ups(context, github, job, seen, FollowUpRequest(asked_by(job.who, _url(context, job))))
    except AuthorError as error:
        return refused(str(error))


def _gather_policy(
    context: WorkerContext, github: Connection, job: ScaffoldTasks, seen: PullRequestState
) -> FollowUpEvidence | Markdown:
    """What the policy asks for; nothing is said where it does not."""
    if not _is_wanted(github, job, seen, seen.policy.tasks.open_on):
        return Markdown("")
    asked = f"The policy asks for it on {job.cause}: {_url(context, job)}"
    return gather_follow_ups(context, github, job, seen, FollowUpRequest(asked, unasked=True))


def _follow_up(context: WorkerContext, github: Connection, job: ScaffoldTasks, evidence: FollowUpEvidence) -> Markdown:
    """What came of it; where nobody asked, of what is worth telling."""
    links = links_of(context, evidence)
    outcomes = publish_follow_ups(context, github, job, compose_follow_ups(evidence, links))
    return answer([one for one in outcomes if one.is_news or not evidence.request.unasked], links)


def _is_wanted(github: Connection, job: ScaffoldTasks, seen: PullRequestState, open_on: OpenOn) -> bool:
    if job.cause != open_on.value:
        return False
    if open_on is OpenOn.MERGE:
        return seen.merged
    if not seen.open or seen.head_sha != job.seen:
        return False
    who = approver(github, job.node, seen.head_sha)
    return who is not None and permission_of(github, who) >= Permission.WRITE


def _url(context: WorkerContext, job: ScaffoldTasks) -> str:
    return f"{context.settings.github_url}/{job.target.repository}/pull/{job.target.number}"


def report_failure(context: WorkerContext, job: ScaffoldTasks, reason: str, reference: str | None) -> None:
    """Say that what a button asks for could not be done; `reference` finds the fault in the log, if that is of use."""
    if job.cause == BUTTON:
        with context.open(job) as github:
            _say(context, github, job, failed(reason, reference))


def _say(context: WorkerContext, github: Connection, job: ScaffoldTasks, text: Markdown) -> None:
    context.check_lease()
    reply(github, job.target.number, compose_notice(text, job.cause, job.who, job.deed))

"""Open follow-up pull requests that no comment asks for: somebody pressed the button, approved, or merged a plan.

Who may is asked of GitHub, and what happened is read again: an event is only a hint. What was said of it already is
not said again.
"""

import structlog

from plangate.domain.commands.command import RequiredRole
from plangate.domain.model.permission import Permission
from plangate.domain.policy import OpenOn
from plangate.errors import AuthorError
from plangate.github.api.client import Connection
from plangate.github.read.owner_policy import read_governed
from plangate.github.read.permissions import permission_of
from plangate.github.read.pull_request import PullRequestState
from plangate.github.read.reviews import approver
from plangate.github.write.comments import reply
from plangate.presentation.escape import Markdown
from plangate.presentation.replies.replies import deed, failed, not_allowed, read_answered, refused
from plangate.presentation.replies.tasks import answer, asked_by, compose_notice, head_moved
from plangate.queue.jobs import ScaffoldTasks
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.follow_up import FollowUpRequest, follow_up

BUTTON = "button"

log = structlog.stdlib.get_logger()


def run(work: WorkerContext, letter: ScaffoldTasks) -> None:
    """Do what the letter's cause asks for, if it may, and say what came of it, once."""
    with work.open(letter) as github:
        seen = read_governed(github, letter.number, work.texts(letter))
        if deed(letter.deed, "tasks") in read_answered(seen.standing.words):
            log.info("said_already")
            return
        text = (
            _answer_press(work, github, letter, seen) if letter.cause == BUTTON else _obey(work, github, letter, seen)
        )
        if text:
            work.check_lease()
            reply(github, letter.number, compose_notice(text, letter.cause, letter.who, letter.deed))
    log.info("followed_up", cause=letter.cause, said=bool(text))


def _answer_press(work: WorkerContext, github: Connection, letter: ScaffoldTasks, seen: PullRequestState) -> Markdown:
    """The button is shown to those who may write, but GitHub does not say so of who pressed it."""
    if permission_of(github, letter.who) < Permission.WRITE:
        return not_allowed(RequiredRole.WRITE, FollowUpRequest(work, github, letter, seen, "").policy.waivers)
    if seen.head_sha != letter.seen:
        return head_moved(letter.seen or "")
    asked = asked_by(letter.who, _url(work, letter))
    try:
        outcomes, links = follow_up(FollowUpRequest(work, github, letter, seen, asked))
    except AuthorError as error:
        return refused(str(error))
    return answer(outcomes, links)


def _obey(work: WorkerContext, github: Connection, letter: ScaffoldTasks, seen: PullRequestState) -> Markdown:
    """What the policy asks for; nothing is said where nothing came of it."""
    wish = FollowUpRequest(
        work, github, letter, seen, f"The policy asks for it on {letter.cause}: {_url(work, letter)}", unasked=True
    )
    if not _is_wanted(github, letter, seen, wish.policy.tasks.open_on):
        return Markdown("")
    outcomes, links = follow_up(wish)
    return answer([outcome for outcome in outcomes if outcome.is_news], links)


def _is_wanted(github: Connection, letter: ScaffoldTasks, seen: PullRequestState, open_on: OpenOn) -> bool:
    if letter.cause != open_on.value:
        return False
    if open_on is OpenOn.MERGE:
        return seen.merged
    if not seen.open or seen.head_sha != letter.seen:
        return False
    who = approver(github, letter.node, seen.head_sha)
    return who is not None and permission_of(github, who) >= Permission.WRITE


def _url(work: WorkerContext, letter: ScaffoldTasks) -> str:
    return f"{work.settings.github_url}/{letter.repository}/pull/{letter.number}"


def say_trouble(work: WorkerContext, letter: ScaffoldTasks, reason: str, reference: str | None) -> None:
    """Say that a button's wish could not be carried out; `reference` finds the fault in the log, if that is of use."""
    if letter.cause != BUTTON:
        return
    with work.open(letter) as github:
        work.check_lease()
        text = failed(reason, reference)
        reply(github, letter.number, compose_notice(text, letter.cause, letter.who, letter.deed))

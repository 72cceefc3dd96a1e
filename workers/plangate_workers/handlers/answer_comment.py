"""Carry out the commands of a comment: read them, ask GitHub who may, act, and say so. Each is done once.

What was done is looked for before it is done again: answers and waivers name the comment and the line that asked for
them. What leaves nothing behind to be found is remembered in Redis for longer than GitHub delivers again.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import cast

import structlog

from plangate.domain.commands import find_command
from plangate.domain.commands.actions import (
    Action,
    ApplyFixes,
    Explain,
    InvalidCommand,
    MakeTasks,
    ReviewAnew,
    ShowHelp,
    ShowStatus,
    Unwaive,
    Waive,
)
from plangate.domain.commands.command import Invocation, RequiredRole
from plangate.domain.commands.permission import allows
from plangate.domain.commands.read import action_of
from plangate.domain.commands.read import read_comment as read_invocations
from plangate.errors import AuthorError, RefusedError
from plangate.github.read.required_check import read_requirement
from plangate.github.write.comments import Reaction, react, read_comment, reply, reword, take_back
from plangate.presentation.escape import Markdown
from plangate.presentation.replies.explanation import explain, unexplained
from plangate.presentation.replies.refusals import CLOSED
from plangate.presentation.replies.replies import (
    MOST_IN_AN_HOUR,
    Answered,
    comment_url,
    compose_reply,
    deed,
    failed,
    help_text,
    not_allowed,
    read_answered,
    refused,
    replies_since,
)
from plangate.presentation.replies.replies import Comment as Asked
from plangate.presentation.replies.status import compose_status, standing_status
from plangate.presentation.replies.tasks import answer, asked_by
from plangate.queue.jobs import AnswerComment
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.command_context import CommandContext
from plangate_workers.handlers.fix import fix
from plangate_workers.handlers.follow_up import FollowUpRequest, follow_up
from plangate_workers.handlers.waive import unwaive, waive

ANSWERED_TTL = 7 * 24 * 3600
"""Seconds that done commands are remembered; GitHub delivers again for three days."""

_REFUSED = "refused:"

log = structlog.stdlib.get_logger()


def run(context: WorkerContext, job: AnswerComment) -> None:
    """Answer the commands of a comment that nobody answered yet."""
    with context.open(job) as github:
        said = read_comment(github, job)
        wanted = set(job.lines.split()) - _done(context, job)
        todo = [one for one in read_invocations(said.body) if one.key in wanted] if said else []
        if said is None or not todo:
            log.info("nothing_to_answer")
            return
        context.check_lease()
        heard = react(github, job, said, Reaction.SEEN)
        command = CommandContext(context, job, github, said)
        answers = [_answer(command, one) for one in todo]
        _say(command, answers, heard=heard)
        if not _is_confused(context, job, answers, read_invocations(said.body)):
            take_back(github, job, said, Reaction.CONFUSED)
    _remember(context, job, answers)
    log.info("answered", commands=[one.name for one in todo], refused=sum(one.refused for one in answers))


class DeclinedError(Exception):
    """A command is not carried out; `text` says why."""

    def __init__(self, text: Markdown) -> None:
        super().__init__(text)
        self.text = text


def _answer(command: CommandContext, invocation: Invocation) -> Answered:
    """Carry out one command if it may be; what a person can mend is an answer, too."""
    try:
        _check(command, invocation)
        return Answered(invocation.line, invocation.key, act(command, invocation, action_of(invocation)))
    except DeclinedError as declined:
        text = declined.text
    except (AuthorError, RefusedError) as error:
        text = refused(str(error))
    return Answered(invocation.line, invocation.key, text, refused=True)


def _check(command: CommandContext, invocation: Invocation) -> None:
    """Raise DeclinedError when who asks may not. GitHub is asked about a person only where that decides."""
    declared = find_command(invocation.name or "")
    if declared is None or declared.who is RequiredRole.ANYONE:
        return
    if not allows(declared.who, command.person, command.policy.waivers):
        raise DeclinedError(not_allowed(declared.who, command.policy.waivers))


def act(command: CommandContext, invocation: Invocation, action: Action) -> Markdown:
    """Do what is asked for; the answer, empty where a reaction says enough. AuthorError says what is in the way."""
    match action:
        case ShowHelp():
            return help_text(command.policy.waivers)
        case ReviewAnew():
            return _review(command)
        case ShowStatus():
            return _show_status(command)
        case Explain(name):
            return _explain(command, name)
        case Waive():
            return waive(command, invocation, action)
        case Unwaive():
            return unwaive(command, invocation, action)
        case ApplyFixes():
            return fix(command, invocation, action)
        case MakeTasks():
            return _scaffold(command, action)
        case InvalidCommand(message):
            raise AuthorError(message)


def _review(command: CommandContext) -> Markdown:
    if not command.seen.open:
        raise AuthorError(CLOSED)
    command.context.inbox.put([command.review_job(force_rerun=True)])
    return Markdown("")


def _show_status(command: CommandContext) -> Markdown:
    requirement = read_requirement(command.github, command.snapshot)
    body = compose_status(command.report, command.snapshot, command.policy, command.links, requirement)
    standing = standing_status(command.seen.standing.words)
    command.context.check_lease()
    if standing is None:
        reply(command.github, command.job.target.number, body)
    elif standing.body.rstrip() != body.rstrip():
        reword(command.github, standing.id, body)
    return Markdown("")


def _explain(command: CommandContext, name: str) -> Markdown:
    found = explain(name, command.report, command.links)
    if found is None:
        raise DeclinedError(unexplained(name, command.report))
    return found


def _scaffold(command: CommandContext, action: MakeTasks) -> Markdown:
    asked = asked_by(command.said.author, command.comment.url)
    request = FollowUpRequest(
        command.context, command.github, command.job, command.seen, asked, action.feature, action.tests
    )
    outcomes, links = follow_up(request)
    text = answer(outcomes, links)
    if all(outcome.declined for outcome in outcomes):
        raise DeclinedError(text)
    return text


def _say(command: CommandContext, answers: list[Answered], *, heard: bool) -> None:
    """Say what there is to say, once, and react."""
    worth = [one for one in answers if one.text or not heard]
    known = read_answered(command.seen.standing.words)
    new = [one for one in worth if deed(command.job.comment, one.key) not in known]
    hour_ago = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    command.context.check_lease()
    if new and replies_since(command.seen.standing.words, hour_ago) < MOST_IN_AN_HOUR:
        reply(command.github, command.job.target.number, compose_reply(new, command.comment))
    for feeling, felt in ((Reaction.DONE, False), (Reaction.CONFUSED, True)):
        if any(one.refused is felt for one in answers):
            react(command.github, command.job, command.said, feeling)


def report_failure(context: WorkerContext, job: AnswerComment, reason: str, reference: str | None) -> None:
    """Say that a comment could not be answered; `reference` finds the fault in the log, if that is of use."""
    with context.open(job) as github:
        said = read_comment(github, job)
        if said is None:
            return
        url = comment_url(context.settings.github_url, job.target.repository, job.target.number, job.comment)
        wanted = set(job.lines.split()) - _done(context, job)
        keys = [one for one in read_invocations(said.body) if one.key in wanted]
        if not keys:
            return
        answers = [Answered(one.line, one.key, failed(reason, reference), refused=True) for one in keys]
        context.check_lease()
        reply(github, job.target.number, compose_reply(answers, Asked(said.author, job.comment, url)))
        react(github, job, said, Reaction.CONFUSED)
    _remember(context, job, answers)


def _is_confused(
    context: WorkerContext, job: AnswerComment, answers: Sequence[Answered], standing: Sequence[Invocation]
) -> bool:
    """Whether a command that stands in the comment was refused, now or before it was edited, or may have been."""
    now, before = {one.key: one.refused for one in answers}, _done(context, job)
    return any(now.get(one.key, one.key not in before or _REFUSED + one.key in before) for one in standing)


def _done(context: WorkerContext, job: AnswerComment) -> set[str]:
    return {key.decode() for key in cast(set[bytes], context.redis.smembers(_key(job)))}


def _remember(context: WorkerContext, job: AnswerComment, answers: list[Answered]) -> None:
    with context.redis.pipeline() as pipe:
        pipe.sadd(_key(job), *(one.key for one in answers), *(_REFUSED + one.key for one in answers if one.refused))
        pipe.expire(_key(job), ANSWERED_TTL)
        pipe.execute()


def _key(job: AnswerComment) -> str:
    return f"plangate:answered:{job.target.repository_id}:{job.comment}"

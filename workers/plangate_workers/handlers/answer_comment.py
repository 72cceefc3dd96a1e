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
from plangate.domain.scaffold.follow_up import FollowUpRequest
from plangate.errors import AuthorError, RefusedError
from plangate.github.read.required_check import read_requirement
from plangate.github.write.comments import PostedComment, Reaction, react, read_comment, reply, reword, take_back
from plangate.presentation.escape import Markdown
from plangate.presentation.hidden_markers import command_key, read_answered
from plangate.presentation.replies.explanation import explain, unexplained
from plangate.presentation.replies.follow_ups import plan_follow_ups
from plangate.presentation.replies.refusals import CLOSED
from plangate.presentation.replies.reply import (
    MAX_REPLIES_PER_HOUR,
    Answered,
    asked_by,
    comment_url,
    compose_reply,
    failed,
    help_text,
    not_allowed,
    refused,
    replies_since,
)
from plangate.presentation.replies.reply import Comment as Asked
from plangate.presentation.replies.status import compose_status, standing_status
from plangate.presentation.replies.tasks import answer
from plangate.queue.jobs import AnswerComment
from plangate_workers.context import WorkerContext
from plangate_workers.handlers.command_context import CommandContext
from plangate_workers.handlers.fix import fix
from plangate_workers.handlers.follow_up import gather_follow_ups, links_of, publish_follow_ups
from plangate_workers.handlers.waive import unwaive, waive

ANSWERED_TTL = 7 * 24 * 3600
"""Seconds that done commands are remembered; GitHub delivers again for three days."""

_REFUSED = "refused:"

log = structlog.stdlib.get_logger()


def run(context: WorkerContext, job: AnswerComment) -> None:
    """Answer the commands of a comment that nobody answered yet."""
    with context.open(job) as github:
        posted = read_comment(github, job.target.number, job.node)
        todo = _unanswered(context, job, posted)
        if posted is None or not todo:
            log.info("nothing_to_answer")
            return
        context.check_lease()
        heard = react(github, job.node, posted, Reaction.SEEN)
        command = CommandContext(context, job, github, posted)
        answers = [_answer(command, invocation) for invocation in todo]
        _say(command, answers, heard=heard)
        if not _is_confused(context, job, answers, read_invocations(posted.body)):
            take_back(github, job.node, posted, Reaction.CONFUSED)
    _remember(context, job, answers)
    refused = sum(answer.refused for answer in answers)
    log.info("answered", commands=[invocation.name for invocation in todo], refused=refused)


def _unanswered(context: WorkerContext, job: AnswerComment, posted: PostedComment | None) -> list[Invocation]:
    """The commands of the comment that the job names and that nobody answered yet; none of a comment of no person."""
    if posted is None:
        return []
    wanted = set(job.lines.split()) - _done(context, job)
    return [invocation for invocation in read_invocations(posted.body) if invocation.key in wanted]


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
    body = compose_status(command.report, command.snapshot, command.links, requirement)
    standing = standing_status(command.seen.existing_output.words)
    command.context.check_lease()
    if standing is None:
        reply(command.github, command.job.target.number, body)
    elif standing.body.rstrip() != body.rstrip():
        reword(command.github, standing.id, body)
    return Markdown("")


def _explain(command: CommandContext, name: str) -> Markdown:
    explanation = explain(name, command.report, command.links)
    if explanation is None:
        raise DeclinedError(unexplained(name, command.report))
    return explanation


def _scaffold(command: CommandContext, action: MakeTasks) -> Markdown:
    asked = asked_by(command.posted.author, command.comment.url)
    request = FollowUpRequest(asked, action.feature, action.tests)
    evidence = gather_follow_ups(command.context, command.github, command.job, command.seen, request)
    links = links_of(command.context, evidence)
    plans = plan_follow_ups(evidence, links)
    command.context.remember_law(command.job, evidence.snapshot)
    outcomes = publish_follow_ups(command.context, command.github, command.job, plans)
    text = answer(outcomes, links)
    if all(outcome.declined for outcome in outcomes):
        raise DeclinedError(text)
    return text


def _say(command: CommandContext, answers: list[Answered], *, heard: bool) -> None:
    """Say what there is to say, once, and react."""
    words = command.seen.existing_output.words
    known = read_answered(words)
    worth = (answer for answer in answers if answer.text or not heard)
    new = [answer for answer in worth if command_key(command.job.comment, answer.key) not in known]
    hour_ago = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    command.context.check_lease()
    if new and replies_since(words, hour_ago) < MAX_REPLIES_PER_HOUR:
        reply(command.github, command.job.target.number, compose_reply(new, command.comment))
    _react(command, answers)


def _react(command: CommandContext, answers: list[Answered]) -> None:
    if not all(answer.refused for answer in answers):
        react(command.github, command.job.node, command.posted, Reaction.DONE)
    if any(answer.refused for answer in answers):
        react(command.github, command.job.node, command.posted, Reaction.CONFUSED)


def report_failure(context: WorkerContext, job: AnswerComment, reason: str, reference: str | None) -> None:
    """Say that a comment could not be answered; `reference` finds the fault in the log, if that is of use."""
    with context.open(job) as github:
        posted = read_comment(github, job.target.number, job.node)
        todo = _unanswered(context, job, posted)
        if posted is None or not todo:
            return
        target, text = job.target, failed(reason, reference)
        url = comment_url(context.settings.github_url, target.repository, target.number, job.comment)
        answers = [Answered(invocation.line, invocation.key, text, refused=True) for invocation in todo]
        context.check_lease()
        reply(github, target.number, compose_reply(answers, Asked(posted.author, job.comment, url)))
        react(github, job.node, posted, Reaction.CONFUSED)
    _remember(context, job, answers)


def _is_confused(
    context: WorkerContext, job: AnswerComment, answers: Sequence[Answered], standing: Sequence[Invocation]
) -> bool:
    """Whether a command that stands in the comment was refused, now or before it was edited, or may have been."""
    done, refused = _done(context, job), {answer.key: answer.refused for answer in answers}
    keys = [invocation.key for invocation in standing]
    return any(refused.get(key, key not in done or _REFUSED + key in done) for key in keys)


def _done(context: WorkerContext, job: AnswerComment) -> set[str]:
    return {key.decode() for key in cast(set[bytes], context.redis.smembers(_key(job)))}


def _remember(context: WorkerContext, job: AnswerComment, answers: list[Answered]) -> None:
    keys = [answer.key for answer in answers]
    refused = [_REFUSED + answer.key for answer in answers if answer.refused]
    with context.redis.pipeline() as pipeline:
        pipeline.sadd(_key(job), *keys, *refused)
        pipeline.expire(_key(job), ANSWERED_TTL)
        pipeline.execute()


def _key(job: AnswerComment) -> str:
    return f"plangate:answered:{job.target.repository_id}:{job.comment}"

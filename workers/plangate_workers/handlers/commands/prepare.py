"""What a command comes to: GitHub is asked who may, all is read and decided; what it writes is left for later."""

from functools import partial

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
from plangate.domain.scaffold.follow_up import FollowUpRequest
from plangate.errors import AuthorError
from plangate.github.read.required_check import read_requirement
from plangate.github.write.comments import reply, reword
from plangate.presentation.escape import Markdown
from plangate.presentation.replies.explanation import explain, unexplained
from plangate.presentation.replies.follow_ups import compose_follow_ups
from plangate.presentation.replies.refusals import CLOSED
from plangate.presentation.replies.reply import NO_TEXT, asked_by, help_text, not_allowed
from plangate.presentation.replies.status import compose_status, standing_status
from plangate.presentation.replies.tasks import answer
from plangate_workers.handlers.commands.command_context import CommandContext, Write
from plangate_workers.handlers.commands.fix import fix
from plangate_workers.handlers.commands.waive import unwaive, waive
from plangate_workers.handlers.follow_up import gather_follow_ups, links_of, publish_follow_ups


class DeclinedError(Exception):
    """A command is not carried out; `text` says why."""

    def __init__(self, text: Markdown) -> None:
        super().__init__(text)
        self.text = text


def prepare(command: CommandContext, invocation: Invocation, action: Action) -> Write:  # noqa: PLR0911  # one for each action
    """Read and decide what is asked for, if it may be. AuthorError and DeclinedError say what is in the way."""
    _check(command, invocation)
    match action:
        case ShowHelp():
            return partial(_told, help_text(command.policy.waivers))
        case ReviewAnew():
            return _review(command)
        case ShowStatus():
            return _show_status(command)
        case Explain(name):
            return partial(_told, _explain(command, name))
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


def _told(text: Markdown) -> Markdown:
    return text


def _review(command: CommandContext) -> Write:
    if not command.seen.open:
        raise AuthorError(CLOSED)

    def write() -> Markdown:
        command.context.inbox.put([command.review_job(force_rerun=True)])
        return NO_TEXT

    return write


def _show_status(command: CommandContext) -> Write:
    requirement = read_requirement(command.github, command.snapshot)
    body = compose_status(command.report, command.snapshot, command.links, requirement)
    standing = standing_status(command.seen.existing_output.words)

    def write() -> Markdown:
        command.context.check_lease()
        if standing is None:
            reply(command.github, command.job.target.number, body)
        elif standing.body.rstrip() != body.rstrip():
            reword(command.github, standing.id, body)
        return NO_TEXT

    return write


def _explain(command: CommandContext, name: str) -> Markdown:
    report = command.report
    explanation = explain(name, report, command.links)
    if explanation is None:
        raise DeclinedError(unexplained(name, report))
    return explanation


def _scaffold(command: CommandContext, action: MakeTasks) -> Write:
    context, github, job = command.context, command.github, command.job
    request = FollowUpRequest(asked_by(command.posted.author, command.comment.url), action.feature, action.tests)
    evidence = gather_follow_ups(context, github, job, command.seen, request)
    links = links_of(context, evidence)
    outgoing = compose_follow_ups(evidence, links)

    def write() -> Markdown:
        outcomes = publish_follow_ups(context, github, job, outgoing)
        text = answer(outcomes, links)
        if all(outcome.declined for outcome in outcomes):
            raise DeclinedError(text)
        return text

    return write


def _check(command: CommandContext, invocation: Invocation) -> None:
    """Raise DeclinedError when who asks may not. GitHub is asked about a person only where that decides."""
    declared = find_command(invocation.name or "")
    if declared is None or declared.who is RequiredRole.ANYONE:
        return
    if not allows(declared.who, command.person, command.policy.waivers):
        raise DeclinedError(not_allowed(declared.who, command.policy.waivers, author=command.person.author))

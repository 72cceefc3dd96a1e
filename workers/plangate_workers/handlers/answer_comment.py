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

KEPT_FOR = 7 * 24 * 3600
"""Seconds that done commands are remembered; GitHub delivers again for three days."""

_REFUSED = "refused:"

log = structlog.stdlib.get_logger()


def run(work: WorkerContext, letter: AnswerComment) -> None:
    """Answer the commands of a comment that nobody answered yet."""
    with work.open(letter) as github:
        said = read_comment(github, letter)
        wanted = set(letter.lines.split()) - _done(work, letter)
        todo = [one for one in read_invocations(said.body) if one.key in wanted] if said else []
        if said is None or not todo:
            log.info("nothing_to_answer")
            return
        work.check_lease()
        heard = react(github, letter, said, Reaction.SEEN)
        desk = CommandContext(work, letter, github, said)
        answers = [_answer(desk, one) for one in todo]
        _say(desk, answers, heard=heard)
        if not _is_confused(work, letter, answers, read_invocations(said.body)):
            take_back(github, letter, said, Reaction.CONFUSED)
    _remember(work, letter, answers)
    log.info("answered", commands=[one.name for one in todo], refused=sum(one.refused for one in answers))


class DeclinedError(Exception):
    """A command is not carried out; `text` says why."""

    def __init__(self, text: Markdown) -> None:
        super().__init__(text)
        self.text = text


def _answer(desk: CommandContext, invocation: Invocation) -> Answered:
    """Carry out one command if it may be; what a person can mend is an answer, too."""
    try:
        _check(desk, invocation)
        return Answered(invocation.line, invocation.key, act(desk, invocation, action_of(invocation)))
    except DeclinedError as declined:
        text = declined.text
    except (AuthorError, RefusedError) as error:
        text = refused(str(error))
    return Answered(invocation.line, invocation.key, text, refused=True)


def _check(desk: CommandContext, invocation: Invocation) -> None:
    """Raise DeclinedError when who asks may not. GitHub is asked about a person only where that decides."""
    command = find_command(invocation.name or "")
    if command is None or command.who is RequiredRole.ANYONE:
        return
    if not allows(command.who, desk.person, desk.policy.waivers):
        raise DeclinedError(not_allowed(command.who, desk.policy.waivers))


def act(desk: CommandContext, invocation: Invocation, action: Action) -> Markdown:
    """Do what is asked for; the answer, empty where a reaction says enough. AuthorError says what is in the way."""
    match action:
        case ShowHelp():
            return help_text(desk.policy.waivers)
        case ReviewAnew():
            return _review(desk)
        case ShowStatus():
            return _show_status(desk)
        case Explain(name):
            return _explain(desk, name)
        case Waive():
            return waive(desk, invocation, action)
        case Unwaive():
            return unwaive(desk, invocation, action)
        case ApplyFixes():
            return fix(desk, invocation, action)
        case MakeTasks():
            return _scaffold(desk, action)
        case InvalidCommand(message):
            raise AuthorError(message)


def _review(desk: CommandContext) -> Markdown:
    if not desk.seen.open:
        raise AuthorError(CLOSED)
    desk.work.inbox.put([desk.review_letter(anew=True)])
    return Markdown("")


def _show_status(desk: CommandContext) -> Markdown:
    requirement = read_requirement(desk.github, desk.snapshot)
    body = compose_status(desk.report, desk.snapshot, desk.policy, desk.links, requirement)
    standing = standing_status(desk.seen.standing.words)
    desk.work.check_lease()
    if standing is None:
        reply(desk.github, desk.letter.number, body)
    elif standing.body.rstrip() != body.rstrip():
        reword(desk.github, standing.id, body)
    return Markdown("")


def _explain(desk: CommandContext, name: str) -> Markdown:
    found = explain(name, desk.report, desk.links)
    if found is None:
        raise DeclinedError(unexplained(name, desk.report))
    return found


def _scaffold(desk: CommandContext, action: MakeTasks) -> Markdown:
    asked = asked_by(desk.said.author, desk.comment.url)
    wish = FollowUpRequest(desk.work, desk.github, desk.letter, desk.seen, asked, action.feature, action.tests)
    outcomes, links = follow_up(wish)
    text = answer(outcomes, links)
    if all(outcome.declined for outcome in outcomes):
        raise DeclinedError(text)
    return text


def _say(desk: CommandContext, answers: list[Answered], *, heard: bool) -> None:
    """Say what there is to say, once, and react."""
    worth = [one for one in answers if one.text or not heard]
    known = read_answered(desk.seen.standing.words)
    new = [one for one in worth if deed(desk.letter.comment, one.key) not in known]
    hour_ago = (datetime.now(UTC) - timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    desk.work.check_lease()
    if new and replies_since(desk.seen.standing.words, hour_ago) < MOST_IN_AN_HOUR:
        reply(desk.github, desk.letter.number, compose_reply(new, desk.comment))
    for feeling, felt in ((Reaction.DONE, False), (Reaction.CONFUSED, True)):
        if any(one.refused is felt for one in answers):
            react(desk.github, desk.letter, desk.said, feeling)


def say_trouble(work: WorkerContext, letter: AnswerComment, reason: str, reference: str | None) -> None:
    """Say that a comment could not be answered; `reference` finds the fault in the log, if that is of use."""
    with work.open(letter) as github:
        said = read_comment(github, letter)
        if said is None:
            return
        url = comment_url(work.settings.github_url, letter.repository, letter.number, letter.comment)
        wanted = set(letter.lines.split()) - _done(work, letter)
        keys = [one for one in read_invocations(said.body) if one.key in wanted]
        if not keys:
            return
        answers = [Answered(one.line, one.key, failed(reason, reference), refused=True) for one in keys]
        work.check_lease()
        reply(github, letter.number, compose_reply(answers, Asked(said.author, letter.comment, url)))
        react(github, letter, said, Reaction.CONFUSED)
    _remember(work, letter, answers)


def _is_confused(
    work: WorkerContext, letter: AnswerComment, answers: Sequence[Answered], standing: Sequence[Invocation]
) -> bool:
    """Whether a command that stands in the comment was refused, now or before it was edited, or may have been."""
    now, before = {one.key: one.refused for one in answers}, _done(work, letter)
    return any(now.get(one.key, one.key not in before or _REFUSED + one.key in before) for one in standing)


def _done(work: WorkerContext, letter: AnswerComment) -> set[str]:
    return {key.decode() for key in cast(set[bytes], work.redis.smembers(_key(letter)))}


def _remember(work: WorkerContext, letter: AnswerComment, answers: list[Answered]) -> None:
    with work.redis.pipeline() as pipe:
        pipe.sadd(_key(letter), *(one.key for one in answers), *(_REFUSED + one.key for one in answers if one.refused))
        pipe.expire(_key(letter), KEPT_FOR)
        pipe.execute()


def _key(letter: AnswerComment) -> str:
    return f"plangate:answered:{letter.repository_id}:{letter.comment}"

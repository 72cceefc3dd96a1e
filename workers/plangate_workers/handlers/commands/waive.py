"""Waive, and take it back: what was granted is written, signed, into a comment of ours, and all is judged anew."""

from dataclasses import replace
from typing import TypeVar

from plangate.domain.commands.actions import Unwaive, Waive
from plangate.domain.commands.command import Invocation
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.grant_waiver import CommandOrigin, WaiverRefusal, grant, is_done, with_grants, without
from plangate.domain.review.waivers import Ledger
from plangate.errors import AuthorError
from plangate.github.write.comments import reply, reword
from plangate.presentation.escape import Markdown
from plangate.presentation.replies import refusals
from plangate.presentation.replies.reply import MAX_COMMENT_LENGTH, NO_TEXT, compose_waivers
from plangate_workers.handlers.commands.command_context import CommandContext, Write

T = TypeVar("T")


def waive(command: CommandContext, invocation: Invocation, request: Waive) -> Write:
    """Grant what is to be waived; AuthorError says why it is not."""
    origin, ledger = _origin(command, invocation), command.ledger
    if not is_done(ledger, origin):
        check_head(command)
        granted = _granted(grant(request, origin, command.report, command.snapshot))
        ledger = _granted(with_grants(ledger, granted))
    return _recorded(command, ledger)


def unwaive(command: CommandContext, invocation: Invocation, request: Unwaive) -> Write:
    """Take back what is to be waived no longer; AuthorError says why it is not."""
    origin, ledger = _origin(command, invocation), command.ledger
    if not is_done(ledger, origin):
        ledger = _granted(without(request, ledger, origin))
    return _recorded(command, ledger)


def _recorded(command: CommandContext, ledger: Ledger) -> Write:
    """Write the records where they do not stand yet; then all is to be judged anew.

    Also when they were written before: whoever wrote them may have died before the verdict.
    """
    if len(_words(command, ledger)) > MAX_COMMENT_LENGTH:
        raise AuthorError(refusals.NO_ROOM)
    command.read_for_verdict()
    # Only now: what is refused must not be written with what another command of the comment grants.
    command.ledger = ledger

    def write() -> Markdown:
        _write(command)
        command.judge_anew = True
        return NO_TEXT

    return write


def check_head(command: CommandContext) -> None:
    """Raise AuthorError unless the head is the one that the comment's author could see, judged, while writing."""
    seen = command.alone.own
    if not seen.open:
        raise AuthorError(refusals.CLOSED)
    if not _was_there(command, seen) or command.moved:
        raise AuthorError(refusals.came_after(seen.head_sha))


def _was_there(command: CommandContext, seen: Snapshot) -> bool:
    """Whether the head was there when the comment was written, as far as GitHub tells.

    Of comments in the conversation it does not tell at which head they were written; but since when it knows this one,
    and when the head was last forced, maybe back to one that it knew long before. Its times are whole seconds: what was
    forced in the very second of the comment may have come after it.
    """
    if command.job.seen not in (None, seen.head_sha):
        return False
    return "" < seen.existing_output.since <= command.posted.at and seen.existing_output.forced < command.posted.at


def _granted(outcome: T | WaiverRefusal) -> T:
    if isinstance(outcome, WaiverRefusal):
        raise AuthorError(outcome.message)
    return outcome


def _origin(command: CommandContext, invocation: Invocation) -> CommandOrigin:
    if not command.context.settings.signing_keys:
        raise AuthorError(refusals.NO_SIGNING_KEY)
    job, posted = command.job, command.posted
    return CommandOrigin(job.target.repository_id, posted.author, job.comment, invocation.key, posted.at)


def _words(command: CommandContext, ledger: Ledger) -> str:
    return compose_waivers(ledger, command.context.settings.signing_keys[0], command.links)


def _write(command: CommandContext) -> None:
    """Make our comment hold the records, those of all commands of the comment at once."""
    ledger = command.ledger
    if ledger == command.written:
        return
    body = _words(command, ledger)
    command.context.check_lease()
    if ledger.comment is None:
        comment = reply(command.github, command.job.target.number, body)
    else:
        comment = ledger.comment
        reword(command.github, comment, body)
    command.ledger = command.written = replace(ledger, comment=comment)

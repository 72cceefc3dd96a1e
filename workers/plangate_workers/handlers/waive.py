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
from plangate.github.write.publish import head_of
from plangate.presentation.escape import Markdown
from plangate.presentation.replies import refusals
from plangate.presentation.replies.reply import MAX_COMMENT_LENGTH, NO_TEXT, compose_waivers
from plangate_workers.handlers.command_context import CommandContext

T = TypeVar("T")


def waive(command: CommandContext, invocation: Invocation, request: Waive) -> Markdown:
    """Write down what is waived; AuthorError says why it is not."""
    deed = _deed(command, invocation)
    if not is_done(command.ledger, deed):
        check_head(command)
        granted = _granted(grant(request, deed, command.report, command.snapshot))
        _write(command, _granted(with_grants(command.ledger, granted)))
    # Also when it was written before: whoever wrote it may have died before this.
    command.context.inbox.put([command.review_job()])
    return NO_TEXT


def unwaive(command: CommandContext, invocation: Invocation, request: Unwaive) -> Markdown:
    """Write down what is no longer waived; AuthorError says why it is not."""
    deed = _deed(command, invocation)
    if not is_done(command.ledger, deed):
        _write(command, _granted(without(request, command.ledger, deed)))
    command.context.inbox.put([command.review_job()])
    return NO_TEXT


def check_head(command: CommandContext) -> None:
    """Raise AuthorError unless the head is the one that the comment's author could see, judged, while writing."""
    seen = command.gathered
    if not seen.open:
        raise AuthorError(refusals.CLOSED)
    if not _was_there(command, seen) or head_of(command.github, command.job.target.number) != seen.head_sha:
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


def _deed(command: CommandContext, invocation: Invocation) -> CommandOrigin:
    if not command.context.settings.signing_keys:
        raise AuthorError(refusals.NO_SIGNING_KEY)
    job, posted = command.job, command.posted
    return CommandOrigin(job.target.repository_id, posted.author, job.comment, invocation.key, posted.at)


def _write(command: CommandContext, ledger: Ledger) -> None:
    """Make our comment hold the records."""
    body = compose_waivers(ledger, command.context.settings.signing_keys[0], command.links)
    if len(body) > MAX_COMMENT_LENGTH:
        raise AuthorError(refusals.NO_ROOM)
    command.context.check_lease()
    if ledger.comment is None:
        comment = reply(command.github, command.job.target.number, body)
    else:
        comment = ledger.comment
        reword(command.github, comment, body)
    command.ledger = replace(ledger, comment=comment)

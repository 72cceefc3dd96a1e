"""Waive, and take it back: what was granted is written, signed, into a comment of ours, and all is judged anew."""

from dataclasses import replace
from typing import TypeVar

from plangate.domain.commands.actions import Unwaive, Waive
from plangate.domain.commands.command import Invocation
from plangate.domain.model.snapshot import Snapshot
from plangate.domain.review.grant_waiver import Deed, WaiverRefusal, grant, is_done, with_grants, without
from plangate.domain.review.waivers import Ledger
from plangate.errors import AuthorError
from plangate.github.write.comments import reply, reword
from plangate.github.write.publish import head_of
from plangate.presentation.escape import Markdown
from plangate.presentation.replies import refusals
from plangate.presentation.replies.replies import LONGEST, NOTHING, compose_waivers
from plangate_workers.handlers.command_context import CommandContext

T = TypeVar("T")


def waive(desk: CommandContext, invocation: Invocation, wish: Waive) -> Markdown:
    """Write down what is waived; AuthorError says why it is not."""
    deed = _deed(desk, invocation)
    if not is_done(desk.ledger, deed):
        check_head(desk)
        granted = _granted(grant(wish, deed, desk.report, desk.snapshot, desk.policy))
        _write(desk, _granted(with_grants(desk.ledger, granted)))
    # Also when it was written before: whoever wrote it may have died before this.
    desk.work.inbox.put([desk.review_letter()])
    return NOTHING


def unwaive(desk: CommandContext, invocation: Invocation, wish: Unwaive) -> Markdown:
    """Write down what is no longer waived; AuthorError says why it is not."""
    deed = _deed(desk, invocation)
    if not is_done(desk.ledger, deed):
        _write(desk, _granted(without(wish, desk.ledger, deed)))
    desk.work.inbox.put([desk.review_letter()])
    return NOTHING


def check_head(desk: CommandContext) -> None:
    """Raise AuthorError unless the head is the one that the comment's author could see, judged, while writing."""
    seen = desk.gathered
    if not seen.open:
        raise AuthorError(refusals.CLOSED)
    if not _was_there(desk, seen) or head_of(desk.github, desk.letter.number) != seen.head_sha:
        raise AuthorError(refusals.came_after(seen.head_sha))


def _was_there(desk: CommandContext, seen: Snapshot) -> bool:
    """Whether the head was there when the comment was written, as far as GitHub tells.

    Of comments in the conversation it does not tell at which head they were written; but since when it knows this one,
    and when the head was last forced, maybe back to one that it knew long before. Its times are whole seconds: what was
    forced in the very second of the comment may have come after it.
    """
    if desk.letter.seen not in (None, seen.head_sha):
        return False
    return "" < seen.standing.since <= desk.said.at and seen.standing.forced < desk.said.at


def _granted(outcome: T | WaiverRefusal) -> T:
    if isinstance(outcome, WaiverRefusal):
        raise AuthorError(outcome.message)
    return outcome


def _deed(desk: CommandContext, invocation: Invocation) -> Deed:
    if not desk.work.settings.signing_keys:
        raise AuthorError(refusals.NO_SIGNING_KEY)
    letter, said = desk.letter, desk.said
    return Deed(letter.repository_id, said.author, letter.comment, invocation.key, said.at)


def _write(desk: CommandContext, ledger: Ledger) -> None:
    """Make our comment hold the records."""
    body = compose_waivers(ledger, desk.work.settings.signing_keys[0], desk.links)
    if len(body) > LONGEST:
        raise AuthorError(refusals.NO_ROOM)
    desk.work.check_lease()
    if ledger.comment is None:
        comment = reply(desk.github, desk.letter.number, body)
    else:
        comment = ledger.comment
        reword(desk.github, comment, body)
    desk.ledger = replace(ledger, comment=comment)

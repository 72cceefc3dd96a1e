"""What a comment asks for: the commands that a person wrote into it, or into a review, and no other's words."""

from plangate.domain.commands.lines import new_keys
from plangate.queue.jobs import AnswerComment
from plangate.web.receive.payload import Event, Payload, at, number, required, sha, text


def commands_in(event: Event, subject: str, part: str, anchor: str) -> tuple[AnswerComment, ...]:
    """The commands of a comment that a person wrote or changed; nothing for bots, and for edits by others.

    `subject` names what is commented on, `part` the comment in the payload, and `anchor` its kind in a page's address.
    """
    lines = _new_lines(event.payload, part) if _is_by_its_author(event.payload, part) else ()
    if not lines:
        return ()
    target = event.pull_request(number(event.payload, subject, "number"))
    comment, node = number(event.payload, part, "id"), text(event.payload, part, "node_id")
    return (
        AnswerComment(
            target, event.metadata, comment=f"{anchor}{required(comment)}", node=required(node),
            lines=" ".join(lines), seen=sha(event.payload, "pull_request", "head", "sha"),
        ),
    )  # fmt: skip


def _new_lines(payload: Payload, part: str) -> tuple[str, ...]:
    """The keys of the lines that may be commands and were not there before."""
    body = at(payload, part, "body")
    before = at(payload, "changes", "body", "from") if payload.get("action") == "edited" else ""
    # An edit that does not say what was there before changed no text.
    return new_keys(body, before) if isinstance(body, str) and isinstance(before, str) else ()


def _is_by_its_author(payload: Payload, part: str) -> bool:
    """Whether who wrote or changed a comment is its author, and a person."""
    author, sender = at(payload, part, "user"), at(payload, "sender")
    if not at(author, "type") == at(sender, "type") == "User":
        return False
    return number(author, "id") is not None and number(author, "id") == number(sender, "id")

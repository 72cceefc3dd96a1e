"""The conversation: what a person wrote, and what we answer: replies, reactions, words of ours that change in place."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Any

from plangate.errors import GoneError, RefusedError
from plangate.github.api.client import Connection
from plangate.github.read.existing_output import login_of
from plangate.github.write.reviews import id_of


class Reaction(Enum):
    """The reactions that we use, in GraphQL's words."""

    SEEN = "EYES"
    DONE = "THUMBS_UP"
    CONFUSED = "CONFUSED"


@dataclass(frozen=True, slots=True)
class PostedComment:
    """A comment in its author's own words; `at` is when they were written, in GitHub's form.

    `reactions` are ours.
    """

    body: str
    author: str
    at: str
    reactions: frozenset[Reaction] = frozenset()


def read_comment(github: Connection, number: int, node: str) -> PostedComment | None:
    """A comment of a pull request, given by its id in GraphQL, as it is now.

    None where a bot wrote it, or another than its author edited it last. Raises GoneError when it was deleted or stands
    in another repository.
    """
    doing = f"reading a comment of {github.repository}#{number}"
    comment: dict[str, Any] | None = github.ask_for("comment", doing=doing, node=node)["node"]
    if not comment or comment["repository"]["databaseId"] != github.repository_id:
        raise GoneError(f"The comment {node} is gone.", may_be_lag=not comment)
    if not _is_its_authors(comment):
        return None
    return PostedComment(
        body=comment["body"],
        author=login_of(comment["author"]),
        at=comment["lastEditedAt"] or comment["createdAt"],
        reactions=frozenset(_own_reactions(comment)),
    )


def _is_its_authors(comment: Mapping[str, Any]) -> bool:
    """Whether it is a person's, and nobody else's words."""
    author, editor = comment["author"], comment["editor"]
    return author is not None and author["__typename"] == "User" and editor in (None, author)


def _own_reactions(comment: Mapping[str, Any]) -> Iterator[Reaction]:
    own = {group["content"] for group in comment["reactionGroups"] or () if group["viewerHasReacted"]}
    return (reaction for reaction in Reaction if reaction.value in own)


def react(github: Connection, node: str, comment: PostedComment, reaction: Reaction) -> bool:
    """React to a comment, given by its id in GraphQL, unless we did; False where GitHub does not let us."""
    if reaction in comment.reactions:
        return True
    try:
        github.change("add_reaction", doing="reacting to a comment", subject=node, content=reaction.value)
    except (RefusedError, GoneError):
        # Which permission reactions take is documented nowhere for good; a reply says the same.
        return False
    return True


def take_back(github: Connection, node: str, comment: PostedComment, reaction: Reaction) -> None:
    """Take a reaction of ours back, where there is one and GitHub lets us."""
    if reaction in comment.reactions:
        with suppress(RefusedError, GoneError):
            github.change("remove_reaction", doing="taking a reaction back", subject=node, content=reaction.value)


def reply(github: Connection, number: int, body: str) -> int:
    """Say something in the conversation; the comment's id."""
    doing = f"answering on {github.repository}#{number}"
    path = f"{github.path}/issues/{number}/comments"
    return id_of(github.write("POST", path, {"body": body}, doing=doing, content=True), doing)


def reword(github: Connection, comment: int, body: str) -> None:
    """Change a comment of ours."""
    path = f"{github.path}/issues/comments/{comment}"
    github.write("PATCH", path, {"body": body}, doing=f"changing a comment of ours on {github.repository}")

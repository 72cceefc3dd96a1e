"""The conversation: what a person wrote, and what we answer: replies, reactions, words of ours that change in place."""

from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from typing import Any

from plangate.errors import GoneError, RefusedError
from plangate.github.api.client import Connection
from plangate.github.read.existing_output import login_of
from plangate.queue.jobs import AnswerComment


class Reaction(Enum):
    """The reactions that we use, in GraphQL's words."""

    SEEN = "EYES"
    DONE = "THUMBS_UP"
    CONFUSED = "CONFUSED"


@dataclass(frozen=True, slots=True)
class PostedComment:
    """A comment in its author's own words; `at` is when they were written, in GitHub's form."""

    body: str
    author: str
    at: str
    felt: frozenset[Reaction] = frozenset()


def read_comment(github: Connection, letter: AnswerComment) -> PostedComment | None:
    """The comment as it is now; None where a bot wrote it, or another than its author edited it last.

    Raises GoneError when it was deleted or stands in another repository.
    """
    doing = f"reading a comment of {letter.target.repository}#{letter.target.number}"
    node: dict[str, Any] | None = github.ask_for("comment", doing=doing, node=letter.node)["node"]
    if not node or node["repository"]["databaseId"] != letter.target.repository_id:
        raise GoneError(f"The comment {letter.comment} is gone.")
    author, editor = node["author"], node["editor"]
    if author is None or author["__typename"] != "User" or editor not in (None, author):
        return None
    felt = {group["content"] for group in node["reactionGroups"] or () if group["viewerHasReacted"]}
    return PostedComment(
        body=node["body"],
        author=login_of(author),
        at=node["lastEditedAt"] or node["createdAt"],
        felt=frozenset(feeling for feeling in Reaction if feeling.value in felt),
    )


def react(github: Connection, letter: AnswerComment, said: PostedComment, feeling: Reaction) -> bool:
    """React to a comment unless we did; False where GitHub does not let us."""
    if feeling in said.felt:
        return True
    try:
        github.change("add_reaction", doing="reacting to a comment", subject=letter.node, content=feeling.value)
    except (RefusedError, GoneError):
        # Which permission reactions take is documented nowhere for good; a reply says the same.
        return False
    return True


def take_back(github: Connection, letter: AnswerComment, said: PostedComment, feeling: Reaction) -> None:
    """Take a reaction of ours back, where there is one and GitHub lets us."""
    if feeling in said.felt:
        with suppress(RefusedError, GoneError):
            github.change("remove_reaction", doing="taking a reaction back", subject=letter.node, content=feeling.value)


def reply(github: Connection, number: int, body: str) -> int:
    """Say something in the conversation; the comment's id."""
    doing = f"answering on {github.repository}#{number}"
    path = f"{github.path}/issues/{number}/comments"
    return int(github.write("POST", path, {"body": body}, doing=doing, content=True)["id"])


def reword(github: Connection, comment: int, body: str) -> None:
    """Change a comment of ours."""
    path = f"{github.path}/issues/comments/{comment}"
    github.write("PATCH", path, {"body": body}, doing=f"changing a comment of ours on {github.repository}")

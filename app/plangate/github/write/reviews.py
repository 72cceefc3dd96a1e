"""Reviews of ours and their comments: posted as one, resolved, folded, deleted."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any

from plangate.domain.model.existing_output import OwnReviewComment
from plangate.domain.model.outgoing import Review
from plangate.errors import GoneError, RefusedError, TransientError
from plangate.github.api.client import Connection
from plangate.github.api.errors import InvalidError
from plangate.github.api.tokens import RESOLVING


def post_review(
    github: Connection, number: int, review: Review, *, check_lease: Callable[[], None]
) -> tuple[int, bool]:
    """Post a COMMENT review; its id, and whether GitHub took it only without its comments."""
    # GitHub rejects the whole review if one line is off the diff, and does not say which.
    try:
        return _post(github, number, review), False
    except InvalidError:
        if not review.comments:
            raise
        check_lease()
        return _post(github, number, replace(review, body=review.plain_body or review.body, comments=())), True


def _post(github: Connection, number: int, review: Review) -> int:
    body: dict[str, Any] = {"commit_id": review.commit_sha, "body": review.body, "event": "COMMENT"}
    if review.comments:
        body["comments"] = [_comment(c.path, c.line, c.body, c.start_line) for c in review.comments]
    url, doing = f"{github.path}/pulls/{number}/reviews", f"posting a review on {github.repository}#{number}"
    return id_of(github.write("POST", url, body, doing=doing, content=True), doing)


def _comment(path: str, line: int, body: str, start_line: int | None) -> dict[str, Any]:
    comment: dict[str, Any] = {"path": path, "line": line, "side": "RIGHT", "body": body}
    if start_line is not None and start_line < line:
        comment |= {"start_line": start_line, "start_side": "RIGHT"}
    return comment


def id_of(answer: Any, doing: str) -> int:
    """The id of what was written; without one, it is looked for when the work is done once more."""
    if not isinstance(answer, dict) or not isinstance(answer.get("id"), int):
        raise TransientError(f"GitHub's answer was incomplete while {doing}.")
    return int(answer["id"])


def resolve_thread(github: Connection, comment: OwnReviewComment) -> bool:
    """Resolve the thread of a comment; False where we may not."""
    doing = f"resolving a thread of ours on {github.repository}"
    try:
        github.change_as(RESOLVING, "resolve_thread", doing=doing, thread=comment.thread)
    except RefusedError:
        return False
    return True


def fold_review(github: Connection, review: str) -> None:
    """Fold a review, given by its id in GraphQL, where GitHub lets us: it deletes none that was submitted."""
    with suppress(RefusedError, GoneError):
        github.change("fold_review", doing=f"folding a review of ours on {github.repository}", review=review)


def delete_comment(github: Connection, place: str) -> None:
    """Delete a comment of ours, at `pulls/comments/1` or `issues/comments/1` of the repository."""
    with suppress(GoneError):
        # Where it is gone somebody was faster.
        github.delete(f"{github.path}/{place}", doing=f"deleting a comment of ours on {github.repository}")

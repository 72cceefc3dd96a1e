"""Retiring our comments whose findings are gone: the thread resolved, else the comment deleted, else left.

Never only hidden: a hidden thread still blocks where conversations must be resolved.
"""

from collections.abc import Iterable

from plangate.domain.model.existing_output import OwnReviewComment
from plangate.errors import GoneError, RefusedError
from plangate.github.api.client import Connection
from plangate.github.api.tokens import RESOLVING


def retire(github: Connection, comments: Iterable[OwnReviewComment]) -> int:
    """Resolve the threads of comments of ours, or delete those that nobody answered or reacted to; how many are left.

    Where one thread may not be resolved, none may: GitHub wants a permission for it that an operator can refuse.
    """
    may_resolve, left = True, 0
    for comment in comments:
        may_resolve = may_resolve and _resolve(github, comment)
        if may_resolve:
            continue
        if comment.touched:
            left += 1
        else:
            _delete(github, comment)
    return left


def _resolve(github: Connection, comment: OwnReviewComment) -> bool:
    """Resolve its thread; False where we may not."""
    doing = f"resolving a thread of ours on {github.repository}"
    try:
        github.change_as(RESOLVING, "resolve_thread", doing=doing, thread=comment.thread)
    except RefusedError:
        return False
    return True


def _delete(github: Connection, comment: OwnReviewComment) -> None:
    try:
        github.delete(
            f"{github.path}/pulls/comments/{comment.id}", doing=f"deleting a comment of ours on {github.repository}"
        )
    except GoneError:
        # Somebody was faster.
        return

"""Which pull requests a list names, in which order, and which commits and changes are theirs."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from operator import attrgetter
from typing import Any

from tests.fakehub.diff import FileChange
from tests.fakehub.model import PullRequest
from tests.fakehub.repositories import GitRepository

ORDERS: dict[str, Callable[[PullRequest], Any]] = {
    "CREATED_AT": attrgetter("number"),
    "UPDATED_AT": attrgetter("updated_at", "number"),
    "COMMENTS": lambda pull: (len(pull.comments), pull.number),
}


def state_of(pull: PullRequest) -> str:
    """OPEN, CLOSED or MERGED."""
    return "MERGED" if pull.merged else pull.state.upper()


def in_order(pulls: Iterable[PullRequest], order_by: dict[str, str] | None) -> list[PullRequest]:
    """Pull requests as `orderBy` says; oldest first where it says nothing."""
    chosen = order_by or {"field": "CREATED_AT", "direction": "ASC"}
    return sorted(pulls, key=ORDERS[chosen["field"]], reverse=chosen["direction"] == "DESC")


def selected_pulls(
    pulls: Iterable[PullRequest], *, states: list[str] | None = None, base_ref_name: str | None = None,
    head_ref_name: str | None = None, order_by: dict[str, str] | None = None,
) -> list[PullRequest]:  # fmt: skip
    """The pull requests that hold to all the filters given, in order."""
    kept = (
        pull
        for pull in pulls
        if (not states or state_of(pull) in states)
        and base_ref_name in (None, pull.base_ref)
        and head_ref_name in (None, pull.head_ref)
    )
    return in_order(kept, order_by)


def base_of(pull: PullRequest) -> str:
    """The commit that a pull request is compared with: the base's tip, once merged the tip from before that."""
    return pull.base_sha if pull.merged else pull.base_tip or pull.base_sha


def changes_of(pull: PullRequest) -> tuple[FileChange, ...]:
    """What a pull request changes, file by file."""
    return pull.repository.git.three_dot(base_of(pull), pull.head_sha)


def commits_of(pull: PullRequest) -> tuple[str, ...]:
    """The commits of a pull request, oldest first."""
    git = pull.repository.git
    start = git.merge_base(base_of(pull), pull.head_sha)
    return commits_between(git, start or pull.base_sha, pull.head_sha)


@lru_cache(maxsize=2000)
def commits_between(git: GitRepository, base: str, head: str) -> tuple[str, ...]:
    """The commits of head that base has not, oldest first; asked of git once, since neither ever changes."""
    return tuple(git.between(base, head))


def contains(pull: PullRequest, sha: str) -> bool:
    """Whether a commit is the pull request's head, its merge commit or one of its commits."""
    return sha in (pull.head_sha, pull.merge_commit_sha) or sha in commits_of(pull)

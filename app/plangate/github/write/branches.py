"""Committing to a branch through the Git data API: the only place that writes into a repository's contents."""

from collections.abc import Callable
from urllib.parse import quote

from plangate.domain.model.branch_commit import BranchCommit
from plangate.errors import AuthorError, GoneError, TransientError
from plangate.github.api.client import Connection
from plangate.github.api.errors import InvalidError

PLAIN_FILE = 0o100644
"""Git's mode of a file that is no program."""

_STANDS = "already exists"
"""GitHub's words about a branch that is to be made and stands."""

_MOVED = ("fast forward", "does not exist")
"""GitHub's words about a branch that is another one by now, or gone."""


def make(github: Connection, commit: BranchCommit, check_lease: Callable[[], None]) -> str:
    """The id of a new commit that stands on no branch yet; made without author or committer, it is ours and verified.

    `check_lease` is called before each write. Raises RefusedError without the permission.
    """
    git, doing, base = f"{github.path}/git", f"committing to {github.repository}", commit.base
    entries = [
        {"path": path, "mode": f"{base.modes.get(path, PLAIN_FILE):06o}", "type": "blob", "content": text}
        for path, text in commit.texts.items()
    ]
    check_lease()
    tree = github.commit("POST", f"{git}/trees", {"base_tree": base.tree, "tree": entries}, doing=doing)
    body = {"message": commit.message, "tree": tree["sha"], "parents": list(commit.parents or (base.commit,))}
    check_lease()
    return str(github.commit("POST", f"{git}/commits", body, doing=doing)["sha"])


def push(github: Connection, branch: str, commit: BranchCommit, check_lease: Callable[[], None]) -> str:
    """Put a commit on a branch that stands at its first parent; the commit's id.

    `check_lease` is called before each write. Raises AuthorError when the branch moved on or takes no push from us,
    RefusedError without the permission.
    """
    sha = make(github, commit, check_lease)
    check_lease()
    try:
        _forward(github, branch, sha)
    except InvalidError as error:
        raise AuthorError(
            "The branch moved on meanwhile, or its rules keep us out. Look at its head, then write the command again."
        ) from error
    return sha


def advance(github: Connection, branch: str, sha: str) -> None:
    """Move a branch of ours forward to a commit, never by force.

    Raises TransientError when somebody moved it meanwhile, RefusedError when rules keep us out.
    """
    try:
        _forward(github, branch, sha)
    except InvalidError as error:
        if any(words in str(error) for words in _MOVED):
            raise TransientError(f"The branch {branch} moved meanwhile.", retry_after=1) from error
        raise


def create(github: Connection, branch: str, sha: str) -> None:
    """Make a branch that stands at a commit.

    Raises TransientError when somebody made it meanwhile, RefusedError when rules keep us out.
    """
    body, doing = {"ref": f"refs/heads/{branch}", "sha": sha}, f"making a branch of {github.repository}"
    try:
        github.commit("POST", f"{github.path}/git/refs", body, doing=doing)
    except InvalidError as error:
        if _STANDS in str(error):
            raise TransientError(f"The branch {branch} appeared meanwhile.", retry_after=1) from error
        raise


def delete(github: Connection, branch: str) -> None:
    """Remove a branch; nothing happens where it is gone."""
    try:
        github.take_back(_ref(github, branch), doing=f"removing a branch of {github.repository}")
    except (GoneError, InvalidError):
        # GitHub says 422 of a reference that does not exist.
        return


def _ref(github: Connection, branch: str) -> str:
    return f"{github.path}/git/refs/{quote(f'heads/{branch}')}"


def _forward(github: Connection, branch: str, sha: str) -> None:
    body, doing = {"sha": sha, "force": False}, f"committing to {github.repository}"
    github.commit("PATCH", _ref(github, branch), body, doing=doing)

"""Who wrote what in a pull request, as far as GitHub vouches for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contribution:
    """A commit of a pull request.

    `author` is the login of the account that GitHub links to the commit's author, None where it links none. `verified`:
    GitHub verified a signature, which is that account's or GitHub's own.
    """

    sha: str
    author: str | None
    verified: bool


@dataclass(frozen=True, slots=True)
class FileHistory:
    """The commits of a pull request that touch a file."""

    path: str
    commits: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class Authorship:
    """Who opened a pull request that changes a file, and its commits that touch it."""

    author: str
    commits: tuple[Contribution, ...]


def authorship(author: str, histories: tuple[FileHistory, ...], path: str) -> Authorship:
    """The part of a pull request's author, and of its commits, in a file."""
    return Authorship(author, next((history.commits for history in histories if history.path == path), ()))

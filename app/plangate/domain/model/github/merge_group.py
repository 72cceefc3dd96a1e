"""What a merge queue's commit holds."""

from dataclasses import dataclass

from plangate.domain.model.existing_output import OwnComment
from plangate.domain.model.github.contributions import FileHistory


@dataclass(frozen=True, slots=True)
class QueuedPullRequest:
    """A pull request that a merge queue's commit holds.

    `words` is the part of its conversation that is ours; `files` are path and blob id, at its head, of those plans and
    that law that the queue's commit changes; `contributions` are as a snapshot's.
    """

    number: int
    author: str
    words: tuple[OwnComment, ...] = ()
    files: frozenset[tuple[str, str]] = frozenset()
    contributions: tuple[FileHistory, ...] = ()
    head: str = ""


@dataclass(frozen=True, slots=True)
class MergeGroup:
    """What a merge queue's commit holds: the numbers of its pull requests, none where its branch names none.

    Where a plan or law is changed, `pull_requests` are those that were found and `missing` the numbers of the others.
    """

    numbers: tuple[int, ...]
    pull_requests: tuple[QueuedPullRequest, ...] = ()
    missing: tuple[int, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it is known what the commit holds: else nobody's waivers and exemptions count."""
        return bool(self.numbers) and not self.missing

"""Letters that ask for a look at a pull request, or at what a merge queue is about to merge."""

from dataclasses import dataclass
from typing import ClassVar

from plangate.queue.jobs.carried import JobMetadata
from plangate.queue.jobs.urgency import Priority


@dataclass(frozen=True, slots=True)
class ReviewPullRequest(JobMetadata):
    """Look at a pull request and make GitHub say what should be said of it.

    `repository` is `owner/name`; `head` is the head that the event spoke of, used for the lease only, never as truth.
    `anew` asks for a completed run even when nothing changed. `updated_at` is the pull request's own time of change in
    the event, in GitHub's form.
    """

    installation: int
    repository_id: int
    repository: str
    number: int
    urgency: Priority = Priority.PUSH
    head: str | None = None
    anew: bool = False
    updated_at: str = ""

    reader: ClassVar[str] = "plangate_workers.handlers.review_pull_request.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: many events for one pull request are one member."""
        return f"review:{self.repository_id}:{self.number}"


@dataclass(frozen=True, slots=True)
class ReviewMergeGroup(JobMetadata):
    """Judge the tree that a merge queue is about to put on a base branch, and say so on its head.

    `head` is the queue's commit and `head_ref` its branch; `base` is the commit that it stands on, empty where the
    event does not tell, and then the tip of `base_ref`. Both references are full, such as `refs/heads/main`.
    """

    installation: int
    repository_id: int
    repository: str
    head: str
    head_ref: str
    base: str
    base_ref: str
    urgency: Priority = Priority.PUSH
    anew: bool = False

    reader: ClassVar[str] = "plangate_workers.handlers.review_merge_group.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: a commit of the queue never becomes another."""
        return f"group:{self.repository_id}:{self.head}"


@dataclass(frozen=True, slots=True)
class PullRequestClosed(JobMetadata):
    """A pull request was closed: those that shared its head, and so its check-run, are to be looked at again."""

    installation: int
    repository_id: int
    repository: str
    number: int
    urgency: Priority = Priority.PUSH
    head: str | None = None

    reader: ClassVar[str] = "plangate_workers.handlers.shared_head.part_ways"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it."""
        return f"parting:{self.repository_id}:{self.number}"

"""The jobs from receiver to workers, which share nothing else: what to look at, never what happened."""

from dataclasses import dataclass, replace
from enum import IntEnum
from operator import attrgetter
from typing import ClassVar


class Priority(IntEnum):
    """Who waits for a job; the lower number goes first."""

    PERSON = 0
    PUSH = 1
    SWEEP = 2


@dataclass(frozen=True, slots=True)
class InstallationRef:
    """An installation of the App."""

    installation: int


@dataclass(frozen=True, slots=True)
class RepositoryRef(InstallationRef):
    """A repository by its id; `repository` is `owner/name`."""

    repository_id: int
    repository: str

    def pull_request(self, number: int) -> "PullRequestRef":
        """A pull request of this repository."""
        return PullRequestRef(self.installation, self.repository_id, self.repository, number)


@dataclass(frozen=True, slots=True)
class PullRequestRef(RepositoryRef):
    """A pull request by its number."""

    number: int


@dataclass(frozen=True, slots=True)
class JobMetadata:
    """Where a job comes from and what became of it so far.

    `delivery` is the id of the webhook's delivery and `received` when it came, in seconds since the epoch.
    No comments with `check_run_only`. `attempt` counts put-backs, `crashes` deaths; `over_budget`: it took too long.
    `reruns` are the deliveries that asked for a new run where the job is several in one, each followed by a space.
    `trace` is the span that it came from, as W3C writes a traceparent; where it is several in one, the last one's.
    """

    delivery: str | None = None
    received: float = 0.0
    check_run_only: bool = False
    attempt: int = 0
    crashes: int = 0
    over_budget: bool = False
    reruns: str = ""
    trace: str | None = None

    def untried(self) -> "JobMetadata":
        """The same of another job that the same event asks for."""
        return replace(self, attempt=0, crashes=0, over_budget=False)


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be looked at; `kind` and the fields of `identity` tell it apart."""

    kind: ClassVar[str]
    identity: ClassVar[tuple[str, ...]] = ()

    target: InstallationRef
    metadata: JobMetadata = JobMetadata()
    priority: Priority = Priority.PUSH

    @property
    def key(self) -> str:
        """The name under which the inbox holds it: jobs with one key become one."""
        return ":".join([self.kind, *(str(attrgetter(name)(self)) for name in self.identity), *self.variant])

    @property
    def variant(self) -> tuple[str, ...]:
        """What else tells it apart."""
        return ()


@dataclass(frozen=True, slots=True)
class RepositoryJob(Job):
    """A job about one repository."""

    identity: ClassVar[tuple[str, ...]] = ("target.repository_id",)

    target: RepositoryRef


@dataclass(frozen=True, slots=True)
class PullRequestJob(RepositoryJob):
    """A job about one pull request."""

    identity: ClassVar[tuple[str, ...]] = ("target.repository_id", "target.number")

    target: PullRequestRef


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPullRequest(PullRequestJob):
    """Look at a pull request and make GitHub say what should be said of it; many events for one are one job.

    `head` is the head that the event spoke of, used for the lease only, never as truth. `force_rerun` asks for a
    completed run even when nothing changed.
    """

    kind = "review"
    head: str | None = None
    force_rerun: bool = False

    def of(self, number: int, *, head: str | None = None) -> "ReviewPullRequest":
        """A look at that pull request of the repository for which the same event gives reason."""
        target = self.target.pull_request(number)
        return ReviewPullRequest(target, self.metadata.untried(), self.priority, head=head)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewMergeGroup(RepositoryJob):
    """Judge the tree that a merge queue is about to put on a base branch, and say so on its head.

    `head` is the queue's commit, which never becomes another, and `head_ref` its branch; `base` is the commit that it
    stands on, empty where the event does not tell, and then the tip of `base_ref`. Both references are full, such as
    `refs/heads/main`.
    """

    kind = "group"
    identity = ("target.repository_id", "head")
    head: str
    head_ref: str
    base: str
    base_ref: str
    force_rerun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PullRequestClosed(PullRequestJob):
    """A pull request may be closed: those that shared its head, and so its check-run, are then looked at again.

    `closed` is when the event says that it was, in GitHub's form, where it does.
    """

    kind = "parting"
    closed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerComment(PullRequestJob):
    """Carry out the commands of a comment; its edits are one job with it.

    `comment` is the comment's place on the page, such as `issuecomment-5`, and `node` its id in GraphQL. `lines` names
    the lines that are new and may be commands. `seen` is the head as of the event, where GitHub tells it.
    """

    kind = "command"
    identity = ("target.repository_id", "comment")
    priority: Priority = Priority.PERSON
    comment: str
    node: str
    lines: str
    seen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaffoldTasks(PullRequestJob):
    """Open or update the follow-up pull requests with tasks.md, if who or what asks for them may.

    `cause` is `button`, `approval` or `merge`; `who` pressed or approved, `seen` is the head as of then, and `node` the
    review's id in GraphQL. `deed` names what happened in what is said of it.
    """

    kind = "tasks"
    identity = ("target.repository_id", "target.number", "deed")
    cause: str
    deed: str
    who: str = ""
    seen: str | None = None
    node: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseStaleFollowUps(RepositoryJob):
    """Plans may be gone: close the follow-up pull requests of those that are.

    With `only_if_known` nothing tells that a plan is gone: GitHub is asked only where we know of follow-ups.
    """

    kind = "tidy"

    only_if_known: bool = False

    @property
    def variant(self) -> tuple[str, ...]:
        """One that is not sure takes no other's place."""
        return ("perhaps",) if self.only_if_known else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepRepository(RepositoryJob):
    """Put in every open pull request of a repository that may lack our word.

    `base` limits the sweep to pull requests into that branch (the law on it moved), `head` to those with that head
    (somebody asked for its checks again, and GitHub does not say for which pull request: each is reviewed again).
    Without them those are put in that have no check-run of ours on their head and were updated after `since`.
    `policy`: the policy may be another, and with it what is a plan at all; a law that moved concerns plans only.
    """

    kind = "sweep"
    priority: Priority = Priority.SWEEP
    base: str | None = None
    head: str | None = None
    since: float = 0.0
    policy: bool = False

    @property
    def variant(self) -> tuple[str, ...]:
        """One of a base branch or head, and one for a policy, take no other's place that reaches further."""
        return tuple(part for part in (self.base or self.head, "policy?" if self.policy else None) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepOwner(RepositoryJob):
    """The policy in an owner's `.github` repository may be another: put in a sweep of each repository under it."""

    kind = "sweep-owner"
    identity = ("target.installation",)
    priority: Priority = Priority.SWEEP


@dataclass(frozen=True, slots=True, kw_only=True)
class SweepInstallation(Job):
    """Put in a sweep of each repository of an installation, for pull requests updated after `since`."""

    kind = "sweep-installation"
    identity = ("target.installation",)
    priority: Priority = Priority.SWEEP
    since: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ForgetInstallation(Job):
    """Delete what waits for an installation and is kept of it, if it is gone."""

    kind = "forget"
    identity = ("target.installation",)
    priority: Priority = Priority.SWEEP


@dataclass(frozen=True, slots=True)
class Reconcile(Job):
    """Look for what we missed: failed deliveries, and then every installation. It is about no installation."""

    kind = "reconcile"
    target: InstallationRef = InstallationRef(0)
    priority: Priority = Priority.SWEEP


@dataclass(frozen=True, slots=True)
class ConditionalSweep:
    """A sweep that is wanted only where one of these paths is law at an unusual place."""

    job: SweepRepository
    paths: tuple[str, ...]


JOB_TYPES: dict[str, type[Job]] = {
    cls.kind: cls
    for cls in (
        ReviewPullRequest, ReviewMergeGroup, PullRequestClosed, AnswerComment, ScaffoldTasks, CloseStaleFollowUps,
        SweepRepository, SweepOwner, SweepInstallation, ForgetInstallation, Reconcile,
    )
}  # fmt: skip
"""Jobs by their kind."""

"""The letters from receiver to workers: frozen values that name their reader; the two share nothing else."""

import json
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any, ClassVar


class Urgency(IntEnum):
    """Whose wish it is; the lower number goes first."""

    PERSON = 0
    PUSH = 1
    SWEEP = 2


@dataclass(frozen=True, slots=True)
class ReviewPullRequest:
    """Look at a pull request and make GitHub say what should be said of it.

    `repository` is `owner/name`; `head` is the head that the event spoke of, used for the lease only, never as truth.
    `anew` asks for a completed run even when nothing changed; `quiet` allows the check-run but no comments.
    `received` is in seconds since the epoch; `attempt` counts how often the letter was put back, and `killed` how often
    a worker died over it; every kind of letter counts both. `updated_at` is the pull request's own time of change in
    the event, in GitHub's form.
    """

    installation: int
    repository_id: int
    repository: str
    number: int
    urgency: Urgency = Urgency.PUSH
    head: str | None = None
    anew: bool = False
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0
    updated_at: str = ""

    reader: ClassVar[str] = "workers.review_pull_request.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: many events for one pull request are one member."""
        return f"review:{self.repository_id}:{self.number}"


@dataclass(frozen=True, slots=True)
class ReviewMergeGroup:
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
    urgency: Urgency = Urgency.PUSH
    anew: bool = False
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0

    reader: ClassVar[str] = "workers.review_merge_group.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: a commit of the queue never becomes another."""
        return f"group:{self.repository_id}:{self.head}"


@dataclass(frozen=True, slots=True)
class SweepRepository:
    """Put in every open pull request of a repository that may lack our word.

    `base` limits the sweep to pull requests into that branch (the law on it moved), `head` to those with that head
    (somebody asked for its checks again, and GitHub does not say for which pull request: each is reviewed anew).
    Without them those are put in that have no check-run of ours on their head and were updated after `since`.
    `policy`: the policy may be another, and with it what is a plan at all; a law that moved concerns plans only.
    """

    installation: int
    repository_id: int
    repository: str
    urgency: Urgency = Urgency.SWEEP
    base: str | None = None
    head: str | None = None
    since: float = 0.0
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0
    policy: bool = False

    reader: ClassVar[str] = "workers.reconcile.sweep"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: one sweep of a repository, or one per base branch or head.

        One for a policy is another, so that none takes its place that reaches less far.
        """
        about = [part for part in (self.base or self.head, "policy?" if self.policy else None) if part]
        return ":".join([f"sweep:{self.repository_id}", *about])


@dataclass(frozen=True, slots=True)
class SweepOwner:
    """The policy in an owner's `.github` repository may be another: put in a sweep of each repository under it."""

    installation: int
    repository_id: int
    repository: str
    urgency: Urgency = Urgency.SWEEP
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0

    reader: ClassVar[str] = "workers.owner.sweep"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it."""
        return f"sweep-owner:{self.installation}"


@dataclass(frozen=True, slots=True)
class SweepInstallation:
    """Put in a sweep of each repository of an installation, for pull requests updated after `since`."""

    installation: int
    urgency: Urgency = Urgency.SWEEP
    since: float = 0.0
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0

    reader: ClassVar[str] = "workers.reconcile.sweep_installation"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it."""
        return f"sweep-installation:{self.installation}"


@dataclass(frozen=True, slots=True)
class ForgetInstallation:
    """Delete what is kept of an installation that is gone."""

    installation: int
    urgency: Urgency = Urgency.SWEEP
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0

    reader: ClassVar[str] = "workers.reconcile.forget"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it."""
        return f"forget:{self.installation}"


@dataclass(frozen=True, slots=True)
class Reconcile:
    """Look for what we missed: failed deliveries, and then every installation. It is about no installation: 0."""

    installation: int = 0
    urgency: Urgency = Urgency.SWEEP
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0

    reader: ClassVar[str] = "workers.reconcile.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: there is only one."""
        return "reconcile"


@dataclass(frozen=True, slots=True)
class AnswerComment:
    """Carry out the commands of a comment.

    `comment` is the comment's place on the page, such as `issuecomment-5`, and `node` its id in GraphQL. `lines` names
    the lines that are new and may be commands. `seen` is the head as of the event, where GitHub tells it. `head` names
    the conversation, so that the commands of one pull request are carried out one after another.
    """

    installation: int
    repository_id: int
    repository: str
    number: int
    comment: str
    node: str
    lines: str
    seen: str | None = None
    urgency: Urgency = Urgency.PERSON
    head: str | None = None
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0

    reader: ClassVar[str] = "workers.answer_comment.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: a comment and its edits are one member."""
        return f"command:{self.repository_id}:{self.comment}"


@dataclass(frozen=True, slots=True)
class ScaffoldTasks:
    """Open or update the follow-up pull requests with tasks.md, if who or what asks for them may.

    `cause` is `button`, `approval` or `merge`; `who` pressed or approved, `seen` is the head as of then, and `node` the
    review's id in GraphQL. `deed` names what happened in what is said of it. `head` names the conversation, as for
    comments.
    """

    installation: int
    repository_id: int
    repository: str
    number: int
    cause: str
    deed: str
    who: str = ""
    seen: str | None = None
    node: str = ""
    urgency: Urgency = Urgency.PUSH
    head: str | None = None
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0

    reader: ClassVar[str] = "workers.scaffold_tasks.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: one for each thing that happened."""
        return f"tasks:{self.repository_id}:{self.number}:{self.deed}"


@dataclass(frozen=True, slots=True)
class TidyFollowUps:
    """Plans may be gone: close the follow-up pull requests of those that are.

    `perhaps` where nothing tells that a plan is gone: it asks GitHub only where we know of follow-ups.
    """

    installation: int
    repository_id: int
    repository: str
    perhaps: bool = False
    urgency: Urgency = Urgency.PUSH
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0

    reader: ClassVar[str] = "workers.tidy_follow_ups.run"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it: one for a repository, and one that is not sure."""
        return f"tidy:{self.repository_id}" + (":perhaps" if self.perhaps else "")


@dataclass(frozen=True, slots=True)
class PartWays:
    """A pull request was closed: those that shared its head, and so its check-run, are to be looked at again."""

    installation: int
    repository_id: int
    repository: str
    number: int
    urgency: Urgency = Urgency.PUSH
    head: str | None = None
    quiet: bool = False
    delivery: str | None = None
    received: float = 0.0
    attempt: int = 0
    killed: int = 0

    reader: ClassVar[str] = "workers.sharing.part_ways"

    @property
    def member(self) -> str:
        """The name under which the inbox holds it."""
        return f"parting:{self.repository_id}:{self.number}"


@dataclass(frozen=True, slots=True)
class Drop:
    """What waits is no longer wanted: of a pull request, or of a whole installation when `member` is None.

    `updated_at` is the time of the closing: what was put in for a later change stays, since events may come late.
    """

    installation: int
    member: str | None = None
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class Perhaps:
    """A letter that is wanted only where one of these paths is law at an unusual place (app/lawbook.py)."""

    letter: SweepRepository
    paths: tuple[str, ...]

    @property
    def installation(self) -> int:
        """The letter's."""
        return self.letter.installation


Letter = (
    ReviewPullRequest
    | ReviewMergeGroup
    | AnswerComment
    | ScaffoldTasks
    | TidyFollowUps
    | PartWays
    | SweepRepository
    | SweepInstallation
    | SweepOwner
    | ForgetInstallation
    | Reconcile
)
KINDS: dict[str, type[Letter]] = {
    "review": ReviewPullRequest,
    "group": ReviewMergeGroup,
    "command": AnswerComment,
    "tasks": ScaffoldTasks,
    "tidy": TidyFollowUps,
    "parting": PartWays,
    "sweep": SweepRepository,
    "sweep-installation": SweepInstallation,
    "sweep-owner": SweepOwner,
    "forget": ForgetInstallation,
    "reconcile": Reconcile,
}
_ENCODER = json.JSONEncoder(separators=(",", ":"))


def to_json(letter: Letter) -> str:
    """The letter as one line of JSON."""
    kind = next(name for name, cls in KINDS.items() if isinstance(letter, cls))
    return _ENCODER.encode({"kind": kind, **{name: getattr(letter, name) for name in letter.__slots__}})


def from_json(text: str | bytes) -> Letter:
    """The letter that `to_json` wrote, of another version too: fields that this one does not know are left out.

    Raises ValueError for a kind that it does not know, and for anything else.
    """
    fields: dict[str, Any] = json.loads(text)
    try:
        cls = KINDS[fields["kind"]]
        known = {name: fields[name] for name in cls.__slots__ if name in fields}
        return cls(**{**known, "urgency": Urgency(fields["urgency"])})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"Not a letter: {error}") from error


def put_back(letter: Letter) -> Letter:
    """The same letter, tried once more."""
    return replace(letter, attempt=letter.attempt + 1)


def interrupted(letter: Letter) -> Letter:
    """The same letter after a worker died over it."""
    return replace(letter, killed=letter.killed + 1)


def about(letter: Letter) -> dict[str, Any]:
    """What a log line says of a letter."""
    names = {"repository": "repository", "number": "pull_request", "comment": "comment", "cause": "cause"}
    names |= {"head": "sha", "base": "base"}
    if isinstance(letter, AnswerComment | ScaffoldTasks):
        # Its head is a conversation, which the number says already.
        del names["head"]
    return {said: getattr(letter, name) for name, said in names.items() if getattr(letter, name, None) is not None}

"""The catalogue of letters, what is done with them, and how they are written down."""

import json
from dataclasses import dataclass, fields, replace
from typing import Any

from plangate.queue.jobs.reviews import PullRequestClosed, ReviewMergeGroup, ReviewPullRequest
from plangate.queue.jobs.sweeps import ForgetInstallation, Reconcile, SweepInstallation, SweepOwner, SweepRepository
from plangate.queue.jobs.urgency import Priority
from plangate.queue.jobs.wishes import AnswerComment, CloseStaleFollowUps, ScaffoldTasks


@dataclass(frozen=True, slots=True)
class CancelPending:
    """What waits is no longer wanted: of a pull request, or of a whole installation when `member` is None.

    `updated_at` is the time of the closing: what was put in for a later change stays, since events may come late.
    """

    installation: int
    member: str | None = None
    updated_at: str = ""


@dataclass(frozen=True, slots=True)
class ConditionalSweep:
    """A letter that is wanted only where one of these paths is law at an unusual place."""

    letter: SweepRepository
    paths: tuple[str, ...]

    @property
    def installation(self) -> int:
        """The letter's."""
        return self.letter.installation


Job = (
    ReviewPullRequest
    | ReviewMergeGroup
    | AnswerComment
    | ScaffoldTasks
    | CloseStaleFollowUps
    | PullRequestClosed
    | SweepRepository
    | SweepInstallation
    | SweepOwner
    | ForgetInstallation
    | Reconcile
)
JOB_TYPES: dict[str, type[Job]] = {
    "review": ReviewPullRequest,
    "group": ReviewMergeGroup,
    "command": AnswerComment,
    "tasks": ScaffoldTasks,
    "tidy": CloseStaleFollowUps,
    "parting": PullRequestClosed,
    "sweep": SweepRepository,
    "sweep-installation": SweepInstallation,
    "sweep-owner": SweepOwner,
    "forget": ForgetInstallation,
    "reconcile": Reconcile,
}
_FIELDS = {cls: tuple(field.name for field in fields(cls)) for cls in JOB_TYPES.values()}
_ENCODER = json.JSONEncoder(separators=(",", ":"))


def to_json(letter: Job) -> str:
    """The letter as one line of JSON."""
    kind = next(name for name, cls in JOB_TYPES.items() if isinstance(letter, cls))
    return _ENCODER.encode({"kind": kind, **{name: getattr(letter, name) for name in _FIELDS[type(letter)]}})


def from_json(text: str | bytes) -> Job:
    """The letter that `to_json` wrote, of another version too: fields that this one does not know are left out.

    Raises ValueError for a kind that it does not know, and for anything else.
    """
    written: dict[str, Any] = json.loads(text)
    try:
        cls = JOB_TYPES[written["kind"]]
        known = {name: written[name] for name in _FIELDS[cls] if name in written}
        return cls(**{**known, "urgency": Priority(written["urgency"])})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"Not a letter: {error}") from error


def put_back(letter: Job) -> Job:
    """The same letter, tried once more."""
    return replace(letter, attempt=letter.attempt + 1)


def interrupted(letter: Job) -> Job:
    """The same letter after a worker died over it."""
    return replace(letter, killed=letter.killed + 1)


def about(letter: Job) -> dict[str, Any]:
    """What a log line says of a letter."""
    names = {"repository": "repository", "number": "pull_request", "comment": "comment", "cause": "cause"}
    names |= {"head": "sha", "base": "base"}
    if isinstance(letter, AnswerComment | ScaffoldTasks):
        # Its head is a conversation, which the number says already.
        del names["head"]
    return {said: getattr(letter, name) for name, said in names.items() if getattr(letter, name, None) is not None}

"""The follow-up pull request of a feature: what of it stands, and what is to be done so that the wanted one does.

Who made a commit is told by its author, its committer and our trailer. We never commit on top of somebody else, so
the last commit of a branch speaks for all: where it is ours, nobody has pushed to the branch.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256

from plangate.domain.model.outgoing import FollowUp
from plangate.domain.model.snapshot import File
from plangate.domain.scaffold import Scaffold

PREFIX = "plangate/tasks/"
"""Under which our branches lie."""

_UNUSUAL = re.compile(r"[^A-Za-z0-9._-]+")
_UNQUOTED = re.compile(r"[^A-Za-z0-9._/-]")
_QUOTED = re.compile(r"(?:%[0-9A-F]{2})+")
_TRAILER = re.compile(r"Plangate-Tasks: 1 ([0-9a-f]{40}) ([0-9a-f]{40}|none) ([A-Za-z0-9._/%-]{1,2000})")
_MARKER = re.compile(r"\n*<!-- plangate:tasks 1 (\d{1,10}) ([A-Za-z0-9._/%-]{1,2000}) ([0-9a-f]{40}) -->\s*\Z")


def branch_of(folder: str) -> str:
    """The branch for a feature's folder: `specs/001-search` has `plangate/tasks/001-search`.

    Two folders may have one branch, where they differ in nothing but what a branch's name cannot hold.
    """
    parts = (_UNUSUAL.sub("-", part) for part in folder.split("/") if part != "specs")
    kept = (re.sub(r"\.{2,}", ".", part).strip(".").removesuffix(".lock") for part in parts)
    return PREFIX + ("/".join(part for part in kept if part) or "plan")


@dataclass(frozen=True, slots=True)
class Origin:
    """What a commit of ours was made of: the plan's commit, the blob id of the tasks.md there (None without one)."""

    plan: str
    tasks: str | None
    folder: str


def trailer(origin: Origin) -> str:
    """The last line of a commit of ours."""
    return f"Plangate-Tasks: 1 {origin.plan} {origin.tasks or 'none'} {_quote(origin.folder)}"


def read_trailer(message: str) -> Origin | None:
    """What a commit with that message was made of, None where our trailer is missing."""
    found = _TRAILER.fullmatch(message.rstrip().split("\n")[-1])
    return Origin(found[1], None if found[2] == "none" else found[2], _unquote(found[3])) if found else None


def with_marker(text: str, number: int, plan: str) -> str:
    """The body of a follow-up: its hidden last line names the plan's pull request, its path, and the text's digest."""
    return f"{text}\n\n<!-- plangate:tasks 1 {number} {_quote(plan)} {_digest(text)} -->"


class PullState(Enum):
    """Whether a pull request is open, closed, or merged."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"
    MERGED = "MERGED"


@dataclass(frozen=True, slots=True)
class ExistingPullRequest:
    """A follow-up of ours on GitHub; `head` is its last commit, `labeled` that it has labels of any kind."""

    number: int
    state: PullState
    base: str
    body: str
    head: str = ""
    labeled: bool = False

    @property
    def about(self) -> tuple[int, str] | None:
        """The number of the plan's pull request, and the plan's path; None where the marker is gone."""
        found = _MARKER.search(self.body)
        return (int(found[1]), _unquote(found[2])) if found else None

    @property
    def touched(self) -> bool:
        """Whether somebody edited the body."""
        found = _MARKER.search(self.body)
        return found is None or _digest(self.body[: found.start()]) != found[3]


@dataclass(frozen=True, slots=True)
class ExistingBranch:
    """A branch of the follow-up's name: its last commit, what that was made of (None: not ours), the tasks.md there."""

    tip: str
    origin: Origin | None
    tasks: File | None

    @property
    def text(self) -> str | None:
        """What its tasks.md says."""
        return self.tasks.text if self.tasks else None


@dataclass(frozen=True, slots=True)
class FollowUpState:
    """What stands of a follow-up: the branch, and the newest pull request of ours from it."""

    branch: ExistingBranch | None = None
    pull: ExistingPullRequest | None = None

    @property
    def open(self) -> ExistingPullRequest | None:
        """The pull request while it is open."""
        return self.pull if self.pull and self.pull.state is PullState.OPEN else None


class Hindrance(Enum):
    """Why a follow-up could not be written."""

    FORK = "fork"
    UNGRANTED = "ungranted"
    REFUSED = "refused"


class FollowUpStep(Enum):
    """What is to be done about a follow-up, or why nothing is."""

    OPEN = "open"
    UPDATE = "update"
    STANDS = "stands"
    COMPLETE = "complete"
    TOUCHED = "touched"
    CLOSED = "closed"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the wish for a feature's tasks.md.

    Without a `made` there is none, and `words` say why. `step` is what was done, or why nothing was; with a `hindrance`
    it was not done, and `words` are the permission that is missing, or GitHub's own. `number` is the follow-up's,
    `changes` the lines that it would lose and get.
    """

    folder: str
    branch: str
    made: Scaffold | None = None
    step: FollowUpStep | None = None
    number: int | None = None
    plan: str = ""
    hindrance: Hindrance | None = None
    words: str = ""
    changes: tuple[str, ...] = ()
    labels_refused: bool = False

    @property
    def declined(self) -> bool:
        """Whether a person who asked did not get it."""
        kept = self.step in (FollowUpStep.TOUCHED, FollowUpStep.CLOSED, FollowUpStep.FOREIGN)
        return self.made is None or self.hindrance is not None or kept

    @property
    def is_news(self) -> bool:
        """Whether it is worth telling when nobody asked: something was written, or somebody should do something."""
        return self.step not in (FollowUpStep.STANDS, FollowUpStep.COMPLETE, FollowUpStep.CLOSED)


def changed_lines(before: str, after: str) -> tuple[str, ...]:
    """The lines that a text loses, marked `-`, and those that it gets, marked `+`; order alone changes nothing."""
    old, new = before.split("\n"), after.split("\n")
    lost, got = Counter(old) - Counter(new), Counter(new) - Counter(old)
    return (*(f"-{line}" for line in _taken(old, lost)), *(f"+{line}" for line in _taken(new, got)))


def _taken(lines: list[str], wanted: Counter[str]) -> Iterator[str]:
    left = wanted.copy()
    for line in lines:
        if left[line] > 0 and line.strip():
            left[line] -= 1
            yield line


def tasks_to_keep(standing: FollowUpState, folder: str, planned: File | None) -> File | None:
    """The tasks.md whose ticks, ids and words must survive; `planned` is the one beside the plan.

    That of the follow-up while it is open, unless the one beside the plan changed since the follow-up was made of it.
    """
    branch = standing.branch
    if branch is None or branch.tasks is None or _is_done(standing) or _is_another(standing, folder):
        return planned
    if branch.origin is None:
        return branch.tasks if standing.open else planned
    changed = planned is not None and planned.sha != branch.origin.tasks
    return planned if changed else branch.tasks


def decide(standing: FollowUpState, wanted: FollowUp, planned: str | None) -> FollowUpStep:
    """What is to be done; `planned` is the text of the tasks.md beside the plan."""
    branch, pull = standing.branch, standing.open
    if wanted.text == planned and (pull is None or branch is None or branch.text != planned):
        return FollowUpStep.COMPLETE
    if branch is None:
        return FollowUpStep.OPEN
    if _is_another(standing, wanted.folder):
        return FollowUpStep.FOREIGN
    if pull is not None:
        same = branch.text == wanted.text and pull.base == wanted.base
        return FollowUpStep.STANDS if same else FollowUpStep.UPDATE if branch.origin else FollowUpStep.TOUCHED
    if standing.pull is not None and standing.pull.state is PullState.CLOSED:
        return FollowUpStep.CLOSED
    return FollowUpStep.OPEN if branch.origin else FollowUpStep.FOREIGN


def needs_commit(standing: FollowUpState, wanted: FollowUp) -> bool:
    """Whether a follow-up that is to be opened lacks its commit: a worker may have died between the two."""
    branch = standing.branch
    if branch is None or branch.origin is None or standing.pull is not None:
        return True
    return branch.text != wanted.text or branch.origin.plan != wanted.plan


def parents_of(standing: FollowUpState, wanted: FollowUp) -> tuple[str, ...]:
    """The commits that the next one follows: the branch's last, so that it moves forward, and the plan's if new."""
    branch = standing.branch
    if branch is None:
        return (wanted.plan,)
    built_there = branch.origin is not None and branch.origin.plan == wanted.plan
    return (branch.tip,) if built_there else (branch.tip, wanted.plan)


def _is_done(standing: FollowUpState) -> bool:
    """Whether the follow-up was closed or merged: what stands on its branch is over."""
    return standing.pull is not None and standing.pull.state is not PullState.OPEN


def _is_another(standing: FollowUpState, folder: str) -> bool:
    """Whether the branch, or the open pull request, is told to be another feature's."""
    origin = standing.branch.origin if standing.branch else None
    about = standing.open.about if standing.open else None
    told = (origin and origin.folder, about and about[1].rpartition("/")[0])
    return any(one != folder for one in told if one is not None)


def _digest(text: str) -> str:
    # Who edits on the page sends carriage returns.
    return sha256(text.replace("\r", "").strip().encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _quote(folder: str) -> str:
    quoted = _UNQUOTED.sub(
        lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace")), folder
    )
    return quoted or "%00"


def _unquote(text: str) -> str:
    found = _QUOTED.sub(lambda match: bytes.fromhex(match[0].replace("%", "")).decode("utf-8", "replace"), text)
    return "" if found == "\0" else found

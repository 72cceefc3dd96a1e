"""The follow-up pull request of a feature: what is to be done so that the wanted one stands, and what became of it."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from plangate.domain.model.follow_up import (
    BRANCH_PREFIX,
    ExistingBranch,
    ExistingPullRequest,
    FollowUpState,
    PullState,
)
from plangate.domain.model.outgoing import FollowUp
from plangate.domain.model.snapshot import File
from plangate.domain.scaffold.model import Scaffold

_UNUSUAL = re.compile(r"[^A-Za-z0-9._-]+")


def branch_of(folder: str) -> str:
    """The branch for a feature's folder: `specs/001-search` has `plangate/tasks/001-search`.

    Two folders may have one branch, where they differ in nothing but what a branch's name cannot hold.
    """
    parts = (_UNUSUAL.sub("-", part) for part in folder.split("/") if part != "specs")
    kept = (re.sub(r"\.{2,}", ".", part).strip(".").removesuffix(".lock") for part in parts)
    return BRANCH_PREFIX + ("/".join(part for part in kept if part) or "plan")


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
    """What became of the request for a feature's tasks.md.

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
    return (*(f"-{line}" for line in _counted(old, lost)), *(f"+{line}" for line in _counted(new, got)))


def _counted(lines: list[str], counts: Counter[str]) -> Iterator[str]:
    """Of each line as many as are counted, without empty ones."""
    left = counts.copy()
    for line in lines:
        if left[line] > 0 and line.strip():
            left[line] -= 1
            yield line


def tasks_to_keep(state: FollowUpState, folder: str, planned: File | None) -> File | None:
    """The tasks.md whose ticks, ids and words must survive; `planned` is the one beside the plan.

    That of the follow-up while it is open, unless the one beside the plan changed since the follow-up was made of it.
    """
    branch = state.branch
    if branch is None or branch.tasks is None or state.over or state.is_anothers(folder):
        return planned
    if branch.origin is None:
        return branch.tasks if state.open else planned
    changed = planned is not None and planned.sha != branch.origin.tasks
    return planned if changed else branch.tasks


def decide(state: FollowUpState, wanted: FollowUp, planned: str | None) -> FollowUpStep:
    """What is to be done; `planned` is the text of the tasks.md beside the plan."""
    branch, pull = state.branch, state.open
    if _is_planned_already(state, wanted, planned):
        return FollowUpStep.COMPLETE
    if branch is None:
        return FollowUpStep.OPEN
    if state.is_anothers(wanted.folder):
        return FollowUpStep.FOREIGN
    if pull is not None:
        return _of_open(pull, branch, wanted)
    if state.pull is not None and state.pull.state is PullState.CLOSED:
        return FollowUpStep.CLOSED
    return FollowUpStep.OPEN if branch.origin else FollowUpStep.FOREIGN


def _is_planned_already(state: FollowUpState, wanted: FollowUp, planned: str | None) -> bool:
    """Whether the file beside the plan is the wanted one, and no open pull request stands with the same."""
    return wanted.text == planned and (state.open is None or state.text != planned)


def _of_open(pull: ExistingPullRequest, branch: ExistingBranch, wanted: FollowUp) -> FollowUpStep:
    """What is to be done about a pull request that is open."""
    if branch.text == wanted.text and pull.base == wanted.base:
        return FollowUpStep.STANDS
    return FollowUpStep.UPDATE if branch.origin else FollowUpStep.TOUCHED


def needs_commit(state: FollowUpState, wanted: FollowUp) -> bool:
    """Whether a follow-up that is to be opened lacks its commit: a worker may have died between the two."""
    branch = state.branch
    if branch is None or branch.origin is None or state.pull is not None:
        return True
    return branch.text != wanted.text or branch.origin.plan != wanted.plan


def parents_of(state: FollowUpState, wanted: FollowUp) -> tuple[str, ...]:
    """The commits that the next one follows: the branch's last, so that it moves forward, and the plan's if new."""
    branch = state.branch
    if branch is None:
        return (wanted.plan,)
    built_there = branch.origin is not None and branch.origin.plan == wanted.plan
    return (branch.tip,) if built_there else (branch.tip, wanted.plan)

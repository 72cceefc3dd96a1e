"""The follow-up pull request of a feature: what is to be done so that the wanted one stands, and what became of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from string import ascii_letters, digits

from plangate.domain.documents.layout import TASKS
from plangate.domain.model.branch_commit import BaseTree, BranchCommit
from plangate.domain.model.follow_up import (
    BRANCH_PREFIX,
    ExistingBranch,
    ExistingPullRequest,
    FollowUpState,
    PullState,
)
from plangate.domain.model.outgoing import FollowUp
from plangate.domain.model.snapshot import Feature, File, Snapshot
from plangate.domain.scaffold.model import Scaffold

_USUAL = frozenset(ascii_letters + digits + "._-")
_NOTHING = FollowUpState()
_NO_TREE = BaseTree("", "", {})


@dataclass(frozen=True, slots=True)
class FollowUpRequest:
    """Who or what wants tasks of a pull request's plans.

    `asked` says in the commit's message who wants it. `named` is a feature's folder, None for all. `tests` overrides
    what the documents ask for. With `unasked` nobody did: features that have a tasks.md are let be.
    """

    asked: str
    named: str | None = None
    tests: bool | None = None
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class FeatureEvidence:
    """What is read of a feature whose tasks are wanted, besides its documents.

    The manifests that its plan names, what stands of its follow-up, and the files of the plan's commit, which the
    follow-up's next commit would be made from.
    """

    feature: Feature
    manifests: tuple[File, ...] = ()
    standing: FollowUpState = _NOTHING
    tree: BaseTree = _NO_TREE

    @property
    def planned(self) -> File | None:
        """The tasks.md beside the plan."""
        return self.feature.file(TASKS)

    @property
    def branch(self) -> str:
        """The branch of its follow-up."""
        return branch_of(self.feature.folder)


@dataclass(frozen=True, slots=True)
class FollowUpEvidence:
    """All that is read for a request: the plans where they stand, and the features of them that are wanted.

    `base` is the branch that follow-ups go to, None where the plans lie in a fork. `paths` are all files of the
    repository at the plans' commit.
    """

    request: FollowUpRequest
    snapshot: Snapshot
    base: str | None
    paths: frozenset[str] = frozenset()
    features: tuple[FeatureEvidence, ...] = ()


def branch_of(folder: str) -> str:
    """The branch for a feature's folder: `specs/001-search` has `plangate/tasks/001-search`.

    Two folders may have one branch, where they differ in nothing but what a branch's name cannot hold.
    """
    kept = (_usual(part).strip(".").removesuffix(".lock") for part in folder.split("/") if part != "specs")
    return BRANCH_PREFIX + ("/".join(part for part in kept if part) or "plan")


def _usual(name: str) -> str:
    """A name without what a branch's cannot hold: a hyphen stands for signs that are not usual, one dot for several."""
    usual = "".join(sign if sign in _USUAL else " " for sign in name)
    for sign in (" ", "."):
        while sign * 2 in usual:
            usual = usual.replace(sign * 2, sign)
    return usual.replace(" ", "-")


def tasks_path(folder: str) -> str:
    """Where a feature's tasks.md lies."""
    return f"{folder}/{TASKS}" if folder else TASKS


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


@dataclass(frozen=True, slots=True)
class OutgoingFollowUp:
    """What is to be written so that a feature's follow-up stands, and the outcome once that is done.

    In this order, as far as it is there: a commit is made, the open pull request gets `fields`, the branch goes to the
    commit, and is made for it where it is a `new_branch`; a pull request is opened, and labeled.
    """

    outcome: Outcome
    commit: BranchCommit | None = None
    new_branch: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    opens: FollowUp | None = None
    labels: tuple[str, ...] = ()

    def hindered(self, hindrance: Hindrance, words: str = "") -> Outcome:
        """The outcome where it could not be written."""
        return replace(self.outcome, step=None, number=None, changes=(), hindrance=hindrance, words=words)


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


def outgoing_follow_up(evidence: FeatureEvidence, wanted: FollowUp, outcome: Outcome) -> OutgoingFollowUp:
    """How the wanted follow-up comes to stand, from what stands; `outcome` knows of no step yet."""
    state, planned = evidence.standing, evidence.planned
    step, pull = decide(state, wanted, planned.text if planned else None), state.open
    if step is FollowUpStep.OPEN:
        commit = _commit(evidence, wanted) if needs_commit(state, wanted) else None
        done = replace(outcome, step=step)
        return OutgoingFollowUp(done, commit, new_branch=state.branch is None, opens=wanted, labels=wanted.labels)
    standing = pull if step is FollowUpStep.COMPLETE else state.pull
    done = replace(outcome, step=step, number=standing.number if standing else None)
    if step is FollowUpStep.TOUCHED:
        return OutgoingFollowUp(replace(done, changes=changed_lines(state.text or "", wanted.text)))
    if pull is None or step not in (FollowUpStep.UPDATE, FollowUpStep.STANDS):
        return OutgoingFollowUp(done)
    # A worker may have died before it labeled what it had opened.
    labels = () if pull.labeled else wanted.labels
    if step is FollowUpStep.STANDS:
        return OutgoingFollowUp(done, labels=labels)
    return OutgoingFollowUp(done, _commit(evidence, wanted), fields=_fields(pull, wanted), labels=labels)


def _fields(pull: ExistingPullRequest, wanted: FollowUp) -> dict[str, str]:
    """What changes of a pull request besides its file; a body that somebody edited is left as it is."""
    base = {} if pull.base == wanted.base else {"base": wanted.base}
    return base if pull.touched else {**base, "body": wanted.body}


def _commit(evidence: FeatureEvidence, wanted: FollowUp) -> BranchCommit:
    parents = parents_of(evidence.standing, wanted)
    return BranchCommit(evidence.tree, {wanted.path: wanted.text}, wanted.message, parents)


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
    # What came in with a merge is nobody's any more; what was pushed after it is somebody's work.
    return FollowUpStep.OPEN if branch.origin or state.merged_whole else FollowUpStep.FOREIGN


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

"""What is left to people: where they parted the work themselves, only what no part of theirs can hold is added."""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

from plangate.domain.scaffold.existing_tasks import ExistingTask, ExistingTasks, requirements_in
from plangate.domain.scaffold.layout import kind_of
from plangate.domain.scaffold.model import TaskKind
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase

_OURS = (
    "plan: ",
    "data-model: ",
    "per contracts/",
    "research: ",
    "quickstart: ",
    "spec: User Story ",
    "spec: Key Entities",
)

Scope = tuple[TaskPhase | None, int | None]


class _Family(Enum):
    """Drafts that people word and part in their own ways; files, entities and whole stories are none of them."""

    TESTS = "tests"
    REQUIREMENTS = "requirements"
    CONTRACTS = "contracts"
    SHARED = "shared"


class HumanTasks:
    """The tasks of a file that people made, by phase and story.

    A task is ours when it cites in our way, or says just what a draft says. So what we add never changes what is left.
    """

    def __init__(self, standing: ExistingTasks, drafts: Sequence[TaskDraft]) -> None:
        said = {draft.what: draft for draft in drafts}
        self._kept = {(_family(said[o.what]), _scope(said[o.what])) for o in standing.all if o.what in said}
        self._theirs: dict[Scope, list[ExistingTask]] = {}
        for one in standing.all:
            if one.what not in said and not any(cite.startswith(_OURS) for cite in one.cites):
                self._theirs.setdefault(_place(one), []).append(one)
        self._covered = {one.task.story for one in standing.all}
        self._cites_most = self._cites(drafts)

    def _cites(self, drafts: Iterable[TaskDraft]) -> bool:
        """Whether people's tasks cite at least half of the requirements: then each one is meant to be cited."""
        wanted = {d.sources[0].name for d in drafts if _family(d) is _Family.REQUIREMENTS}
        cited = {id for tasks in self._theirs.values() for one in tasks for id in requirements_in(one)}
        return bool(wanted) and 2 * len(wanted & cited) >= len(wanted)

    def _anywhere(self, draft: TaskDraft) -> list[ExistingTask]:
        """All of people's tasks, for a draft that belongs to no story."""
        return [one for tasks in self._theirs.values() for one in tasks] if draft.story is None else []

    def holds(self, draft: TaskDraft) -> bool:
        """Whether a draft that no task covers is left to people all the same."""
        family, scope = _family(draft), _scope(draft)
        if draft.sources and draft.sources[0].kind is TaskKind.STORY and draft.stage is not Stage.TESTS:
            return draft.story in self._covered
        if family is None or (family, scope) in self._kept:
            return False
        theirs = self._theirs.get(scope, [])
        if family is _Family.TESTS:
            theirs = [one for one in theirs if "test" in one.words]
        if family is _Family.REQUIREMENTS:
            theirs = [] if self._cites_most else theirs or self._anywhere(draft)
        return bool(theirs)


def _family(draft: TaskDraft) -> _Family | None:
    kind = draft.sources[0].kind if draft.sources else None
    by_kind: Mapping[TaskKind | None, _Family] = {
        TaskKind.REQUIREMENT: _Family.REQUIREMENTS,
        TaskKind.CONTRACT: _Family.CONTRACTS,
        TaskKind.TECHNOLOGY: _Family.SHARED,
        TaskKind.DECISION: _Family.SHARED,
        TaskKind.QUICKSTART: _Family.SHARED,
    }
    if draft.stage is Stage.TESTS:
        return None if kind is TaskKind.PATH else _Family.TESTS
    return by_kind.get(kind, _Family.SHARED if kind is TaskKind.PATH and not draft.path else None)


def _scope(draft: TaskDraft) -> Scope:
    return draft.phase, draft.story


def _place(one: ExistingTask) -> Scope:
    if one.task.story is not None:
        return TaskPhase.STORY, one.task.story
    return kind_of(one.task.phase), None

"""A tasks.md that stands already: which of its tasks do what a draft would, and what is left to people.

Where people parted the work themselves, only what no part of theirs can hold is added.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from plangate.domain.documents.tasks import Task, Tasks
from plangate.domain.scaffold.model import TaskKind
from plangate.domain.scaffold.task_draft import TaskDraft, TaskPhase
from plangate.domain.scaffold.tasks_file.layout import kind_of
from plangate.domain.scaffold.words import requirement_ids, tokens
from plangate.domain.text.words import name_at_end, word_set

_WAITS = " (depends on "
_MAX_CITATION_LENGTH = 1000
_MAX_LABEL_LENGTH = 16
_BULLETS = ("- [", "* [", "+ [")
_METHODS = word_set("GET POST PUT PATCH DELETE HEAD OPTIONS TRACE")
_MAKING = frozenset({"create", "model", "entity", "struct", "define", "type", "dto", "schema"})
_OUR_CITES = (
    "plan: ",
    "data-model: ",
    "per contracts/",
    "research: ",
    "quickstart: ",
    "spec: User Story ",
    "spec: Key Entities",
)

Scope = tuple[TaskPhase | None, int | None]


@dataclass(frozen=True, slots=True)
class ExistingTask:
    """A task of the file with what it says: `what` without number, labels and citation, its `cites`, its words."""

    task: Task
    what: str
    cites: tuple[str, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, tasks: Tasks, task: Task) -> "ExistingTask":
        """A task of a file."""
        line = " ".join(tasks.document.line(task.span.line).split())
        citation = _citation(line)
        cites = citation[1:-1].split(";") if citation else []
        text = _without_waits(line.removesuffix(citation)).strip()
        return cls(task, _without_labels(text), tuple(map(str.strip, cites)), tokens(line))

    @property
    def requirements(self) -> tuple[str, ...]:
        """The requirements that it cites, wherever in its line."""
        return tuple(requirement_ids(f"{self.what} {' '.join(self.cites)}"))

    @property
    def operations(self) -> tuple[str, ...]:
        """The operations of interfaces that it names, as `GET /loans`."""
        return tuple(_operations(self.what))

    @property
    def speaks_of_tests(self) -> bool:
        """Whether it has the word."""
        return "test" in self.words

    @property
    def scope(self) -> Scope:
        """Its phase and story."""
        if self.task.story is not None:
            return TaskPhase.STORY, self.task.story
        return kind_of(self.task.phase), None

    @property
    def keys(self) -> Iterator[str]:
        """What a draft that this task covers can be found by."""
        yield self.what
        yield from self.task.paths
        yield from self.cites
        yield from self.words
        yield from self.requirements
        yield from self.operations


class ExistingTasks:
    """The tasks of a file, found by what they say: the time that it takes grows with the file, not with its square."""

    def __init__(self, tasks: Tasks) -> None:
        self.all = tuple(ExistingTask.of(tasks, task) for task in tasks.tasks)
        self._by_key: dict[str, list[ExistingTask]] = {}
        for task in self.all:
            for key in dict.fromkeys(task.keys):
                self._by_key.setdefault(key, []).append(task)

    def covering(self, draft: TaskDraft) -> tuple[ExistingTask, ...]:
        """The tasks that do what the draft asks for, in file order."""
        candidates = {id(task): task for key in self._keys(draft) for task in self._by_key.get(key, ())}
        covering = (task for task in candidates.values() if _covers(task, draft))
        return tuple(sorted(covering, key=lambda existing: existing.task.span.line))

    def _keys(self, draft: TaskDraft) -> Iterator[str]:
        yield draft.what
        if draft.makes:
            yield from self._rarest(draft.makes[0])
        elif draft.kind is TaskKind.REQUIREMENT:
            yield draft.sources[0].name
        elif operation := _operation_of(draft):
            yield from self._rarest(operation)
        else:
            yield from filter(None, (draft.path, *draft.cites))

    def _rarest(self, text: str) -> Sequence[str]:
        """The word of a text that the fewest tasks have."""
        return sorted(sorted(tokens(text)), key=lambda word: len(self._by_key.get(word, ())))[:1]


def _operation_of(draft: TaskDraft) -> str:
    """The first operation that a draft names, empty without one."""
    return next(_operations(draft.text), "")


def _operations(text: str) -> Iterator[str]:
    for word, path in pairwise(text.replace("`", "").split()):
        method = name_at_end(word)
        if method in _METHODS and path.startswith("/"):
            yield f"{method} {path}"


def _citation(line: str) -> str:
    """The brackets that a line ends with, empty without any."""
    depth, start = 0, max(len(line) - _MAX_CITATION_LENGTH, 0)
    for at in range(len(line) - 1, start - 1, -1):
        depth += (line[at] == ")") - (line[at] == "(")
        if depth <= 0:
            return line[at:] if line[at] == "(" else ""
    return ""


def _without_waits(line: str) -> str:
    """A line without what it says that its task waits for."""
    first, *others = line.split(_WAITS)
    return first + "".join(part.partition(")")[2] if ")" in part else f"{_WAITS}{part}" for part in others)


def _without_labels(line: str) -> str:
    """A task's line without bullet, box, number and labels, as far as they stand there."""
    if not line.startswith(_BULLETS):
        return line
    rest = line.partition("] ")[2]
    number, _, behind = rest.partition(" ")
    rest = behind if _is_number(number.strip("*")) else rest
    while rest.startswith("[") and "] " in rest[:_MAX_LABEL_LENGTH]:
        rest = rest.partition("] ")[2]
    return rest


def _is_number(word: str) -> bool:
    """Whether a word is a task's number: `T001`, `T013a`."""
    digits = word[1:-1] if word[-1:].isalpha() else word[1:]
    return word.startswith("T") and digits.isdecimal()


def _covers(existing: ExistingTask, draft: TaskDraft) -> bool:
    """Whether a task does what the draft asks for."""
    if existing.what == draft.what:
        return True
    if draft.makes:
        return _makes_the_same(existing, draft)
    if draft.kind is TaskKind.CONTRACT:
        return _tests_contract(existing, draft) if draft.is_test else _does_contract(existing, draft)
    if draft.kind is TaskKind.REQUIREMENT:
        return draft.sources[0].name in existing.requirements
    if draft.kind is TaskKind.PATH and draft.path:
        return draft.path in existing.task.paths
    return draft.phase is not TaskPhase.STORY and any(cite in existing.cites for cite in draft.cites[:1])


def _makes_the_same(existing: ExistingTask, draft: TaskDraft) -> bool:
    """Whether a task names the entities and may make them: at their file, in their story, or by its own words."""
    if not all(tokens(name) <= existing.words for name in draft.makes):
        return False
    is_there = draft.path in existing.task.paths or existing.task.story in (draft.story, None)
    return is_there or not existing.words.isdisjoint(_MAKING)


def _tests_contract(existing: ExistingTask, draft: TaskDraft) -> bool:
    is_same = draft.path in existing.task.paths if draft.path else draft.cites[-1] in existing.cites
    return existing.speaks_of_tests and is_same


def _does_contract(existing: ExistingTask, draft: TaskDraft) -> bool:
    method, _, path = _operation_of(draft).partition(" ")
    if not method:
        return draft.cites[-1] in existing.cites and not existing.speaks_of_tests
    named = (operation.partition(" ") for operation in existing.operations)
    return any(other == method and where.endswith(path) for other, _, where in named)


class _Family(Enum):
    """Drafts that people word and part in their own ways; files, entities and whole stories are none of them."""

    TESTS = "tests"
    REQUIREMENTS = "requirements"
    CONTRACTS = "contracts"
    SHARED = "shared"


_FAMILIES = {
    TaskKind.REQUIREMENT: _Family.REQUIREMENTS,
    TaskKind.CONTRACT: _Family.CONTRACTS,
    TaskKind.TECHNOLOGY: _Family.SHARED,
    TaskKind.DECISION: _Family.SHARED,
    TaskKind.QUICKSTART: _Family.SHARED,
}


class HumanTasks:
    """The tasks of a file that people made, by phase and story.

    A task is ours when it cites in our way, or says just what a draft says. So what we add never changes what is left.
    """

    def __init__(self, existing: ExistingTasks, drafts: Sequence[TaskDraft]) -> None:
        by_what = {draft.what: draft for draft in drafts}
        ours = [by_what[task.what] for task in existing.all if task.what in by_what]
        self._kept = {(_family(draft), _scope(draft)) for draft in ours}
        self._theirs: dict[Scope, list[ExistingTask]] = {}
        for task in existing.all:
            if task.what not in by_what and not any(cite.startswith(_OUR_CITES) for cite in task.cites):
                self._theirs.setdefault(task.scope, []).append(task)
        self._stories = {task.task.story for task in existing.all}
        self._cites_most = self._cites(drafts)

    @property
    def _all(self) -> Iterator[ExistingTask]:
        return (task for tasks in self._theirs.values() for task in tasks)

    def _cites(self, drafts: Iterable[TaskDraft]) -> bool:
        """Whether people's tasks cite at least half of the requirements: then each one is meant to be cited."""
        wanted = {draft.sources[0].name for draft in drafts if _family(draft) is _Family.REQUIREMENTS}
        cited = {id for task in self._all for id in task.requirements}
        return bool(wanted) and 2 * len(wanted & cited) >= len(wanted)

    def hold(self, draft: TaskDraft) -> bool:
        """Whether a draft that no task covers is left to people all the same."""
        family, scope = _family(draft), _scope(draft)
        if draft.kind is TaskKind.STORY and not draft.is_test:
            return draft.story in self._stories
        if family is None or (family, scope) in self._kept:
            return False
        return self._hold_family(family, draft)

    def _hold_family(self, family: _Family, draft: TaskDraft) -> bool:
        theirs = self._theirs.get(_scope(draft), [])
        if family is _Family.TESTS:
            return any(task.speaks_of_tests for task in theirs)
        if family is _Family.REQUIREMENTS:
            # What belongs to no story may be held by any task of theirs.
            theirs = theirs if draft.story is not None else list(self._all)
            return not self._cites_most and bool(theirs)
        return bool(theirs)


def _family(draft: TaskDraft) -> _Family | None:
    if draft.is_test:
        return None if draft.kind is TaskKind.PATH else _Family.TESTS
    if draft.kind is TaskKind.PATH:
        return None if draft.path else _Family.SHARED
    return _FAMILIES.get(draft.kind) if draft.kind else None


def _scope(draft: TaskDraft) -> Scope:
    return draft.phase, draft.story

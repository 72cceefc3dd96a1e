"""A tasks.md that stands already: which of its tasks do what a draft would, and which have lost their source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plangate.domain.documents.tasks import Task, Tasks
from plangate.domain.scaffold.design import Design
from plangate.domain.scaffold.model import Gone, TaskKind
from plangate.domain.scaffold.sources.contracts import name_of
from plangate.domain.scaffold.task_draft import Stage, TaskDraft, TaskPhase
from plangate.domain.scaffold.words import one_line, tokens

_CITATION = re.compile(r"\((?P<cites>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*$")
_WAITS = re.compile(r"\s*\(depends on [^()]*\)")
_LONGEST_CITATION = 1000
_LABELS = re.compile(r"^[-*+] \[[^\]]{0,3}\] (?:\*{0,2}T\d+\w?\*{0,2} )?(?:\[[^\]]{1,12}\] )*")
_REQUIREMENT = re.compile(r"\b[A-Z]{2,4}-(?:[A-Z]{1,8}-)?\d{1,4}[A-Za-z]?\b")
_OPERATION = re.compile(r"\b(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|TRACE) /\S*")


@dataclass(frozen=True, slots=True)
class ExistingTask:
    """A task of the file with what it says: `what` without number, labels and citation, its `cites`, its words."""

    task: Task
    what: str
    cites: tuple[str, ...]
    words: frozenset[str]

    @property
    def keys(self) -> Iterator[str]:
        """What a draft that this task covers can be found by."""
        yield self.what
        yield from self.task.paths
        yield from self.cites
        yield from self.words
        yield from requirements_in(self)
        yield from _OPERATION.findall(self.what.replace("`", ""))


def requirements_in(one: ExistingTask) -> tuple[str, ...]:
    """The requirements that a task cites, wherever in its line."""
    return tuple(_REQUIREMENT.findall(f"{one.what} {' '.join(one.cites)}"))


class ExistingTasks:
    """The tasks of a file, found by what they say: the time that it takes grows with the file, not with its square."""

    def __init__(self, tasks: Tasks) -> None:
        self.all = tuple(_standing(tasks, task) for task in tasks.tasks)
        self._by_key: dict[str, list[ExistingTask]] = {}
        for one in self.all:
            for key in dict.fromkeys(one.keys):
                self._by_key.setdefault(key, []).append(one)

    def covering(self, draft: TaskDraft) -> tuple[ExistingTask, ...]:
        """The tasks that do what the draft asks for, in file order."""
        found = {id(one): one for key in self._keys(draft) for one in self._by_key.get(key, ())}
        covering = [one for one in found.values() if covers(one, draft)]
        return tuple(sorted(covering, key=lambda one: one.task.span.line))

    def _keys(self, draft: TaskDraft) -> Iterator[str]:
        yield draft.what
        operation = _OPERATION.search(draft.text.replace("`", ""))
        if draft.makes:
            yield from self._rarest(draft.makes[0])
        elif own := _required(draft):
            yield own
        elif operation:
            yield from self._rarest(operation.group())
        else:
            yield from filter(None, (draft.path, *draft.cites))

    def _rarest(self, text: str) -> Sequence[str]:
        """The word of a text that the fewest tasks have."""
        return sorted(sorted(tokens(text)), key=lambda word: len(self._by_key.get(word, ())))[:1]


def _standing(tasks: Tasks, task: Task) -> ExistingTask:
    line = " ".join(tasks.document.line(task.span.line).split())
    found = _CITATION.search(line[-_LONGEST_CITATION:])
    cited = found.group() if found else ""
    text = _WAITS.sub("", line.removesuffix(cited)).strip()
    cites = tuple(part.strip() for part in found["cites"].split(";")) if found else ()
    return ExistingTask(task, _LABELS.sub("", text), cites, tokens(line))


def covers(one: ExistingTask, draft: TaskDraft) -> bool:
    """Whether a standing task does what the draft asks for."""
    if one.what == draft.what:
        return True
    if draft.makes:
        return all(tokens(name) <= one.words for name in draft.makes) and _same_place(one, draft)
    kind = draft.sources[0].kind if draft.sources else None
    if kind is TaskKind.PATH and draft.path:
        return draft.path in one.task.paths
    if kind is TaskKind.CONTRACT:
        return _does_contract(one, draft)
    own = _required(draft)
    if own:
        return own in requirements_in(one)
    return bool(draft.cites) and draft.cites[0] in one.cites and draft.phase is not TaskPhase.STORY


def _required(draft: TaskDraft) -> str:
    """The requirement that a draft is made for; empty where it is made for something else."""
    source = draft.sources[0] if draft.sources else None
    return source.name if source is not None and source.kind is TaskKind.REQUIREMENT else ""


def _same_place(one: ExistingTask, draft: TaskDraft) -> bool:
    """Whether a task that names the entity may make it: at its file, in its story, or by its own words."""
    if draft.path in one.task.paths or one.task.story in (draft.story, None):
        return True
    return bool(one.words & {"create", "model", "entity", "struct", "define", "type", "dto", "schema"})


def _does_contract(one: ExistingTask, draft: TaskDraft) -> bool:
    operation = _OPERATION.search(draft.text.replace("`", ""))
    if draft.stage is Stage.TESTS:
        return "test" in one.words and (draft.path in one.task.paths if draft.path else draft.cites[-1] in one.cites)
    if operation:
        method, _, path = operation.group().partition(" ")
        named = (found.partition(" ") for found in _OPERATION.findall(one.what.replace("`", "")))
        return any(m == method and (p == path or p.endswith(path)) for m, _, p in named)
    return draft.cites[-1] in one.cites and "test" not in one.words


def gone_tasks(design: Design, standing: Sequence[ExistingTask], drafts: Sequence[TaskDraft]) -> tuple[Gone, ...]:
    """The open tasks that cite only what the design no longer has."""
    present = _Present(design, drafts)
    return tuple(
        Gone(
            one.task.id, one_line(one.task.text), one.task.span.line, f"The design no longer has {' and '.join(lost)}."
        )
        for one in standing
        if not one.task.done and (lost := _lost(one, present))
    )


def _lost(one: ExistingTask, present: "_Present") -> tuple[str, ...]:
    """What a task cites, when nothing of it is left; none for a task without a citation of ours."""
    known = [(cite, present.has(cite, one)) for cite in _parts(one.cites)]
    judged = [(cite, there) for cite, there in known if there is not None]
    return tuple(cite for cite, _ in judged) if judged and not any(there for _, there in judged) else ()


def _parts(cites: Sequence[str]) -> Iterator[str]:
    for cite in cites:
        kind, colon, names = cite.partition(": ")
        if colon and kind in ("data-model",):
            yield from (f"{kind}: {name.strip()}" for name in names.split(","))
        elif not colon and "/" not in cite:
            yield from (part.strip() for part in cite.split(","))
        else:
            yield cite


class _Present:
    """What the design has, by the words of citations."""

    def __init__(self, design: Design, drafts: Sequence[TaskDraft]) -> None:
        self._requirements = {item.id for item in design.spec.requirements}
        self._things = {thing.name for thing in design.things}
        self._contracts = {f"per {name_of(contract)}" for contract in design.contracts}
        self._paths = {leaf.path for leaf in design.leaves} | set(design.ground.paths)
        self._stories = {f"spec: User Story {number}" for number in design.stories.numbers}
        self._decisions = {cite for draft in drafts for cite in draft.cites if cite.startswith("research: ")}

    def has(self, cite: str, one: ExistingTask) -> bool | None:
        """Whether the design has what is cited; None for words that are no citation of ours."""
        if cite == "plan: structure":
            return any(path in self._paths for path in one.task.paths) if one.task.paths else None
        if cite.startswith("data-model: "):
            return all(name in self._things for name in cite.removeprefix("data-model: ").split(" → "))
        for start, held in (
            ("per contracts/", self._contracts),
            ("spec: User Story ", self._stories),
            ("research: ", self._decisions),
        ):
            if cite.startswith(start):
                return cite in held
        return cite in self._requirements if _REQUIREMENT.fullmatch(cite) else None
